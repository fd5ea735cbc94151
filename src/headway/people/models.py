"""Organisations and the accounts of their people."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from headway.kernel.clock import uuid7


class Organization(models.Model):
    """A firm: contractor, supervision firm, client, subcontractor."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, default="contractor")


class Account(AbstractBaseUser):
    """A person who signs in; belongs to one organisation."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="accounts")
    username = models.CharField(max_length=80, unique=True)
    display_name = models.CharField(max_length=80)
    sort_key = models.CharField(max_length=200, default="")  # pinyin
    role = models.CharField(max_length=30)
    language = models.CharField(max_length=10, default="zh-CN")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects: ClassVar[BaseUserManager[Account]] = BaseUserManager()  # type: ignore[assignment]
    USERNAME_FIELD = "username"


class SignInAttempt(models.Model):
    """A refused sign-in, counted per account name and per source."""

    id = models.BigAutoField(primary_key=True)
    username = models.CharField(max_length=80)
    source = models.CharField(max_length=45)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["username", "at"]), models.Index(fields=["source", "at"])]
