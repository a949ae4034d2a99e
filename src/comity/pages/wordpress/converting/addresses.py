"""Addresses in a body: without what follows readers, and of players the page where the thing is played."""

import re
from urllib.parse import SplitResult, parse_qsl, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

# Words of a query that follow readers from site to site.
_FOLLOWING = set(
    "_ga _gl _openstat dclid fbclid gbraid gclid igsh igshid li_fat_id mkt_tok msclkid oly_anon_id "
    "oly_enc_id rb_clickid s_cid srsltid ttclid twclid vero_id wbraid wickedid yclid".split()
)
_FOLLOWING_FAMILIES = ("utm_", "mc_", "hsa_", "pk_", "mtm_", "_hs")
_SIZE = re.compile(r"-[0-9]{1,5}x[0-9]{1,5}(?=\.[A-Za-z]{3,5}$)")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|heic|svg)$", re.I)
# Hosts and paths of pictures that nobody is meant to see.
_BEACONS = (
    "pixel.wp.com/",
    "stats.wordpress.com/",
    "stats.wp.com/",
    "feeds.wordpress.com/",
    "google-analytics.com/",
    "doubleclick.net/",
    "facebook.com/tr",
    "bat.bing.com/",
    "scorecardresearch.com/",
    "quantserve.com/",
    "met.vgwort.de/",
    "feeds.feedburner.com/~",
    "feedsportal.com/",
    "amazon-adsystem.com/",
    "ir-de.amazon",
    "assoc-amazon.",
    "statcounter.com/",
    "px.ads.linkedin.com/",
    "analytics.twitter.com/",
    "hits.dtl",
)
# Where a player's own address leads to: the page of the provider where a reader can go.
_PLAYERS = (
    (
        re.compile(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/(?:embed|v)/([\w-]{6,20})"),
        r"https://www.youtube.com/watch?v=\1",
    ),
    (re.compile(r"https?://player\.vimeo\.com/video/([0-9]+)"), r"https://vimeo.com/\1"),
    (
        re.compile(r"https?://(?:www\.)?dailymotion\.com/embed/video/(\w+)"),
        r"https://www.dailymotion.com/video/\1",
    ),
    (re.compile(r"https?://open\.spotify\.com/embed/(\w+/\w+)"), r"https://open.spotify.com/\1"),
    (re.compile(r"(https?://[\w.-]+)/videos/embed/([\w-]+)"), r"\1/w/\2"),
)
_INSIDE = {"w.soundcloud.com": "url", "www.facebook.com": "href", "www.mixcloud.com": "feed"}
PROVIDERS = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "vimeo.com": "Vimeo",
    "dailymotion.com": "Dailymotion",
    "soundcloud.com": "SoundCloud",
    "spotify.com": "Spotify",
    "twitter.com": "Twitter",
    "x.com": "X",
    "facebook.com": "Facebook",
    "instagram.com": "Instagram",
    "tiktok.com": "TikTok",
    "flickr.com": "Flickr",
    "flic.kr": "Flickr",
    "mixcloud.com": "Mixcloud",
    "slideshare.net": "SlideShare",
    "ted.com": "TED",
    "issuu.com": "Issuu",
    "bandcamp.com": "Bandcamp",
    "scribd.com": "Scribd",
    "bsky.app": "Bluesky",
    "archive.org": "Internet Archive",
    "openstreetmap.org": "OpenStreetMap",
    "reddit.com": "Reddit",
    "tumblr.com": "Tumblr",
    "pinterest.com": "Pinterest",
    "speakerdeck.com": "Speaker Deck",
}
_url = URLValidator(schemes=["http", "https"])


def plain(address: str) -> str:
    """Return an address without the words in its query that follow readers."""
    before, _mark, rest = address.strip().partition("?")
    query, mark, fragment = rest.partition("#")
    kept = "&".join(word for word in query.split("&") if not _follows(word.partition("=")[0].lower()))
    return before + (f"?{kept}" if kept else "") + mark + fragment


def _follows(name: str) -> bool:
    return name in _FOLLOWING or name.startswith(_FOLLOWING_FAMILIES)


def full_size(address: str) -> str:
    """Return the address of a picture in its full size: `strike-300x200.jpg` is a copy of `strike.jpg`."""
    return _SIZE.sub("", _path_only(address))


def _path_only(address: str) -> str:
    return address.partition("#")[0].partition("?")[0]


def is_picture(address: str) -> bool:
    """Say whether an address is that of a picture's file."""
    return bool(_PICTURE.search(_path_only(address)))


def is_beacon(address: str) -> bool:
    """Say whether a picture at this address only counts readers."""
    return any(beacon in address for beacon in _BEACONS)


def shown_at(address: str) -> str:
    """Return the page where a reader finds what a player at this address plays."""
    address = "https:" + address if address.startswith("//") else plain(address)
    for pattern, page in _PLAYERS:
        if found := pattern.match(address):
            return found.expand(page)
    parts = _split(address)
    if parts and (inside := dict(parse_qsl(parts.query)).get(_INSIDE.get(parts.netloc, ""))):
        return inside if inside.startswith("http") else f"https://{parts.netloc}{inside}"
    return address


def provider(address: str) -> str:
    """Return the name of a known provider, "YouTube", or ""."""
    return PROVIDERS.get(".".join(host(address).split(".")[-2:]), "") if "://" in address else ""


def host(address: str) -> str:
    """Return the host of an address, "" without one."""
    parts = _split(address)
    return (parts.hostname or "") if parts else ""


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:
        return None


def is_whole(address: str) -> bool:
    """Say whether a link card can lead there: an address with scheme and host."""
    try:
        _url(address)
    except ValidationError:
        return False
    return True
