"""The `comity` program: its commands, the data directory, and the processes it keeps running.

Nothing here is about the trade of an organisation: the commands ask the rooms below. Django is loaded only by
commands that need it, and the process that serves never opens a database: it forks the ones that do.
"""
