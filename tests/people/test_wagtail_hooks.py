"""What the CMS shows and keeps of an account."""

from django.test import Client
from wagtail.users.models import UserProfile

from tests.factories import people
from tests.people import entrance


def test_the_settings_of_the_cms_leave_name_address_picture_and_password_alone(
    client: Client, cms: None
) -> None:
    account = people.account("editor", name="Ada Lark", email="ada@example.org")
    entrance.with_app(account)
    entrance.sign_in(client, account)
    page = client.get("/cms/account/").content.decode()
    assert "locale-preferred_language" in page
    for field in ("first_name", "name_email", 'type="password"', 'type="file"'):
        assert field not in page
    sent = {
        "locale-preferred_language": "es",
        "locale-current_time_zone": "",
        "theme-theme": "dark",
        "theme-contrast": "system",
        "theme-density": "default",
        "name_email-first_name": "Eve",
        "name_email-email": "eve@example.org",
        "password-new_password1": "nine paper boats at dawn",
        "password-new_password2": "nine paper boats at dawn",
    }
    assert client.post("/cms/account/", sent)["Location"] == "/cms/account/"
    assert UserProfile.objects.get(user=account).preferred_language == "es"
    account.refresh_from_db()
    assert (account.email, account.name) == ("ada@example.org", "Ada Lark")
    assert account.check_password(people.PASSWORD)


def test_the_cms_greets_with_the_name(client: Client, cms: None) -> None:
    account = people.account("editor", name="Ada Lark", email="ada@example.org")
    entrance.with_app(account)
    page = entrance.sign_in(client, account).get("/cms/").content.decode()
    assert '"name": "Ada Lark"' in page
    assert "gravatar" not in page
