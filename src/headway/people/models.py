"""Organisations, departments, the accounts of their people, and what lets them in."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from headway.kernel.clock import uuid7


class Organization(models.Model):
    """A firm: contractor, supervision firm, client, subcontractor.

    `registered_by` is the firm that invited it to a project: each firm keeps its own guests, so nobody
    can place an account in a firm of somebody else by writing its name.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, default="contractor")
    registered_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="guests")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["registered_by", "name"], name="one_guest_firm_per_name")]


class Department(models.Model):
    """A part of an organisation; the departments of one organisation are a tree."""

    id = models.BigAutoField(primary_key=True)
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="departments")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    name = models.CharField(max_length=80)
    sort_key = models.CharField(max_length=200, default="")  # pinyin

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "parent", "name"], name="one_department_per_name"),
            models.UniqueConstraint(
                fields=["organization", "name"], condition=models.Q(parent=None), name="one_top_department_per_name"
            ),
        ]


class Account(AbstractBaseUser):
    """A person who signs in; belongs to one organisation and has one role there.

    Who was invited has an account at once, without a password, under a name that nobody can type;
    `joined_at` is when the person chose name and password.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="accounts")
    department = models.ForeignKey(Department, on_delete=models.SET_NULL, null=True, related_name="accounts")
    username = models.CharField(max_length=80, unique=True)
    display_name = models.CharField(max_length=80)
    sort_key = models.CharField(max_length=200, default="")  # pinyin
    role = models.CharField(max_length=30)
    kind = models.CharField(max_length=20, default="person")  # or crew_link: whoever holds a crew's link
    email = models.CharField(max_length=200, default="", blank=True)
    phone = models.CharField(max_length=30, default="", blank=True)
    language = models.CharField(max_length=10, default="zh-CN")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    joined_at = models.DateTimeField(null=True)

    objects: ClassVar[BaseUserManager[Account]] = BaseUserManager()  # type: ignore[assignment]
    USERNAME_FIELD = "username"

    class Meta:
        constraints = [models.UniqueConstraint(Lower("username"), name="one_account_per_name")]
        indexes = [models.Index(fields=["organization", "sort_key", "id"], name="people_of_a_firm")]


class AccountChange(models.Model):
    """What was done to an account: invited, joined, disabled, enabled, another role; never changed afterwards."""

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=20)
    role_before = models.CharField(max_length=30, default="", blank=True)
    role_after = models.CharField(max_length=30, default="", blank=True)
    reason = models.CharField(max_length=500, default="", blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")  # null: command line
    at = models.DateTimeField()


class AccountLink(models.Model):
    """A link that lets one person in once: an invitation or a new password. Only the hash of its token is kept."""

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="links")
    purpose = models.CharField(max_length=20)
    token_hash = models.CharField(max_length=64, unique=True)  # sha256
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")  # null: command line
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.IntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    voided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(used_at=None, voided_at=None),
                name="one_open_link_per_account",
            )
        ]


class Session(models.Model):
    """A browser in which somebody is signed in; known by the hash of its key, so that a copy of the
    table opens no session. Gone when it ends."""

    key_hash = models.CharField(max_length=64, primary_key=True)  # sha256 of what the cookie holds
    handle = models.UUIDField(unique=True, default=uuid7)  # what the person names it by
    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="sessions")
    session_data = models.TextField()
    source = models.CharField(max_length=45, default="", blank=True)  # network address at sign-in
    browser = models.CharField(max_length=200, default="", blank=True)  # as the browser calls itself
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()  # to the minute
    expire_date = models.DateTimeField(db_index=True)  # never moved


class SignInAttempt(models.Model):
    """A refused sign-in, counted per account name, per source and per known browser."""

    id = models.BigAutoField(primary_key=True)
    username = models.CharField(max_length=80)
    source = models.CharField(max_length=45)
    device = models.CharField(max_length=32, default="", blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["username", "at"]), models.Index(fields=["source", "at"])]


class KnownSource(models.Model):
    """A network from which the account was signed in: who guesses elsewhere does not lock it out here."""

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    source = models.CharField(max_length=45)
    last_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "source"], name="a_source_once")]
