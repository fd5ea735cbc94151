"""What plans name: places of a project; resources, crews, trades and subcontractors of an organisation."""

from __future__ import annotations

from django.db import models

from headway.projects.models.project import Project


class Location(models.Model):
    """A building, a floor or a zone of a project. The parent lies in the same project (second migration)."""

    id = models.BigAutoField(primary_key=True)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+")
    parent_id = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=10)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    position = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "parent_id", "code"], name="one_location_per_code", nulls_distinct=False
            ),
            models.UniqueConstraint(fields=["project", "id"], name="location_of_project"),
        ]


class Trade(models.Model):
    """A trade that an organisation adds to the national list."""

    id = models.BigAutoField(primary_key=True)
    organization = models.ForeignKey("people.Organization", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    position = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "name"], name="one_trade_per_name")]


class Subcontractor(models.Model):
    """A firm that works for an organisation; `firm` when its people sign in here."""

    id = models.BigAutoField(primary_key=True)
    organization = models.ForeignKey("people.Organization", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    firm = models.ForeignKey("people.Organization", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "name"], name="one_subcontractor_per_name")]


class Resource(models.Model):
    """Labour, crew, machine, material or cost of an organisation.

    Trade, leader and subcontractor are of crews; `account`: the labour of one person who signs in here.
    """

    id = models.BigAutoField(primary_key=True)
    organization = models.ForeignKey("people.Organization", on_delete=models.PROTECT, related_name="+")
    created_for = models.ForeignKey(Project, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=200)
    code = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=10)
    unit = models.CharField(max_length=40, blank=True)
    capacity = models.FloatField(default=1.0)
    price = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    trade = models.CharField(max_length=80, blank=True, default="")
    leader = models.ForeignKey("people.Account", on_delete=models.SET_NULL, null=True, related_name="+")
    subcontractor = models.ForeignKey(Subcontractor, on_delete=models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey("people.Account", on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "kind", "name", "code"], name="one_resource_per_name"),
            models.UniqueConstraint(fields=["organization", "account"], name="one_resource_per_account"),
            models.CheckConstraint(condition=models.Q(account=None) | models.Q(kind="labour"), name="person_is_labour"),
        ]


class CrewMember(models.Model):
    """Somebody of a crew: an account, or just a name."""

    id = models.BigAutoField(primary_key=True)
    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="crew_members")
    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, null=True, related_name="+")
    name = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["resource", "account"], name="in_a_crew_once")]
