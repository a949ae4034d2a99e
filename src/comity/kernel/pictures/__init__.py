"""Pictures from outside: decoded, and written anew from their pixels alone.

Nothing of the uploaded file itself is kept. Whatever a camera noted (place, time, owner, thumbnail) and
whatever somebody hid in or behind the picture (a script, an archive) is therefore gone.
"""

from comity.kernel.pictures.cleaning import CleanPicture, clean
from comity.kernel.pictures.limits import LARGEST_FILE, MOST_PIXELS, Refused
from comity.kernel.pictures.segments import is_clean

__all__ = ["LARGEST_FILE", "MOST_PIXELS", "CleanPicture", "Refused", "clean", "is_clean"]
