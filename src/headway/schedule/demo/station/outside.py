"""Entrances and ventilation shafts, each a small pit of its own beside the station box."""

from __future__ import annotations

from headway.schedule.demo.builder import Place, PlanBuilder
from headway.schedule.demo.calendars import SITE
from headway.schedule.demo.station.site import CLOCK, TWO_SHIFTS
from headway.schedule.demo.steps import Step, write_steps

ENTRANCES = {
    "A": ("A 出入口", 1.0, 1),
    "B": ("B 出入口", 1.15, 8),
    "C": ("C 出入口", 0.9, 2),
    "D": ("D 出入口", 1.05, 7),
}
"""Code -> name, size beside entrance A, the bay at which it joins the box."""
SHAFTS = {"1": ("1 号风亭组", 1.2, 1), "2": ("2 号风亭组", 1.3, 8)}
_AFTER = {"A": "HT-91", "B": "HT-91", "C": "A", "D": "B"}
"""C and D use the crew and the yard of A and B."""


def _pit(size: float) -> tuple[Step, ...]:
    return (
        Step("围挡与场地移交", "围挡", 110 * size),
        Step("围护桩施工", "围护桩", 46 * size, TWO_SHIFTS),
        Step("冠梁与第一道支撑", "附属结构", 58 * size),
        Step("冠梁养护", "养护", 7, CLOCK),
        Step("第 1 层土方开挖", "附属土方", 760 * size),
        Step("第二道钢支撑", "钢支撑", 8 * size, along=2, ends=1),
        Step("第 2 层土方开挖", "附属土方", 900 * size),
        Step("基底检验与垫层", "垫层", 62 * size),
        Step("底板防水", "防水", 320 * size),
        Step("底板结构", "附属结构", 128 * size),
        Step("侧墙防水", "防水", 460 * size, days=5),
        Step("侧墙结构", "附属结构", 142 * size, along=1, ends=3),
        Step("顶板结构", "附属结构", 118 * size),
        Step("顶板养护", "养护", 14, CLOCK),
        Step("顶板防水与保护层", "防水", 330 * size),
        Step("破除连接处地下连续墙", "支撑体系", 6),
        Step("接口结构与变形缝", "附属结构", 24),
        Step("覆土回填", "回填", 720 * size),
    )


_ENTRANCE = (
    Step("通道砌筑与抹灰", "抹灰", 620),
    Step("扶梯基坑移交", "验收", 1),
    Step("自动扶梯吊装", "扶梯", 2, along=0),
    Step("通道墙板与地面", "石材", 520, along=6, ends=4),
    Step("通道吊顶与灯具", "吊顶", 380, along=3, ends=2),
    Step("出入口地面亭与雨棚", "装饰装修", 14),
    Step("无障碍设施与导向标识", "装饰装修", 5, along=6, ends=1),
)
_SHAFT = (
    Step("风井内部结构", "内部结构", 118),
    Step("风阀与消声器安装", "风水设备", 9),
    Step("风亭地面建筑", "装饰装修", 12),
    Step("百叶与绿化恢复", "装饰装修", 6),
)


def add_entrances(plan: PlanBuilder) -> None:
    plan.coded(分部工程="附属结构")
    plan.wbs("CR", "出入口", "ST")
    for code, (name, size, bay) in ENTRANCES.items():
        plan.wbs(f"CR-{code}", name, "CR")
        team = "一" if code in "AC" else "二"
        steps = (*_pit(size), *_ENTRANCE)
        codes = write_steps(plan, f"CR-{code}", Place(f"附属/{name}"), steps, team=team, named=f"{name} {{}}")
        before = _AFTER[code]
        plan.after(codes[0], before if before.startswith("HT") else f"CR-{before}-10")
        plan.after(codes[15], f"NB-{bay}-05")
    plan.works_on(SITE)
    plan.under("CR")
    plan.milestone("CR-90", "出入口全部具备通行条件", "装饰装修", Place("附属"))
    plan.after("CR-90", *(f"CR-{code}-25" for code in ENTRANCES))


def add_shafts(plan: PlanBuilder) -> None:
    plan.coded(分部工程="附属结构")
    plan.wbs("FT", "风亭", "ST")
    for code, (name, size, bay) in SHAFTS.items():
        plan.wbs(f"FT-{code}", name, "FT")
        steps = (*_pit(size), *_SHAFT)
        place = Place(f"附属/{name}")
        codes = write_steps(plan, f"FT-{code}", place, steps, team=("一", "二")[bay == 8], named=f"{name} {{}}")
        plan.after(codes[0], f"HT-{bay}-01")
        plan.after(codes[15], f"NB-{bay}-05")
