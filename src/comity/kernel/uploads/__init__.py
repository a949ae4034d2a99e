"""Rules for uploaded documents: which kinds are taken, and whether a file is what its name says.

Not taken, and why:
- zip and other archives: nobody sees from outside what they hold; publish the files themselves.
- rtf: can carry programs, in more spellings than can be checked; odt, docx and pdf say the same.
- doc, xls, ppt and whatever has macros: programs that run when a reader opens them.
- html, svg, xml: a browser would run their scripts as if they were ours.
"""

from comity.kernel.uploads.documents import EXTENSIONS, check_document
from comity.kernel.uploads.downloads import as_download, download_headers
from comity.kernel.uploads.names import clean_name, marked_name, unmarked_names
from comity.kernel.uploads.refusals import LARGEST_FILE, Refused

__all__ = [
    "EXTENSIONS",
    "LARGEST_FILE",
    "Refused",
    "as_download",
    "check_document",
    "clean_name",
    "download_headers",
    "marked_name",
    "unmarked_names",
]
