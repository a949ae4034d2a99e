"""What happens to accounts, mandates, second factors and sign-ins.

`by` is whoever asks: None for the program itself (`comity user add`, the demo, a job by the clock).
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from comity.kernel import audit, clock
from comity.kernel.access import Actor, NotAllowed
from comity.organisation.kinds import OFFICES
from comity.people import queries, rules, tasks
from comity.people.emails import reset_address
from comity.people.models import Account, Mandate, Person, SignIn

GROUP = "office:{}"
"""The name of the group that carries what an office may do in the CMS."""


# --- accounts -------------------------------------------------------------------------------------
@transaction.atomic
def add_account(
    *,
    email: str,
    name: str,
    offices: Iterable[str] = (),
    by: Actor | None = None,
    password: str | None = None,
    language: str = "",
) -> Account:
    """Make an account for a person who is not known yet, and give them `offices` from now on.

    Without a password the person comes in by `entry_link`, by a code sent by mail, or by resetting it.
    Raises ValidationError for an address that is malformed or taken, an empty name or a weak password,
    and NotAllowed when `by` may not do this.
    """
    rules.may_add_account(by)
    person = Person(name=" ".join(name.split()))
    account = Account(person=person, email=email.strip().lower(), language=language)
    if password is None:
        account.set_unusable_password()
    else:
        validate_password(password, account)
        account.set_password(password)
    person.full_clean()
    person.save()
    account.full_clean()
    account.save()
    # Whoever adds an account vouches for its address: an install may have no mail server yet.
    EmailAddress.objects.create(user=account, email=account.email, primary=True, verified=True)
    audit.record("add account", by=by, on=account)
    for office in offices:
        _give(person, office=office, by=by)
    synchronise_offices()
    return account


@transaction.atomic
def entry_link(account: Account, *, by: Actor | None = None) -> str:
    """Return an address where the person chooses a password. It works once, for a day."""
    rules.may_add_account(by)
    audit.record("make entry link", by=by, on=account)
    return reset_address(f"{user_pk_to_url_str(account)}-{default_token_generator.make_token(account)}")


@transaction.atomic
def choose_language(account: Account, *, language: str) -> None:
    """Keep the language in which the person wants to get mails."""
    account.language = language
    account.full_clean(exclude=["password"])
    account.save(update_fields=["language"])
    audit.record("choose language", by=account, on=account)


@transaction.atomic
def keep_password(account: Account, *, here: SignIn | None) -> None:
    """Keep the password that was just set on `account`, and end every sign-in but `here`: one act."""
    account.save(update_fields=["password"])
    end_sign_ins(account, besides=here)
    audit.record("choose password", by=account, on=account)


# --- mandates ---------------------------------------------------------------------------------------
@transaction.atomic
def give_mandate(
    person: Person,
    *,
    office: str,
    by: Actor | None = None,
    starts: datetime | None = None,
    ends: datetime | None = None,
) -> Mandate:
    """Give an office to a person, from `starts` (now) to `ends` (open).

    Raises NotAllowed when `by` may not, and when the person holds the office already;
    ValidationError when it would end before it starts.
    """
    mandate = _give(person, office=office, by=by, starts=starts, ends=ends)
    synchronise_offices()
    _tell(person, news="office_given", office=office)
    return mandate


@transaction.atomic
def end_mandate(mandate: Mandate, *, by: Actor | None = None, at: datetime | None = None) -> None:
    """End a mandate now, or at a later moment.

    Raises NotAllowed when `by` may not, and when it is over or ends before that: nobody prolongs their own.
    """
    list(
        Mandate.objects.select_for_update()
        .filter(office=mandate.office)
        .everything(because="two may end theirs at once")
    )
    rules.may_end_mandate(by, mandate=mandate)
    now = clock.now()
    end = max(at or now, now, mandate.starts)
    still = Mandate.objects.filter(Q(ends=None) | Q(ends__gt=now, ends__gte=end), pk=mandate.pk)
    if not still.everything(because="the rule has just allowed it").update(ends=end):
        raise NotAllowed(_("This mandate is over already, or ends before that."))
    mandate.ends = end
    audit.record("end mandate", by=by, on=mandate, reason=mandate.office)
    synchronise_offices()
    _tell(mandate.person, news="office_ended", office=mandate.office)


@transaction.atomic
def end_offices(account: Account, *, offices: Iterable[str] = (), by: Actor | None = None) -> list[Mandate]:
    """End the mandates that run or are to come, all or those of `offices`, and the account's sign-ins.

    Returns the mandates ended. Raises NotAllowed as `end_mandate` does; then nothing has ended.
    """
    named = list(offices)
    ended = [mandate for mandate in queries.lasting_mandates(account) if not named or mandate.office in named]
    for mandate in ended:
        end_mandate(mandate, by=by)
    end_sign_ins(account)
    audit.record("end sign-ins", by=by, on=account)
    return ended


@transaction.atomic
def synchronise_offices() -> int:
    """Make every account's groups exactly what its running mandates say; return how many changed."""
    groups = {code: Group.objects.get_or_create(name=GROUP.format(code))[0].pk for code in OFFICES}
    running = Mandate.objects.running().filter(office__in=OFFICES, person__account__is_active=True)
    running = running.everything(because="groups follow the mandates of everybody")
    wanted = {
        (account, groups[office]) for account, office in running.values_list("person__account", "office")
    }
    memberships = Account.groups.through.objects
    kept = {(row.account_id, row.group_id): row.pk for row in memberships.all()}
    gone = [key for pair, key in kept.items() if pair not in wanted]
    memberships.filter(pk__in=gone).delete()
    new = [
        Account.groups.through(account_id=account, group_id=group) for account, group in wanted - kept.keys()
    ]
    memberships.bulk_create(new, ignore_conflicts=True)
    return len(gone) + len(new)


