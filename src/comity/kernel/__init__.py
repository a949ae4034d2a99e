"""The kernel holds what every room stands on and what no room may do by itself.

It guards reading (access), keeps the record of what was done (audit), seals what must not be read
(crypto, keys), tells the time (clock), chooses a safe SQLite and answers politely when it is stuck (sqlite).
It knows no other room and owns no words of the trade: only the entry of the audit record and the batch
that seals such entries.
"""
