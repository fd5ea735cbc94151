"""The site diary: composed of the day's facts, written field by field, signed once, then added to (rules 6.85-6.90)."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest
from block import NOW, Block, later, photo
from crews import DAY, Crews, carry, crews_of, subcontractor_of

from headway.field.kinds import Acting, ConflictDecision, RecordKey
from headway.kernel.errors import NotAllowed, NotFound
from headway.progress.actions.diary import decide_diary
from headway.progress.models import Diary, DiaryAddendum, DiaryChange, DiarySignature, Fact
from headway.progress.queries.diary import get_diary_month, read_diaries, read_diary_days, told_diary
from headway.progress.rules.diary import content_hash
from headway.progress.site_errors import (
    DiaryChangedSince,
    DiaryFieldNotTaken,
    DiaryInFuture,
    DiaryNotSigned,
    DiarySigned,
)
from headway.projects.queries import get_project_for

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 6)


@pytest.fixture
def crews(block: Block) -> Crews:
    return crews_of(block)


def written(block: Block, day: date = TODAY) -> dict[str, Any]:
    return told_diary(read_diary_days(block.project, [day], "zh-CN")[day], "zh-CN")


def write(block: Block, author: Any, changes: dict[str, tuple[Any, Any]], **other: Any) -> Any:
    return carry(block, author, "diary", other.pop("day", DAY), changes, **other)


def sign(block: Block, author: Any, **other: Any) -> Any:
    return carry(block, author, "sign_diary", other.pop("day", DAY), {}, **other)


def test_the_diary_is_composed_of_the_days_facts_and_names_them(crews: Crews) -> None:
    """Rule 6.86."""
    block = crews.block
    yesterday = block.report("B1", percent=0.6, day="2026-03-05")
    report = block.report("B1", percent=0.7, quantity=70, unit="m³", note="⑤轴", blobs=[photo()], day=DAY)
    block.report("B2", percent=0.1, day=DAY)
    crews.check(crews.worker, "check_in", f"{DAY}T07:00")
    crews.check(block.foreman, "check_in", f"{DAY}T07:00", person="吴刚", crew=crews.steel.pk)
    crews.act(crews.worker, "hours", {"day": DAY, "lines": [{"activity_id": block.number("B2"), "hours": 8}]})

    blocks = {one["kind"]: one for one in written(block)["blocks"]}
    told = blocks["progress"]["lines"]
    assert [(one["activity"], one["before"], one["percent"], one["quantity"]) for one in told] == [
        ("主体", None, 0.1, None),
        ("基础", 0.6, 0.7, 70.0),
    ]
    assert report in blocks["progress"]["source"]
    assert yesterday not in blocks["progress"]["source"]
    assert blocks["progress"]["text"] == "主体，10 %；基础，60 → 70 %，70 m³，⑤轴"
    assert blocks["people"]["text"] == "2 人：钢筋工 2"
    assert blocks["people"]["source"] == [f"{crews.worker.pk}:{DAY}", f"{crews.steel.pk}/吴刚:{DAY}"]
    assert blocks["hours"]["source"] == [f"{crews.worker.pk}:{DAY}"]
    assert blocks["photos"]["lines"] == [{"sha256": f"{1:064x}", "entry_id": report}]
    assert written(block)["headcount"] == [{"trade": "钢筋工", "count": 2}]


def test_a_returned_or_corrected_report_is_not_in_the_diary(crews: Crews) -> None:
    """Rule 6.86."""
    block = crews.block
    wrong = block.report("B1", percent=0.9, day=DAY)
    block.report("B1", percent=0.6, day=DAY, supersedes=wrong)

    lines = written(block)["blocks"][0]["lines"]
    assert [(one["percent"], wrong in one["entries"]) for one in lines] == [(0.6, False)]


def test_other_fields_of_two_writers_both_stand(block: Block) -> None:
    """Rule 6.87."""
    write(block, block.foreman, {"weather_am": (None, "light_rain")})
    result = write(block, block.planner, {"machines": ("", "塔吊 2 台")}, base_version=0)

    diary = Diary.objects.get()
    assert diary.fields == {"weather_am": "light_rain", "machines": "塔吊 2 台"}
    assert (result.version, result.conflicts) == (2, [])
    assert DiaryChange.objects.count() == 2


def test_two_values_of_one_field_wait_for_a_person_and_the_first_stands(block: Block) -> None:
    """Rule 6.87."""
    write(block, block.foreman, {"weather_am": (None, "light_rain")})
    result = write(block, block.planner, {"weather_am": (None, "sunny")}, base_version=0)

    (conflict,) = result.conflicts
    assert (conflict.field, conflict.mine, conflict.theirs, conflict.until_decided) == (
        "weather_am", "sunny", "light_rain", "light_rain",
    )  # fmt: skip
    assert conflict.their_op_id is not None
    assert Diary.objects.get().fields["weather_am"] == "light_rain"

    acting = Acting(block.manager, get_project_for(block.manager, block.project.pk), NOW)
    decide_diary(
        ConflictDecision(1, RecordKey("diary", DAY), "weather_am", "mine", "sunny", uuid.uuid4(), None, ""), acting
    )
    assert Diary.objects.get().fields["weather_am"] == "sunny"


def test_chained_entries_of_one_phone_never_conflict(block: Block) -> None:
    """Rule 6.87, sync.md I8: the second was made before the answer to the first came."""
    write(block, block.foreman, {"remark": ("", "一")})
    result = write(block, block.foreman, {"remark": ("一", "一二")})
    stale = write(block, block.foreman, {"remark": ("", "三")}, base_version=0)

    assert (result.conflicts, stale.conflicts) == ([], [])
    assert Diary.objects.get().fields["remark"] == "三"


def test_a_phone_that_had_no_diary_yet_shows_nothing_before(block: Block) -> None:
    """Rule 6.87: "nothing" is what stands in a field that nobody has written."""
    result = write(block, block.foreman, {"machines": (None, "塔吊"), "is_stoppage": (None, True)})

    assert (result.version, result.conflicts) == (1, [])


def test_the_signature_seals_content_and_a_signed_diary_stays(crews: Crews) -> None:
    """Rule 6.88: later facts and entries do not change what was signed."""
    block = crews.block
    block.report("B1", percent=0.6, day=DAY)
    write(block, block.foreman, {"weather_am": (None, "sunny"), "remark": ("", "无异常")})
    sign(block, block.foreman, base_version=1)
    sealed = written(block)

    with pytest.raises(DiarySigned):
        write(block, block.foreman, {"remark": ("无异常", "有异常")})
    with pytest.raises(DiarySigned):
        sign(block, block.planner)
    block.report("B1", percent=0.9, day=DAY, now=later(hours=3))

    signature = DiarySignature.objects.get()
    assert written(block)["blocks"] == sealed["blocks"]
    assert written(block)["remark"] == "无异常"
    assert signature.hash == content_hash(signature.content)
    assert (signature.by_name, sealed["signed"]["by"]) == ("zhou", "zhou")
    fact = Fact.objects.get(kind="sign_diary")
    assert (fact.values["hash"], fact.entry.uid) == (signature.hash, signature.entry_uid)


def test_the_same_words_again_on_a_signed_diary_are_no_change(block: Block) -> None:
    write(block, block.foreman, {"remark": ("", "无异常")})
    sign(block, block.foreman)

    assert write(block, block.foreman, {"remark": ("", "无异常")}).version == 2


def test_after_the_signature_there_are_addenda_only(block: Block) -> None:
    """Rule 6.88."""
    with pytest.raises(DiaryNotSigned):
        carry(block, block.foreman, "diary_addendum", DAY, {"text": (None, "漏记泵车")})
    sign(block, block.foreman)
    carry(block, block.foreman, "diary_addendum", DAY, {"text": (None, "漏记泵车 1 台")}, reporter="周班长")

    assert [one["text"] for one in written(block)["addenda"]] == ["漏记泵车 1 台"]
    assert DiaryAddendum.objects.get().by_name == "周班长"
    assert written(block)["signed"]["by"] == "zhou"


def test_nobody_signs_what_he_has_not_seen(block: Block) -> None:
    """Rule 6.88: somebody else wrote in between; his own later writing is no surprise."""
    write(block, block.foreman, {"remark": ("", "一")})
    write(block, block.planner, {"safety": ("", "临边已封")})
    with pytest.raises(DiaryChangedSince):
        sign(block, block.foreman, base_version=1)

    sign(block, block.foreman, base_version=2)
    assert DiarySignature.objects.count() == 1


def test_who_writes_and_who_reads(crews: Crews) -> None:
    """Rule 6.85."""
    block = crews.block
    _, guest = subcontractor_of(block)
    for one in (crews.worker, block.supervisor, guest):
        for kind in ("diary", "sign_diary", "diary_addendum"):
            with pytest.raises(NotAllowed):
                carry(
                    block, one, kind, DAY, {"text": (None, "x")} if kind == "diary_addendum" else {"remark": ("", "x")}
                )
    assert not Diary.objects.exists()

    write(block, block.foreman, {"remark": ("", "一")})
    assert DAY in read_diaries(block.foreman, get_project_for(block.foreman, block.project.pk), None, TODAY)
    for one in (crews.worker, guest, block.supervisor):
        assert read_diaries(one, get_project_for(one, block.project.pk), None, TODAY) == {}


def test_a_day_to_come_and_a_word_that_is_no_day(block: Block) -> None:
    with pytest.raises(DiaryInFuture):
        write(block, block.foreman, {"remark": ("", "x")}, day="2026-03-07")
    with pytest.raises(NotFound):
        write(block, block.foreman, {"remark": ("", "x")}, day="today")
    with pytest.raises(DiaryFieldNotTaken):
        write(block, block.foreman, {"weather_am": (None, "nice")})
    assert not DiaryChange.objects.exists()


def test_a_month_shows_weather_signatures_and_the_days_that_are_missing(block: Block) -> None:
    """Rules 6.89, 6.91: a day of stoppage needs its diary, too."""
    for day, changes in (
        ("2026-03-02", {"weather_am": (None, "sunny"), "weather_pm": (None, "sunny")}),
        ("2026-03-04", {"is_stoppage": (False, True), "weather_am": (None, "rainstorm")}),
    ):
        write(block, block.foreman, changes, day=day)
    sign(block, block.foreman, day="2026-03-02")

    month = get_diary_month(block.project, date(2026, 3, 1), NOW)
    assert [day.isoformat() for day in month.missing] == ["2026-03-03", "2026-03-05"]
    assert len(month.days) == 31
    monday, wednesday = month.days[1], month.days[3]
    assert (monday["signed_by"], monday["workable"]["concrete"]) == ("zhou", 2)
    assert (wednesday["is_stoppage"], wednesday["workable"]["concrete"]) == (True, 0)


def test_a_phone_keeps_the_diary_of_today_before_anybody_wrote(crews: Crews) -> None:
    block = crews.block
    crews.check(block.foreman, "check_in", f"{DAY}T07:00")
    found = read_diaries(block.foreman, get_project_for(block.foreman, block.project.pk), None, TODAY)

    assert set(found) == {DAY}
    assert found[DAY].value["is_there"] is False
    assert [one["kind"] for one in found[DAY].value["blocks"]] == ["people"]
