"""Load plans: many large, credible plans for trying the product at full size."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from headway.engine.document import ScheduleOptions, ScheduleProject
from headway.schedule.demo.builder import Place, PlanBuilder
from headway.schedule.demo.calendars import INDOOR, SITE, site_calendars
from headway.schedule.demo.progress import seen_from

DATA_DATE = datetime(2026, 11, 20, 17, 0)

_ESTATES = (
    *("观澜府", "翠湖里", "江畔华庭", "松山雅筑", "梧桐苑", "南屏新城", "北辰家园", "望海楼", "锦绣东方", "临江一号"),
    *("听雨轩", "云顶花园", "和悦府", "金桂园", "枫林晚", "朝阳里", "银杏湾", "书香门第", "星河城", "瑞景苑"),
)

# One storey of one zone: step, name, norm, quantity per storey. 14 activities.
_STOREY = (
    ("钢筋绑扎", "钢筋", 15.6),
    ("铝模安装", "铝模", 1190),
    ("机电管线预埋", "预埋", 620),
    ("混凝土浇筑", "混凝土", 131),
    ("砌体", "砌筑", 60.5),
    ("抹灰", "抹灰", 1220),
    ("外窗框安装", "窗框", 18),
    ("外墙保温", "外保温", 260),
    ("给排水立支管", "给排水", 187),
    ("户内配管穿线", "电气", 1530),
    ("卫生间防水", "户内防水", 88),
    ("地面找平", "找平", 288),
    ("墙地砖铺贴", "瓷砖", 232),
    ("吊顶与涂料", "涂料", 840),
)
_FRAME_STEPS = 4


def load_plan(index: int, activities: int = 2000) -> ScheduleProject:
    """Plan number `index` (0, 1, …) with exactly `activities` activities (at least 40), same on every call.

    An estate of several blocks, each with storeys and two zones; relations FS, SS, FF and SF, lags in
    working and elapsed time, two calendars, two thirds of the plans with progress at 2026-11-20 17:00.
    """
    if activities < 40:
        raise ValueError("a load plan has at least 40 activities")
    random = Random(f"headway load {index}")
    estate = _ESTATES[index % len(_ESTATES)]
    number = index // len(_ESTATES) + 1
    start = datetime(2026, 2, 1, 8) + timedelta(days=random.randrange(0, 260))
    project = ScheduleProject(
        id=f"LOAD-{index + 1:02d}",
        name=f"{estate}{f' {number} 期' if number > 1 else ''} 总进度计划",
        default_calendar_uid=SITE,
        start=start,
        data_date=start,
        options=ScheduleOptions(minutes_per_week=2880, days_per_month=26.0),
        calendars=site_calendars(2026, 2030),
    )
    writer = _Estate(PlanBuilder(project, estate), random, activities)
    writer.write()
    if index % 3 == 2:
        return project
    return seen_from(project, DATA_DATE, _turned_out(project, random))


def _turned_out(project: ScheduleProject, random: Random) -> dict[str, float]:
    """One activity in six took a day more or less than planned."""
    chosen = [a for a in project.activities if a.duration_minutes >= 960 and random.random() < 1 / 6]
    return {a.code: a.duration_minutes / 480 + random.choice((-1, 1, 1, 2)) for a in chosen}


class _Estate:
    """Writes blocks until the wished number of activities is reached."""

    def __init__(self, plan: PlanBuilder, random: Random, activities: int) -> None:
        self.plan, self.random, self.left = plan, random, activities - 2  # start and finish milestones
        self.ends: list[str] = []

    def write(self) -> None:
        plan = self.plan
        plan.wbs("P", plan.project.name)
        plan.milestone("P-START", "开工", "施工准备", Place("场区"))
        block = 0
        while self.left > 0:
            block += 1
            self._block(block, storeys=self.random.randrange(11, 34))
        plan.wbs("P-YS", "竣工", "P")
        plan.after(plan.milestone("P-END", "竣工", "验收", Place("场区")), *self.ends)
        plan.connect()

    def _block(self, block: int, storeys: int) -> None:
        plan, code = self.plan, f"B{block:02d}"
        plan.wbs(code, f"{block}# 楼", "P")
        self.start_days = self.random.randrange(0, 60)
        for storey in range(1, storeys + 1):
            if self.left <= 0:
                break
            plan.wbs(f"{code}-{storey:02d}", f"{storey} 层", code)
            for zone in ("A", "B"):
                self._zone(code, storey, zone)

    def _zone(self, block: str, storey: int, zone: str) -> None:
        """One storey of one zone, or as much of it as is still wanted."""
        plan, place = self.plan, Place(f"{block[1:]}# 楼/{storey} 层", zone)
        codes: list[str] = []
        for step, (name, norm, quantity) in enumerate(_STOREY[: self.left], start=1):
            plan.works_on(SITE if step <= 10 else INDOOR)
            code = f"{block}-{storey:02d}{zone}-{step:02d}"
            amount = quantity * self.random.uniform(0.85, 1.2)
            codes.append(plan.work(code, f"{zone} 区 {name}", norm, amount, place))
        self.left -= len(codes)
        for step, code in enumerate(codes, start=1):
            self._connect_step(block, storey, zone, step, code)
        self.ends += codes[-1:]

    def _connect_step(self, block: str, storey: int, zone: str, step: int, code: str) -> None:
        plan = self.plan
        before, below = f"{block}-{storey:02d}{zone}-{step - 1:02d}", f"{block}-{storey - 1:02d}{zone}-{step:02d}"
        if step == 1:
            slab = f"{block}-{storey - 1:02d}{zone}-{_FRAME_STEPS:02d}"
            plan.after(code, slab, hours=12) if storey > 1 else plan.after(code, "P-START", days=self.start_days)
        elif step in (2, 3):
            plan.along(code, before, start_days=1, finish_days=1 if step == 2 else 0)
        elif step == _FRAME_STEPS + 1:
            plan.after(code, before, hours=14 * 24)
        elif step in (9, 12):
            plan.along(code, before, start_days=2, finish_days=1)
            if step == 12 and storey % 5 == 0:
                plan.until(code, before, days=4)
        else:
            plan.after(code, before, days=self.random.choice((0, 0, 0, 1, -1)))
        if storey > 1 and step != 1:
            plan.after(code, below)  # the same crew comes up from the floor below
