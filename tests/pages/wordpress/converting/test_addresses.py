import pytest

from comity.pages.wordpress.converting import addresses


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/?utm_source=a&id=3&fbclid=x#top", "https://example.org/?id=3#top"),
        ("https://example.org/?gclid=1", "https://example.org/"),
        ("https://example.org/?a=%20b&&c", "https://example.org/?a=%20b&&c"),
        (" /page ", "/page"),
        ("https://[bad", "https://[bad"),
    ],
)
def test_words_that_follow_readers_are_cut(address, kept):
    assert addresses.plain(address) == kept


@pytest.mark.parametrize(
    ("player", "page"),
    [
        ("https://www.youtube-nocookie.com/embed/abcdefg?start=3", "https://www.youtube.com/watch?v=abcdefg"),
        ("//player.vimeo.com/video/12?h=1", "https://vimeo.com/12"),
        ("https://open.spotify.com/embed/track/1a", "https://open.spotify.com/track/1a"),
        (
            "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b&color=f",
            "https://soundcloud.com/a/b",
        ),
        ("https://tube.example.org/videos/embed/0-a", "https://tube.example.org/w/0-a"),
        ("https://[bad", "https://[bad"),
    ],
)
def test_a_player_leads_to_its_page(player, page):
    assert addresses.shown_at(player) == page


def test_only_the_hosts_themselves_are_known_providers():
    assert addresses.provider("https://m.youtube.com/watch?v=1") == "YouTube"
    assert addresses.provider("https://youtube.com.evil.example/") == ""


def test_sizes_lead_to_the_whole_picture():
    assert addresses.full_size("https://example.org/a-2-300x200.jpg?x=1") == "https://example.org/a-2.jpg"
    assert addresses.full_size("https://example.org/a-2x4-b.jpg") == "https://example.org/a-2x4-b.jpg"
