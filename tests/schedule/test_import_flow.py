"""A file on its way: handed over, read, confirmed, written; twice, at once, cancelled, killed."""

import threading
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from site_of_tests import NOW, person, xer

from headway.interchange import read_file
from headway.interchange.own.schedule_json import document_as_json
from headway.kernel.errors import NotAllowed, NotFound, TooLarge
from headway.people.models import Account
from headway.projects.actions import add_member, create_project
from headway.projects.errors import ProjectCodeTaken
from headway.projects.models import Project
from headway.schedule.actions import (
    ImportTarget,
    cancel_import,
    confirm_import,
    import_flow,
    read_import,
    start_import,
    undo_last_edit,
    write_import,
)
from headway.schedule.errors import ImportNotReady, NoSuchProjectInFile, TooManyImports
from headway.schedule.models import Activity, Edit, ImportPart, ImportRun, Plan
from headway.schedule.queries.imports import get_import_for, get_seen_before

pytestmark = pytest.mark.django_db
NEW_BLOCK = ImportTarget(code="B-1", name="两层楼")


def hand_over(user: Account, content: bytes | None = None, target: ImportTarget = NEW_BLOCK) -> ImportRun:
    return start_import(
        user=user, stream=BytesIO(xer() if content is None else content), file_name="block.xer", target=target, now=NOW
    )


def read(run: ImportRun) -> ImportRun:
    read_import(run_id=run.pk)
    run.refresh_from_db()
    return run


def written(user: Account, run: ImportRun) -> ImportRun:
    confirm_import(user=user, run=read(run), project_index=0, now=NOW)
    write_import(run_id=run.pk)
    run.refresh_from_db()
    return run


def jobs() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name FROM procrastinate_jobs ORDER BY id")
        return [name.rsplit(".", 1)[1] for (name,) in cursor.fetchall()]


def test_a_file_becomes_a_plan_and_each_step_has_its_job(planner: Account) -> None:
    run = hand_over(planner)
    assert (run.state, jobs()) == ("queued", ["read_import_job"])

    read(run)
    assert run.state == "ready" and run.report is not None
    assert run.report["calculation"] | {"seconds": 0} == {
        "ok": True, "error": None, "start": "2026-03-02T08:00", "finish": "2026-03-13T17:00", "activity_count": 2,
        "agree_count": 0, "differing_count": 0, "groups": [], "seconds": 0,
    }  # fmt: skip
    assert not Project.objects.exists()

    written(planner, run)
    assert jobs() == ["read_import_job", "write_import_job"]
    assert run.state == "done" and run.plan is not None
    assert run.project is not None and (run.project.code, run.project.name) == ("B-1", "两层楼")
    rows = Activity.objects.filter(plan=run.plan).order_by("sort_key").values_list("code", "import_run_id")
    assert list(rows) == [("BLOCK", run.pk), ("A1", run.pk), ("A2", run.pk)]


def test_a_plan_in_our_own_json_becomes_the_plan_that_it_was(planner: Account, tmp_path: Path) -> None:
    file = tmp_path / "block.xer"
    file.write_bytes(xer())
    document = read_file(file).document

    run = written(planner, hand_over(planner, document_as_json(document)))

    assert (run.state, run.report["file_format"]) == ("done", "headway")
    assert run.report["calculation"]["finish"] == "2026-03-13T17:00"
    assert list(Activity.objects.filter(plan=run.plan, kind=1).order_by("sort_key").values_list("name", flat=True)) == [
        "基础",
        "主体",
    ]


def test_jobs_that_run_twice_have_no_second_effect(planner: Account) -> None:
    run = written(planner, hand_over(planner))

    read_import(run_id=run.pk)
    write_import(run_id=run.pk)

    run.refresh_from_db()
    assert run.state == "done"
    assert Edit.objects.count() == 1 and Project.objects.count() == 1


def test_a_second_confirmation_is_answered_alike_and_queues_nothing(planner: Account) -> None:
    run = read(hand_over(planner))

    first = confirm_import(user=planner, run=run, project_index=0, now=NOW)
    again = confirm_import(user=planner, run=first, project_index=0, now=NOW)

    assert (first.state, again.state) == ("queued_to_write", "queued_to_write")
    assert jobs().count("write_import_job") == 1


