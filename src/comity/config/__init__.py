"""Config puts the rooms together.

It holds the settings, the URLs and the WSGI application, and reads the environment in one place.
It decides nothing a room could decide.
"""
