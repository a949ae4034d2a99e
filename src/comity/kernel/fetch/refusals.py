"""Why a request was not made, or did not work."""


class Refused(Exception):
    """We do not go there. The text says why, in words for people."""


class Failed(Exception):
    """We went there, and it did not work. The text says why, in words for people."""


class TooLong(Failed):
    """The other server answered, with more than we take."""
