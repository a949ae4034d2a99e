"""What other rooms and every page ask about the organisation."""

from comity.kernel import languages
from comity.kernel.memo import until_change
from comity.organisation.models import Profile, words_in
from comity.ui.identity import Identity


@until_change
def profile(language: str) -> Profile:
    """Return the organisation's profile in a language, to show: to change it, take `Profile.current()`."""
    shown = Profile.current()
    for (topic, field), text in words_in(language).items():
        if topic is None:
            setattr(shown, field, text)
    return shown


def identity() -> Identity:
    """Return what every page's frame says of the organisation."""
    current = profile(languages.current())
    return Identity(
        name=current.name,
        tagline=current.tagline,
        logo_url=current.logo.url if current.logo else "",
        logo_width=current.logo_width or 0,
        logo_height=current.logo_height or 0,
        theme_version=current.theme_version,
    )
