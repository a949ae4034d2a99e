"""Whom the organisation knows, what they sign in with, which offices they hold, where they are signed in."""

import secrets
import time
from datetime import datetime
from functools import cached_property
from typing import ClassVar, NoReturn, Self
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.kernel import clock
from comity.kernel.access import Actor, GuardedModel, GuardedQuerySet
from comity.organisation.kinds import OFFICES


def new_id() -> UUID:
    """Return a UUID of version 7 (RFC 9562): later rows sort later, and it is known before the insert."""
    milliseconds = time.time_ns() // 1_000_000
    number = (milliseconds & (2**48 - 1)) << 80 | 0x7 << 76
    number |= secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return UUID(int=number)


class PersonQuerySet(GuardedQuerySet["Person"]):
    """Persons: an administrator sees all of them, a person sees themself."""

    def _sight(self, actor: Actor) -> Self:
        return self if actor.holds("administrator") else self.filter(pk=actor.person_id)


class Person(GuardedModel):
    """A human being whom the organisation knows, once."""

    class Privacy:
        purpose = _("Knowing who acts for the organisation.")
        basis = _("Legitimate activities of the organisation (GDPR art. 6 (1) f and 9 (2) d)")
        retention = _("As long as the person has an account or has held an office within the last year.")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(_("name"), max_length=120)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ("name", "id")
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="person_has_a_name"),)

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts. Making one is `actions.add_account`, so that no account is made past its rules."""

    def get_queryset(self) -> models.QuerySet["Account"]:
        """Return accounts with their persons: whatever shows an account shows the name."""
        return super().get_queryset().select_related("person")

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email=(username or "").lower())

    def create_user(self, *_args: object, **_fields: object) -> NoReturn:
        """Refuse: accounts are made by `actions.add_account`."""
        raise TypeError("Use: comity user add")

    def create_superuser(self, *_args: object, **_fields: object) -> NoReturn:
        """Refuse: nobody stands above the offices."""
        raise TypeError("There are no superusers here. Use: comity user add --office administrator")


class Account(AbstractBaseUser, PermissionsMixin):
    """What a person signs in with. Its groups follow the person's mandates; nothing else gives it power.

    Its manager is an ordinary one: sign-in libraries and the CMS look accounts up before anybody is known
    to be asking. What an account shows of a person is the name and the address it signs in with.
    """

    class Privacy:
        purpose = _("Signing in.")
        basis = _(
            "Contract with the person, or legitimate activities of the organisation (GDPR art. 6 (1) b and f)"
        )
        retention = _("Until the account is closed.")

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(
        Person, on_delete=models.PROTECT, related_name="account", verbose_name=_("person")
    )
    email = models.EmailField(_("e-mail address"), unique=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)

    objects = AccountManager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ("email",)
        constraints = (
            models.CheckConstraint(condition=Q(is_superuser=False), name="account_is_never_superuser"),
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="account_address_in_small_letters"
            ),
            models.CheckConstraint(condition=~Q(email=""), name="account_has_an_address"),
        )

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def name(self) -> str:
        """Return the person's name; empty for an account that is not saved yet."""
        person: Person | None = getattr(self, "person", None)
        return person.name if person else ""

    @property
    def first_name(self) -> str:
        """Return the person's name, where the CMS would show the address instead."""
        return self.name

    @cached_property
    def offices(self) -> frozenset[str]:
        """Return the codes of the offices this account holds at this moment. Asked once an instance."""
        if not self.is_active:
            return frozenset()
        running = Mandate.objects.running().everything(
            because="what somebody may see follows from the offices held"
        )
        return frozenset(running.filter(person=self.person_id).values_list("office", flat=True))

    def holds(self, *offices: str) -> bool:
        """Tell whether the account holds one of these offices at this moment."""
        return not self.offices.isdisjoint(offices)

    def get_full_name(self) -> str:
        """Return the person's name, as the CMS shows it."""
        return self.name

    def get_short_name(self) -> str:
        """Return the person's name, as mails greet with it."""
        return self.name


class MandateQuerySet(GuardedQuerySet["Mandate"]):
    """Mandates: an administrator sees all of them, a person sees their own."""

    def _sight(self, actor: Actor) -> Self:
        return self if actor.holds("administrator") else self.filter(person=actor.person_id)

    def running(self, at: datetime | None = None) -> Self:
        """Return those that give their office at this moment, or at the moment `at`."""
        moment = at or clock.now()
        return self.filter(Q(ends=None) | Q(ends__gt=moment), starts__lte=moment)


class Mandate(GuardedModel):
    """Gives an office to one person, from one moment to another."""

    class Privacy:
        purpose = _("Knowing who may do what, and who could.")
        basis = _("Legitimate activities of the organisation (GDPR art. 6 (1) f)")
        retention = _("Three years after the mandate ended.")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="mandates", verbose_name=_("person")
    )
    office = models.CharField(_("office"), max_length=40)
    starts = models.DateTimeField(_("from"), default=clock.now)
    ends = models.DateTimeField(_("until"), null=True, blank=True)
    given_by = models.UUIDField(_("given by"), null=True, editable=False)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ("starts", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")), name="mandate_not_over_before_it_starts"
            ),
            models.UniqueConstraint(
                fields=("person", "office"),
                condition=Q(ends=None),
                name="mandate_once_open_for_person_and_office",
            ),
            models.CheckConstraint(condition=~Q(office=""), name="mandate_names_an_office"),
        )

    def __str__(self) -> str:
        return f"{self.office} {self.person_id}"

    @property
    def office_name(self) -> str | Promise:
        """Return the office's name; its code when the office no longer exists."""
        office = OFFICES.get(self.office)
        return office.name if office else self.office


class SignInQuerySet(GuardedQuerySet["SignIn"]):
    """Sign-ins: everybody sees their own and nobody else's."""

    def _sight(self, actor: Actor) -> Self:
        return self.filter(account__person=actor.person_id)


class SignIn(GuardedModel):
    """One running sign-in of an account on one device.

    The session carries this row's key; a session whose row is gone is no sign-in any more. So a sign-in can
    be ended from elsewhere without keeping session keys, addresses or browsers in the database.
    """

    class Privacy:
        purpose = _("Showing people where they are signed in, and ending it.")
        basis = _("Security of processing (GDPR art. 32)")
        retention = _("Until the person signs out, at the longest 14 days.")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="sign_ins", verbose_name=_("account")
    )
    at = models.DateTimeField(_("signed in"), default=clock.now)

    objects = SignInQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("at",), name="sign_in_at"),)

    def __str__(self) -> str:
        return f"{self.account_id} {self.at:%Y-%m-%d %H:%M}"
