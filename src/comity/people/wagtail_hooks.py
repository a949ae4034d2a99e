"""What the CMS shows of an account: language, look and notices. Name, address and password live elsewhere."""

from typing import Any

from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import (
    AccountView,
    LocaleSettingsPanel,
    NotificationsSettingsPanel,
    ThemeSettingsPanel,
)

_SHOWN = (NotificationsSettingsPanel, LocaleSettingsPanel, ThemeSettingsPanel)


class AccountSettings(AccountView):
    """Wagtail's page of personal settings, without those that go past our rules for names and pictures."""

    def get_panels(self) -> list[Any]:
        """Return the settings that only the CMS knows."""
        return [panel for panel in super().get_panels() if isinstance(panel, _SHOWN)]


account_settings = require_admin_access(AccountSettings.as_view())
