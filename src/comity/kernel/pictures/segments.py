"""What a picture file is made of, read without decoding it."""

import re
from collections.abc import Iterator

_HEAD, SCAN, _END = 0xE0, 0xDA, 0xD9
MOST_SEGMENTS = 5_000
_MARKER = re.compile(rb"\xff([\x02-\xcf\xd9-\xfe])")
# The JFIF head, tables, frames, scans. No room for notes, profiles, small pictures.
_JPEG_PARTS = frozenset({_HEAD, 0xDB, 0xDD, 0xC0, 0xC2, 0xC4, SCAN, _END})
_JFIF = b"\x00\x10JFIF\x00"  # 16 bytes long: no thumbnail
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_PARTS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})


def segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the segments of the first picture in a JPEG: marker, where its content begins, where it ends.

    Stops after `MOST_SEGMENTS`, of which no honest picture has a tenth.
    """
    position = 2
    for _number in range(MOST_SEGMENTS):
        marker = _MARKER.search(content, position)
        if marker is None:
            return
        kind, start = marker[1][0], marker.end()
        if kind == _END:
            yield kind, start, start
            return
        position = start + max(2, int.from_bytes(content[start : start + 2]))
        yield kind, start, position


def is_clean(content: bytes) -> bool:
    """Say whether this has the parts of a picture as `clean` writes it, and none that hold notes.

    Looks at the parts only: whether they make a picture, decoding will show.
    """
    if content.startswith(_PNG):
        return _is_clean_png(content)
    return content.startswith(b"\xff\xd8\xff") and _is_clean_jpeg(content)


def _is_clean_jpeg(content: bytes) -> bool:
    parts = list(segments(content))
    return (
        all(kind in _JPEG_PARTS for kind, _begin, _stop in parts)
        and all(content.startswith(_JFIF, start) for kind, start, _stop in parts if kind == _HEAD)
        and parts[-1:] == [(_END, len(content), len(content))]
    )


def _is_clean_png(content: bytes) -> bool:
    position, kind = len(_PNG), b""
    while position < len(content):
        kind = content[position + 4 : position + 8]
        if kind not in _PNG_PARTS:
            return False
        position += 12 + int.from_bytes(content[position : position + 4])
    return position == len(content) and kind == b"IEND"
