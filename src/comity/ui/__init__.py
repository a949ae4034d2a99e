"""UI is how everything looks: frames, components, style sheets, forms and error pages.

It knows no other room. Other rooms bring their part of a page as a panel (`ui.panels`), and the organisation
brings its name and colours (`ui.identity`, `ui.colours`). Light and dark, left-to-right and right-to-left,
paper and screen are one design.
Its word: panel.
"""
