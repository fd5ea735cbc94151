"""Projects, who belongs to them, and the resources of an organisation."""

from __future__ import annotations

from django.db import models


class Project(models.Model):
    """One construction project; holds the counters of its plans' identities."""

    id = models.BigAutoField(primary_key=True)
    organization = models.ForeignKey("people.Organization", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=80)
    name = models.CharField(max_length=300)
    time_zone = models.CharField(max_length=60, default="Asia/Shanghai")
    contract_finish = models.DateField(null=True)
    next_activity_id = models.IntegerField(default=1)
    next_relation_id = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "code"], name="one_project_per_code")]


class Membership(models.Model):
    """An account works on a project; its role there may differ from its role at home."""

    id = models.BigAutoField(primary_key=True)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="memberships")
    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=30)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "account"], name="member_once")]
        indexes = [models.Index(fields=["account", "project"])]


class Resource(models.Model):
    """Labour, crew, machine, material or cost of an organisation."""

    id = models.BigAutoField(primary_key=True)
    organization = models.ForeignKey("people.Organization", on_delete=models.PROTECT, related_name="+")
    created_for = models.ForeignKey(Project, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=200)
    code = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=10)
    unit = models.CharField(max_length=40, blank=True)
    capacity = models.FloatField(default=1.0)
    price = models.DecimalField(max_digits=18, decimal_places=4, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "kind", "name", "code"], name="one_resource_per_name")
        ]
