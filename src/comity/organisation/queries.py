"""What other rooms and every page ask about the organisation."""

from comity.kernel.memo import until_change
from comity.organisation.models import Profile
from comity.ui.identity import Identity


@until_change
def profile() -> Profile:
    """Return the organisation's profile, to show: to change it, take `Profile.current()`."""
    return Profile.current()


def identity() -> Identity:
    """Return what every page's frame says of the organisation."""
    current = profile()
    return Identity(
        name=current.name,
        tagline=current.tagline,
        logo_url=current.logo.url if current.logo else "",
        logo_width=current.logo_width or 0,
        logo_height=current.logo_height or 0,
        theme_version=current.theme_version,
    )
