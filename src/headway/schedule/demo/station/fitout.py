"""Masonry, finishes and building services in the six areas of the station's two levels."""

from __future__ import annotations

from headway.schedule.demo.builder import Place, PlanBuilder
from headway.schedule.demo.calendars import SITE
from headway.schedule.demo.steps import Step, write_steps

AREAS = {
    # code -> level and area, size beside the northern plant rooms of the concourse, bays, public?
    "TN": ("站厅层/北端设备区", 1.0, (1, 2), False),
    "TG": ("站厅层/公共区", 1.5, (3, 4, 5, 6), True),
    "TS": ("站厅层/南端设备区", 1.2, (7, 8), False),
    "PN": ("站台层/北端设备区", 0.8, (1, 2), False),
    "PG": ("站台层/公共区", 1.2, (3, 4, 5, 6), True),
    "PS": ("站台层/南端设备区", 0.9, (7, 8), False),
}


def _rooms(size: float) -> tuple[Step, ...]:
    return (
        Step("放线与砌筑样板", "测量", 2),
        Step("设备房砌筑", "砌筑", 165 * size),
        Step("构造柱与门洞过梁", "砌筑", 38 * size, along=3, ends=1),
        Step("墙面抹灰", "抹灰", 1900 * size, along=4, ends=2),
        Step("地坪与设备基础", "地坪", 760 * size),
        Step("防火门安装", "门", 26 * size),
        Step("墙面与顶面涂料", "涂料", 2100 * size),
        Step("防静电地板与细部", "地坪", 420 * size),
    )


def _public(size: float) -> tuple[Step, ...]:
    return (
        Step("放线与样板段", "测量", 4),
        Step("墙面龙骨与干挂墙板", "墙板", 860 * size),
        Step("顶面综合支吊架", "吊顶", 620 * size, along=3),
        Step("吊顶铝板", "吊顶", 980 * size),
        Step("地面石材铺装", "石材", 1180 * size, along=6, ends=4),
        Step("导向标识与广告框", "装饰装修", 8, along=8, ends=1),
        Step("栏杆、客服中心与盲道", "装饰装修", 7),
        Step("保洁与成品保护", "装饰装修", 4),
    )


def _services(size: float) -> tuple[Step, ...]:
    return (
        Step("综合支吊架与放线", "桥架", 260 * size),
        Step("风管制作安装", "风管", 1150 * size, along=3),
        Step("空调水管与保温", "水管", 420 * size, along=4, ends=2),
        Step("给排水与消火栓管", "水管", 360 * size, along=2),
        Step("喷淋与气体灭火管", "水管", 300 * size, along=3, ends=1),
        Step("电缆桥架与支架", "桥架", 520 * size, along=2),
        Step("动力照明电缆敷设", "穿线", 5200 * size),
        Step("配电箱与控制柜", "配电箱", 22 * size, along=3),
        Step("弱电线缆敷设", "弱电缆", 4800 * size, along=2),
        Step("FAS 与气体灭火末端", "弱电端", 120 * size),
        Step("BAS 与环控末端", "弱电端", 96 * size, along=2),
        Step("空调机组与风机安装", "风水设备", 9 * size, along=1),
        Step("灯具与应急照明", "灯具", 260 * size),
        Step("支吊架末端与封堵", "机电安装", 5),
        Step("单机试运转", "调试", 4),
    )


def add_fitout(plan: PlanBuilder) -> None:
    plan.coded(分部工程="装饰装修")
    plan.wbs("ZX", "砌筑与装饰装修", "ST")
    for area, (where, size, bays, public) in AREAS.items():
        plan.wbs(f"ZX-{area}", where.replace("/", " "), "ZX")
        steps = _public(size) if public else _rooms(size)
        codes = write_steps(plan, f"ZX-{area}", Place(f"主体/{where}"), steps, team=_team(area), named="{}")
        plan.after(codes[0], *(f"NB-{bay}-05" for bay in bays), *(f"HT-{bay}-01" for bay in bays))
    plan.after("ZX-PG-01", "ZX-TG-03")


def add_services(plan: PlanBuilder) -> None:
    plan.coded(分部工程="机电安装")
    plan.wbs("JD", "机电安装", "ST")
    for area, (where, size, _bays, public) in AREAS.items():
        plan.wbs(f"JD-{area}", where.replace("/", " "), "JD")
        codes = write_steps(plan, f"JD-{area}", Place(f"主体/{where}"), _services(size), team=_team(area))
        plan.after(codes[0], f"ZX-{area}-01" if public else f"ZX-{area}-04")
        _meet_finishes(plan, area, public=public)
    plan.works_on(SITE)
    plan.under("JD")
    plan.milestone("JD-90", "机电单机试运转完成", "机电安装", Place("主体"))
    plan.after("JD-90", *(f"JD-{area}-15" for area in AREAS))


def _meet_finishes(plan: PlanBuilder, area: str, *, public: bool) -> None:
    """Ceilings close after the pipes above them, plant stands on finished floors."""
    if public:
        plan.after(f"ZX-{area}-04", f"JD-{area}-05", f"JD-{area}-07")
        plan.after(f"JD-{area}-13", f"ZX-{area}-04")
    else:
        plan.after(f"JD-{area}-12", f"ZX-{area}-05")
        plan.after(f"ZX-{area}-07", f"JD-{area}-06")


def _team(area: str) -> str:
    return "二" if area.endswith("S") else "一"