def _give(
    person: Person,
    *,
    office: str,
    by: Actor | None,
    starts: datetime | None = None,
    ends: datetime | None = None,
) -> Mandate:
    rules.may_give_mandate(by, person=person, office=office)
    asked = Person.objects.select_for_update().filter(pk=person.pk)
    asked.everything(because="two may give the same office at once").first()
    mandate = Mandate(person=person, office=office, ends=ends, given_by=by.person_id if by else None)
    mandate.starts = starts or mandate.starts
    later = Mandate.objects.filter(Q(ends=None) | Q(ends__gt=mandate.starts), person=person, office=office)
    later = later.everything(because="an office is held once")
    if (later.filter(starts__lt=ends) if ends else later).exists():
        raise NotAllowed(_("%(name)s holds this office already.") % {"name": person.name})
    mandate.full_clean()
    mandate.save(force_insert=True)
    audit.record("give mandate", by=by, on=mandate, reason=office)
    return mandate


def _tell(person: Person, *, news: str, office: str) -> None:
    account = Account.objects.filter(person=person).first()
    if account is not None:
        transaction.on_commit(
            partial(tasks.tell.enqueue, account_id=str(account.pk), news=news, office=office)
        )


# --- second factors and sign-ins --------------------------------------------------------------------
@transaction.atomic
def change_factors[T](account: Account, change: Callable[[], T], *, here: SignIn | None) -> T:
    """Run `change`, which adds or removes second factors or recovery codes, as one act with its entries.

    A first factor ends every sign-in but `here`: the others knew the password only. Returns what `change`
    returns. Raises NotAllowed when `here` was ended meanwhile, and when an office would be left without its
    factor; then nothing has changed.
    """
    Account.objects.select_for_update().get(pk=account.pk)  # of two changes at once, one waits for the other
    mine = SignIn.objects.select_for_update().filter(account=account)
    mine = mine.everything(because="whoever was signed out while they waited changes nothing")
    if here is None or mine.filter(pk=here.pk).first() is None:
        raise NotAllowed(_("You were signed out from another device. Sign in to go on."))
    before, had = queries.factor_keys(account), rules.has_second_factor(account)
    done = change()
    after, has = queries.factor_keys(account), rules.has_second_factor(account)
    if had and not has:
        rules.may_go_without_factor(account)
    if has and not had:
        end_sign_ins(account, besides=here)
    for verb, keys in (("remove second factor", before - after), ("add second factor", after - before)):
        for _key in keys:
            audit.record(verb, by=account, on=account)
    return done


@transaction.atomic
def reset_second_factor(account: Account, *, by: Actor | None = None) -> int:
    """Remove every second factor and recovery code of an account, and end its sign-ins.

    Returns how many factors went. The last way in for somebody who lost phone and codes; they are told.
    """
    rules.may_reset_second_factor(by, account=account)
    Account.objects.select_for_update().get(
        pk=account.pk
    )  # what changes factors meanwhile comes after, or fails
    factors = Authenticator.objects.filter(user=account)
    count: int = factors.exclude(type=Authenticator.Type.RECOVERY_CODES).count()
    factors.delete()
    end_sign_ins(account)
    audit.record("reset second factor", by=by, on=account)
    transaction.on_commit(partial(tasks.tell.enqueue, account_id=str(account.pk), news="second_factor_reset"))
    return count


@transaction.atomic
def open_sign_in(account: Account) -> SignIn:
    """Keep that the account has signed in on one more device."""
    return SignIn.objects.create(account=account)


@transaction.atomic
def end_sign_ins(account: Account, *, besides: SignIn | None = None, by: Actor | None = None) -> int:
    """End the sign-ins of an account on every device, or on every other one; return how many were ended.

    Recorded when somebody asks for it (`by`); else it is part of another act, which has its own entry.
    """
    mine = SignIn.objects.filter(account=account).everything(because="an account's own sign-ins")
    if besides is not None:
        mine = mine.exclude(pk=besides.pk)
    if by is not None:
        audit.record("end sign-ins", by=by, on=account)
    return mine.delete()[0]


@transaction.atomic
def end_sign_in(sign_in: SignIn, *, by: Actor | None = None) -> None:
    """End one sign-in: the session that carries its key is over with the next request.

    Recorded when somebody ends it from elsewhere (`by`); signing out is no act of power.
    """
    if by is not None:
        audit.record("end sign-in", by=by, on=sign_in)
    sign_in.delete()


@transaction.atomic
def forget_old_sign_ins(*, before: datetime) -> int:
    """Drop the sign-ins that began before a moment; they are over already."""
    old = SignIn.objects.filter(at__lt=before).everything(because="what is over is forgotten by the clock")
    return old.delete()[0]
