"""The station box: base slab, walls, middle slab, walls, top slab, in eight bays from the north."""

from __future__ import annotations

from headway.schedule.demo.builder import Place, PlanBuilder
from headway.schedule.demo.calendars import SITE
from headway.schedule.demo.station.site import BAY_AREA, BAY_LENGTH, BAYS, CLOCK, bay_place, team_of
from headway.schedule.demo.steps import Step, write_steps

Level = tuple[str, str, tuple[Step, ...]]
LEVELS: tuple[Level, ...] = (
    # code, level, name, steps
    (
        "DB",
        "底板",
        (
            Step("底板钢筋绑扎", "钢筋", 104),
            Step("底板侧模与施工缝止水带", "模板", 150, along=5, ends=1),
            Step("底板预埋与杂散电流端子", "预埋", 2, along=0),
            Step("底板混凝土浇筑", "混凝土", 505, CLOCK),
            Step("底板养护", "养护", 7, CLOCK),
        ),
    ),
    (
        "B2",
        "负二层",
        (
            Step("第 4 道支撑拆除", "拆撑", 9),
            Step("侧墙防水层", "防水", 2 * BAY_LENGTH * 6.2),
            Step("侧墙与立柱钢筋", "钢筋", 58, along=1, ends=1),
            Step("侧墙与立柱模板支架", "模板", 560, along=2, ends=1),
            Step("侧墙与立柱混凝土", "混凝土", 248, CLOCK),
            Step("侧墙养护与拆模", "养护", 5, CLOCK),
        ),
    ),
    (
        "ZB",
        "中板",
        (
            Step("第 3 道支撑拆除", "拆撑", 9),
            Step("中板支架与模板", "支架", BAY_AREA * 1.1),
            Step("中板钢筋绑扎", "钢筋", 46, along=3, ends=1),
            Step("中板孔洞与机电预埋", "预埋", 2, along=2, ends=0),
            Step("中板混凝土浇筑", "混凝土", 246, CLOCK),
            Step("中板养护", "养护", 10, CLOCK),
        ),
    ),
    (
        "B1",
        "负一层",
        (
            Step("第 2 道支撑拆除", "拆撑", 9),
            Step("侧墙防水层", "防水", 2 * BAY_LENGTH * 5.1),
            Step("侧墙与立柱钢筋", "钢筋", 50, along=1, ends=1),
            Step("侧墙与立柱模板支架", "模板", 470, along=2, ends=1),
            Step("侧墙与立柱混凝土", "混凝土", 205, CLOCK),
            Step("侧墙养护与拆模", "养护", 5, CLOCK),
        ),
    ),
    (
        "DD",
        "顶板",
        (
            Step("顶板支架与模板", "支架", BAY_AREA * 1.1),
            Step("顶板钢筋绑扎", "钢筋", 72, along=3, ends=1),
            Step("顶板预埋与接口", "预埋", 2, along=2, ends=0),
            Step("顶板混凝土浇筑", "混凝土", 442, CLOCK),
            Step("顶板养护", "养护", 14, CLOCK),
        ),
    ),
    (
        "FS",
        "顶板以上",
        (
            Step("顶板防水层", "防水", BAY_AREA * 1.05),
            Step("防水保护层", "地坪", BAY_AREA),
            Step("第 1 道混凝土支撑拆除", "支撑体系", 3),
        ),
    ),
)
INSIDE = (
    Step("拆除支架与清理", "主体结构", 4),
    Step("站台板墙体", "内部结构", 84),
    Step("站台板", "内部结构", 92),
    Step("轨顶风道", "内部结构", 74, along=3, ends=2),
    Step("楼梯与电梯井", "内部结构", 48, along=2, ends=1),
)


def add_structure(plan: PlanBuilder) -> None:
    plan.coded(分部工程="主体结构")
    plan.wbs("JG", "主体结构", "ST")
    for bay in BAYS:
        plan.wbs(f"JG-{bay}", f"{bay} 段", "JG")
        before = f"KW-{bay}9-04"
        for level in LEVELS:
            before = _level(plan, bay, level, before)
        plan.after(f"JG-{bay}FS-01", f"JG-{bay}DD-05")
    _milestones(plan)


def _level(plan: PlanBuilder, bay: int, level: Level, before: str) -> str:
    """One level of one bay; the crew of each step comes from the bay before. Returns its last code."""
    code, name, steps = level
    prefix = f"JG-{bay}{code}"
    codes = write_steps(plan, prefix, bay_place(bay, name), steps, team=team_of(bay), named=f"{bay} 段 {{}}")
    plan.after(codes[0], before)
    rebar = next((n for n, step in enumerate(steps) if step.by == "钢筋"), 0)
    if bay not in (1, 5):
        plan.after(codes[rebar], f"JG-{bay - 1}{code}-{rebar + 1:02d}")
    pour = next((n for n, step in enumerate(steps) if step.by == "混凝土"), 0)
    plan.after(codes[pour], *codes[:pour][-2:-1])
    return codes[-1]


def _milestones(plan: PlanBuilder) -> None:
    plan.works_on(SITE)
    whole = Place("主体")
    plan.under("JG")
    plan.milestone("JG-91", "底板全部封闭", "主体结构", whole)
    plan.after("JG-91", *(f"JG-{bay}DB-04" for bay in BAYS))
    plan.milestone("JG-92", "主体结构封顶", "主体结构", whole)
    plan.after("JG-92", *(f"JG-{bay}DD-04" for bay in BAYS))


def add_inside(plan: PlanBuilder) -> None:
    plan.coded(分部工程="内部结构")
    plan.wbs("NB", "内部结构", "ST")
    for bay in BAYS:
        plan.wbs(f"NB-{bay}", f"{bay} 段", "NB")
        codes = write_steps(plan, f"NB-{bay}", bay_place(bay, "站台层"), INSIDE, named=f"{bay} 段 {{}}")
        plan.after(codes[0], f"JG-{bay}ZB-06", f"JG-{bay}B1-06")
        if bay > 1:
            plan.after(codes[1], f"NB-{bay - 1}-02")
    plan.works_on(SITE)
    plan.under("NB")
    plan.step("NB-91", "主体结构实体检测与验收", 6, "验收", Place("主体"))
    plan.after("NB-91", *(f"NB-{bay}-05" for bay in BAYS), days=0)
    plan.after("NB-91", "JG-92", hours=28 * 24)


def add_backfill(plan: PlanBuilder) -> None:
    plan.coded(分部工程="回填与恢复")
    plan.wbs("HT", "覆土回填与道路恢复", "ST")
    for bay in BAYS:
        steps = (
            Step("顶板覆土分层回填", "回填", BAY_AREA * 3.1),
            Step("管线回迁与路缘", "回填与恢复", 5),
            Step("路面结构层恢复", "路面", BAY_AREA * 1.6),
        )
        codes = write_steps(plan, f"HT-{bay}", bay_place(bay, "地面"), steps, named=f"{bay} 段 {{}}")
        plan.after(codes[0], f"JG-{bay}FS-03", *([f"HT-{bay - 1}-01"] if bay > 1 else []))
    plan.step("HT-91", "二期交通疏解切换", 3, "交通疏解", Place("场区"))
    plan.after("HT-91", *(f"HT-{bay}-03" for bay in BAYS))
