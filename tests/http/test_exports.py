"""A plan as a file: asked for, written by a job, fetched by who asked, and only what he may see."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from world import World, build_world, client_of, send

from headway.interchange.limits import DEFAULT_LIMITS
from headway.interchange.readers import Source, read_here
from headway.kernel.child import ChildFailed
from headway.kernel.models import AuditEntry
from headway.people.models import Account
from headway.projects.actions import add_member
from headway.projects.models import CrewMember, Resource
from headway.schedule import jobs
from headway.schedule.actions import prune_exports, write_export
from headway.schedule.models import Assignment, ExportRun

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings: Any, tmp_path: Path) -> World:
    settings.DATA_FOLDER = tmp_path
    return build_world()


def export(person: Account, plan_id: int, file_format: str = "mspdi") -> tuple[Any, Any]:
    """The finished export and its file, as the person's browser gets them."""
    client = client_of(person)
    asked = send(client, "POST", f"/api/plans/{plan_id}/exports", {"format": file_format})
    assert asked.status_code == 202, asked.content
    write_export(run_id=asked.json()["id"])
    return send(client, "GET", f"/api/exports/{asked.json()['id']}").json(), client.get(
        f"/api/exports/{asked.json()['id']}/file"
    )


def document(answer: Any, folder: Path) -> Any:
    path = folder / "fetched"
    path.write_bytes(b"".join(answer.streaming_content))
    return read_here(Source(path, "fetched", folder, DEFAULT_LIMITS))[0].projects[0]


@pytest.mark.parametrize("file_format", ["mspdi", "xlsx"])
def test_the_file_holds_the_plan_and_says_what_it_left_out(world: World, tmp_path: Path, file_format: str) -> None:
    told, file = export(world.people["planner"], world.ours.plan.pk, file_format)

    assert (told["state"], told["revision"]) == ("done", world.ours.plan.revision)
    assert file["Content-Disposition"].startswith("attachment; filename*=utf-8''YQ-3%20%E4%BA%91")  # encoded
    assert file["X-Content-Type-Options"] == "nosniff"
    counts = {line["thing"]: (line["in_file"], line["kept"]) for line in told["report"]["counts"]}
    plan = document(file, tmp_path)
    assert len(plan.activities) == counts["activities"][1] + counts["wbs"][1]
    assert AuditEntry.objects.filter(action="schedule.exported", subject__plan_id=world.ours.plan.pk).count() == 1


def test_only_who_asked_gets_it_and_only_while_he_sees_the_plan(world: World) -> None:
    told, _ = export(world.people["planner"], world.ours.plan.pk)
    paths = [f"/api/exports/{told['id']}", f"/api/exports/{told['id']}/file"]

    for other in (world.people["executive"], world.stranger):
        assert [send(client_of(other), "GET", path).status_code for path in paths] == [404, 404]

    ExportRun.objects.filter(pk=told["id"]).update(plan=world.theirs.plan)  # as if he had lost the project
    assert [send(client_of(world.people["planner"]), "GET", path).status_code for path in paths] == [404, 404]


def test_a_foreman_of_another_firm_takes_along_the_work_of_his_crew_and_no_prices(world: World, tmp_path: Path) -> None:
    foreman, plan = world.stranger, world.ours.plan
    add_member(project=world.ours.project, account=foreman, role="foreman", now=world.ours.run.created_at)
    chosen = Assignment.objects.filter(plan=plan).values_list("resource_id", flat=True)[0]
    Resource.objects.filter(pk=chosen).update(kind="crew", price=80)
    CrewMember.objects.create(resource_id=chosen, account=foreman, name="外单位班长")
    own = set(Assignment.objects.filter(plan=plan, resource_id=chosen).values_list("activity_id", flat=True))

    _, file = export(foreman, plan.pk)

    read = document(file, tmp_path)
    assert len(read.activities) == len(own)
    assert [resource.price for resource in read.resources if resource.price is not None] == []


def test_a_file_is_gone_after_a_day(world: World) -> None:
    from datetime import timedelta

    from headway.kernel.clock import now

    told, _ = export(world.people["planner"], world.ours.plan.pk)

    assert prune_exports(now=now() + timedelta(days=2)) == 1

    assert send(client_of(world.people["planner"]), "GET", f"/api/exports/{told['id']}").status_code == 404


def test_an_export_whose_child_died_is_told_and_stands_in_nobodys_way(world: World, monkeypatch: Any) -> None:
    """Not even a signal that nothing can catch leaves it at work for ever."""

    def dies(*_: object) -> None:
        raise ChildFailed("killed")

    monkeypatch.setattr(jobs, "run_in_child", dies)
    client = client_of(world.people["planner"])
    asked = send(client, "POST", f"/api/plans/{world.ours.plan.pk}/exports", {"format": "mspdi"}).json()

    with pytest.raises(ChildFailed):
        jobs.write_export_job(asked["id"])

    told = client.get(f"/api/exports/{asked['id']}").json()
    assert (told["state"], told["error"]["code"]) == ("failed", "schedule.export_failed")
