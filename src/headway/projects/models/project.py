"""Projects, who belongs to them, and what became of both."""

from __future__ import annotations

from django.db import models

from headway.people.roles import ADMINISTRATORS


class Project(models.Model):
    """One construction project; holds the counters of its plans' identities.

    `archived_at` and `deleted_at` repeat the latest row of `ProjectStateChange`, for the permission query.
    """

    id = models.BigAutoField(primary_key=True)
    organization = models.ForeignKey("people.Organization", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=80)
    name = models.CharField(max_length=300)
    sort_key = models.CharField(max_length=1000, default="")  # pinyin of the name
    kind = models.CharField(max_length=20, default="residential")
    address = models.CharField(max_length=300, blank=True, default="")
    time_zone = models.CharField(max_length=60, default="Asia/Shanghai")
    contract_start = models.DateField(null=True)
    contract_finish = models.DateField(null=True)
    contract_days = models.IntegerField(null=True)  # 要求工期, calendar days, both ends counted
    warning_float_days = models.IntegerField(default=5)  # total float under which an activity is warned of
    is_template = models.BooleanField(default=False)
    next_activity_id = models.IntegerField(default=1)
    next_relation_id = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "code"], name="one_project_per_code"),
            models.CheckConstraint(
                condition=models.Q(contract_days=None) | models.Q(contract_days__gt=0), name="contract_days_positive"
            ),
        ]


class Membership(models.Model):
    """An account works on a project; its role there may differ from its role at home.

    A trigger of the second migration refuses an account whose role at home is an administrator's.
    """

    id = models.BigAutoField(primary_key=True)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="memberships")
    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=30)
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "account"], name="member_once"),
            models.CheckConstraint(
                condition=~models.Q(role__in=sorted(ADMINISTRATORS)), name="no_administrator_by_membership"
            ),
        ]
        indexes = [models.Index(fields=["account", "project"])]


class MembershipChange(models.Model):
    """Somebody was added, given another role, or removed. Append-only; plain ids, so that it outlives both."""

    id = models.BigAutoField(primary_key=True)
    project_id = models.BigIntegerField()
    account_id = models.UUIDField()
    account_name = models.CharField(max_length=80)
    former_role = models.CharField(max_length=30, blank=True)  # empty: was no member
    role = models.CharField(max_length=30, blank=True)  # empty: is no member any more
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["project_id", "id"], name="member_changes_of")]


class ProjectStateChange(models.Model):
    """A project was archived, deleted, taken back, or removed for good. Append-only."""

    id = models.BigAutoField(primary_key=True)
    project_id = models.BigIntegerField()
    organization_id = models.UUIDField()
    project_code = models.CharField(max_length=80)
    state = models.CharField(max_length=10)  # active, archived, deleted, purged
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["project_id", "id"], name="state_changes_of")]