def test_the_same_file_is_recognised_and_writes_nothing_into_the_project_that_has_it(planner: Account) -> None:
    first = written(planner, hand_over(planner))
    assert first.project is not None

    second = hand_over(planner, target=ImportTarget(project_id=first.project.pk))
    seen = get_seen_before(planner, second)
    written(planner, second)

    assert seen is not None and (seen.import_id, seen.project_name) == (first.pk, "两层楼")
    assert (second.state, second.edit_id, second.plan_id) == ("done", first.edit_id, first.plan_id)
    assert Plan.objects.get().revision == 1


def test_an_undone_import_is_marked_and_the_same_file_goes_in_again(planner: Account) -> None:
    first = written(planner, hand_over(planner))
    assert first.plan_id is not None and first.project is not None
    undo_last_edit(user=planner, plan_id=first.plan_id, revision=1, now=NOW)
    first.refresh_from_db()
    assert first.state == "undone"

    again = written(planner, hand_over(planner, target=ImportTarget(project_id=first.project.pk)))

    assert again.state == "done" and Plan.objects.get().revision == 3
    assert Activity.objects.count() == 3


def test_what_was_seen_before_by_others_of_another_firm_is_not_told(planner: Account) -> None:
    written(planner, hand_over(planner))

    theirs = hand_over(person("zhao", "planner", firm="别的公司"))

    assert get_seen_before(person("zhao", "planner", firm="别的公司"), theirs) is None


def test_a_loop_is_told_in_the_report_and_refused_when_written(planner: Account) -> None:
    run = read(hand_over(planner, xer(loop=True)))
    assert run.report is not None
    assert run.report["calculation"]["error"]["code"] == "engine.loop_found"
    assert run.report["calculation"]["error"]["parameters"]["loops"] == [["A1 基础", "A2 主体"]]

    written_anyway = written_state(planner, run)

    assert written_anyway == "refused"
    assert not Project.objects.exists() and not Plan.objects.exists() and not Activity.objects.exists()


def written_state(planner: Account, run: ImportRun) -> str:
    confirm_import(user=planner, run=run, project_index=0, now=NOW)
    write_import(run_id=run.pk)
    run.refresh_from_db()
    return run.state


def test_the_report_tells_how_well_the_plan_is_built(planner: Account) -> None:
    run = read(hand_over(planner))

    assert run.report is not None
    (project,) = run.report["projects"]
    checks = {line["code"]: line for line in project["checks"]}
    assert (checks["logic"]["verdict"], checks["logic"]["count"], checks["logic"]["denominator"]) == ("failed", 2, 2)
    assert checks["logic"]["rows"] == [{"code": "A1", "name": "基础"}, {"code": "A2", "name": "主体"}]
    assert (checks["critical_path_test"]["verdict"], checks["bei"]["reason"]) == ("passed", "no_baseline")


@pytest.mark.parametrize("content", [b"", b"not a plan at all", xer()[:200]])
def test_a_file_that_is_none_is_refused_with_a_reason(planner: Account, content: bytes) -> None:
    run = read(hand_over(planner, content))

    assert run.state == "refused" and run.error is not None
    assert run.error["code"].startswith("interchange.")
    assert not ImportPart.objects.exists()


def test_a_cancelled_import_is_neither_read_nor_written(planner: Account) -> None:
    run = hand_over(planner)
    cancel_import(run=run, now=NOW)

    assert read(run).state == "cancelled"
    with pytest.raises(ImportNotReady):
        confirm_import(user=planner, run=run, project_index=0, now=NOW)


def test_a_written_import_cannot_be_cancelled(planner: Account) -> None:
    run = written(planner, hand_over(planner))

    with pytest.raises(ImportNotReady):
        cancel_import(run=run, now=NOW)


