"""Pages is the website: what the organisation writes and the public reads.

It keeps home, sections, articles, plain pages, authors, pictures and files, and it is the only room that
knows Wagtail. Editors work here; every other room shows itself on these pages through panels.
Its words: article, section, author, picture, file, correction, withdrawal.
"""
