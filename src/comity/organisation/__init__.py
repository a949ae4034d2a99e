"""Organisation knows the body that runs this install.

It keeps its profile (name, look, contacts, the texts for joining and giving) and its topics, and it defines
the offices and what each may do. Who holds an office is the room `people`'s knowledge.
Its words: organisation, profile, office, topic.
"""
