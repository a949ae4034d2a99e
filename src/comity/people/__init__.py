"""People knows who takes part and how they sign in.

It keeps persons, the account a person signs in with, the mandates that give a person an office, and the
running sign-ins of each account. It builds the second factor, closes every other door to the CMS, and draws
the desk's first page. What an office is, `organisation` says.
Its words: person, account, mandate, sign-in.
"""
