"""Demo shows the product filled: one invented union with its stories, drawn pictures and people.

Its texts are TOML files, its pictures are drawn by code, so the demo is the same on every machine.
It remembers which rows it made, and takes away those that nobody has changed since.
Its word: seeded.
"""