def test_only_a_project_of_the_file_can_be_confirmed(planner: Account) -> None:
    run = read(hand_over(planner))

    with pytest.raises(NoSuchProjectInFile):
        confirm_import(user=planner, run=run, project_index=1, now=NOW)


def test_a_job_that_was_killed_half_way_begins_again_and_is_given_up_after_three_times(planner: Account) -> None:
    run = hand_over(planner)
    ImportRun.objects.filter(pk=run.pk).update(state="reading", attempts=1, progress=0.4)
    assert read(run).state == "ready"

    ImportRun.objects.filter(pk=run.pk).update(state="reading", attempts=3)
    assert read(run).state == "failed"
    assert run.error == {"code": "schedule.import_given_up", "parameters": {}}


def test_a_writing_that_breaks_leaves_nothing_and_says_so(planner: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    run = read(hand_over(planner))
    confirm_import(user=planner, run=run, project_index=0, now=NOW)
    real = import_flow._into_plan

    def break_after(*arguments: object) -> None:
        real(*arguments)  # type: ignore[arg-type]
        raise OSError("disk full")

    monkeypatch.setattr(import_flow, "_into_plan", break_after)
    with pytest.raises(OSError, match="disk full"):
        write_import(run_id=run.pk)

    run.refresh_from_db()
    assert run.state == "failed"
    assert not Project.objects.exists() and not Activity.objects.exists() and not Edit.objects.exists()


def test_who_may_not_import_hands_nothing_over(planner: Account) -> None:
    project = create_project(user=planner, code="B-1", name="两层楼", now=NOW)
    foreman = person("chen", "foreman")
    add_member(project=project, account=foreman, role="foreman", now=NOW)

    with pytest.raises(NotAllowed):
        hand_over(foreman, target=ImportTarget(project_id=project.pk))
    with pytest.raises(NotAllowed):
        hand_over(foreman)
    with pytest.raises(NotFound):
        hand_over(person("zhao", "planner", firm="别的公司"), target=ImportTarget(project_id=project.pk))
    with pytest.raises(ProjectCodeTaken):
        hand_over(planner)
    assert not ImportRun.objects.exists()


def test_somebody_who_lost_the_right_while_the_file_was_read_does_not_write(planner: Account) -> None:
    project = create_project(user=planner, code="B-1", name="两层楼", now=NOW)
    run = read(hand_over(planner, target=ImportTarget(project_id=project.pk)))
    confirm_import(user=planner, run=run, project_index=0, now=NOW)
    project.memberships.all().delete()

    write_import(run_id=run.pk)

    run.refresh_from_db()
    assert run.state == "refused" and not Activity.objects.exists()


def test_an_import_without_a_project_is_seen_by_its_own_person_only(planner: Account) -> None:
    run = hand_over(planner)

    assert get_import_for(planner, run.pk).pk == run.pk
    for stranger in (person("wang", "planner"), person("zhao", "planner", firm="别的公司")):
        with pytest.raises(NotFound):
            get_import_for(stranger, run.pk)


def test_a_file_over_the_limit_leaves_no_bytes(planner: Account, settings: object) -> None:
    settings.MAX_UPLOAD_BYTES = 10  # type: ignore[attr-defined]
    before = stored()

    with pytest.raises(TooLarge):
        hand_over(planner, b"x" * 11)

    assert stored() == before


def stored() -> set[Path]:
    return set((settings.DATA_FOLDER / "attachments").rglob("*"))


def test_one_person_has_at_most_five_imports_on_their_way(planner: Account) -> None:
    for number in range(5):
        hand_over(planner, target=ImportTarget(code=f"B-{number}", name="两层楼"))

    with pytest.raises(TooManyImports):
        hand_over(planner, target=ImportTarget(code="B-9", name="两层楼"))


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_write_the_plan_once(transactional_db: None) -> None:
    planner = person("li", "planner")
    run = read(hand_over(planner))
    confirm_import(user=planner, run=run, project_index=0, now=NOW)

    def work() -> None:
        try:
            write_import(run_id=run.pk)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    run.refresh_from_db()
    assert run.state == "done"
    assert Edit.objects.count() == 1 and Activity.objects.count() == 3
