from django.utils import translation

from comity.kernel import languages


def test_the_first_language_has_no_prefix_and_others_their_code():
    assert languages.current() == "en"
    assert languages.prefix() == ""
    assert (languages.prefix("en"), languages.prefix("ar")) == ("", "/ar")


def test_what_is_made_inside_speaks_the_language_and_nothing_afterwards():
    with languages.speaking("ar"):
        assert (languages.current(), languages.prefix(), translation.get_language()) == ("ar", "/ar", "ar")
        assert translation.get_language_bidi() is True
        with languages.speaking("en"):
            assert languages.prefix() == ""
        assert languages.current() == "ar"
    assert (languages.current(), translation.get_language()) == ("en", "en")


def test_the_language_an_editor_reads_the_cms_in_does_not_change_addresses():
    with translation.override("es"):
        assert languages.prefix() == ""
