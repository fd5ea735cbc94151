"""Structure of the 18 floors above ground: zones A and B one behind the other, floor on floor."""

from __future__ import annotations

from headway.schedule.demo.block.ground import ZONES
from headway.schedule.demo.builder import Place, PlanBuilder
from headway.schedule.demo.calendars import OFFICE, SITE

FLOORS = 18
FORMWORK = {"A": 1186, "B": 1232}  # m² of aluminium form, standard floor
REBAR = {"A": 15.9, "B": 15.4}  # t
CONCRETE = {"A": 134, "B": 129}  # m³
CONDUIT = {"A": 630, "B": 612}  # m


def add_structure(plan: PlanBuilder) -> None:
    plan.wbs("ST", "主体结构", "YQ3")
    for floor in range(1, FLOORS + 1):
        plan.wbs(f"ST-{floor:02d}", f"{floor} 层", "ST")
        for zone in ZONES:
            _floor(plan, floor, zone)
    _top(plan)


def step_code(floor: int, zone: str, step: int) -> str:
    """ST-14B-02 = floor 14, zone B: 1 rebar, 2 forms, 3 conduits, 4 concrete."""
    return f"ST-{floor:02d}{zone}-{step:02d}"


def _floor(plan: PlanBuilder, floor: int, zone: str) -> None:
    place, code = Place(f"{floor} 层", zone), f"ST-{floor:02d}{zone}"
    # Floors 1 and 2 are higher (shops, lobby) and the aluminium set is fitted for the first time.
    more = {1: 1.5, 2: 1.4}.get(floor, 1.0)
    rebar = plan.work(f"{code}-01", f"{zone} 区 钢筋绑扎", "钢筋", round(REBAR[zone] * more, 1), place)
    forms = plan.work(f"{code}-02", f"{zone} 区 铝模安装", "铝模", round(FORMWORK[zone] * more), place)
    conduits = plan.work(f"{code}-03", f"{zone} 区 机电管线预埋", "预埋", CONDUIT[zone], place)
    pour = plan.work(f"{code}-04", f"{zone} 区 混凝土浇筑", "混凝土", round(CONCRETE[zone] * min(more, 1.1)), place)
    plan.along(forms, rebar, start_days=2, finish_days=1)  # wall rebar first, forms follow
    plan.along(conduits, forms, start_days=1, finish_days=0)
    plan.after(pour, forms, conduits)
    if floor == 1:
        plan.after(rebar, "DX-00", f"DX-B1-{zone}04", hours=12)
    else:
        plan.after(rebar, step_code(floor - 1, zone, 4), hours=12)  # nobody on fresh concrete overnight
    if floor == 1:
        plan.after(forms, "ZB-06")
    if zone == "A" and floor > 1:
        plan.after(rebar, step_code(floor - 1, "B", 1))  # zone A leads by at most one floor
    if zone == "B":
        plan.along(rebar, step_code(floor, "A", 1), start_days=2)  # one tower crane
        plan.after(pour, step_code(floor, "A", 4))  # one pump


def _top(plan: PlanBuilder) -> None:
    roof = Place("机房层")
    plan.milestone("ST-90", "主体封顶", "主体结构", Place("18 层"))
    plan.after("ST-90", step_code(FLOORS, "A", 4), step_code(FLOORS, "B", 4))
    plan.wbs("ST-JF", "屋面机房与构架", "ST")
    plan.after(plan.work("ST-JF-01", "机房与构架钢筋绑扎", "钢筋", 11.8, roof), "ST-90", hours=24)
    plan.along(plan.work("ST-JF-02", "机房与构架模板安装", "铝模", 880, roof), "ST-JF-01", start_days=1, finish_days=1)
    plan.after(plan.work("ST-JF-03", "机房与构架混凝土浇筑", "混凝土", 92, roof), "ST-JF-02")
    plan.wbs("ST-YS", "主体检测与验收", "ST")
    plan.works_on(OFFICE)
    whole = Place("主体")
    for number, (first, last) in enumerate(((1, 6), (7, 12), (13, 18)), start=1):
        name = f"{first}～{last} 层 结构实体检测与中间验收"
        code = plan.step(f"ST-YS-{number:02d}", name, 4, "检测", whole)
        plan.after(code, step_code(last, "A", 4), step_code(last, "B", 4), hours=28 * 24)  # 28 d strength
    plan.after(plan.step("ST-YS-04", "主体结构分部验收", 2, "验收", whole), *(f"ST-YS-{n:02d}" for n in (1, 2, 3)))
    plan.after("ST-YS-04", "ST-JF-03", hours=28 * 24)
    plan.after("ST-YS-04", "ES-18A", "ES-18B")
    plan.works_on(SITE)
