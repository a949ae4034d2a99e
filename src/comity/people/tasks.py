"""What is slow: mails about an account."""

from django.tasks import task

from comity.people import emails
from comity.people.models import Account


@task()
def tell(account_id: str, news: str, office: str = "") -> None:
    """Mail the holder of an account one of the pieces of news in `people/email/`. Nothing when it is gone."""
    account = Account.objects.select_related("person").filter(pk=account_id, is_active=True).first()
    if account is not None:
        emails.tell(account, news=news, office=office)
