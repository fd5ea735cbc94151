"""The pit: crown beam and struts, four layers of excavation in eight bays, cushion and waterproofing."""

from __future__ import annotations

from headway.schedule.demo.builder import Place, PlanBuilder
from headway.schedule.demo.calendars import SITE
from headway.schedule.demo.station.site import (
    BAY_AREA,
    BAY_LENGTH,
    BAYS,
    CLOCK,
    LAYERS,
    TWO_SHIFTS,
    bay_place,
    team_of,
)
from headway.schedule.demo.steps import Step, write_steps


def add_crown_beam(plan: PlanBuilder) -> None:
    plan.coded(分部工程="支撑体系")
    plan.wbs("GL", "冠梁与第一道混凝土支撑", "ST")
    for bay in BAYS:
        plan.wbs(f"GL-{bay}", f"{bay} 段", "GL")
        steps = (
            Step("凿桩头与墙顶清理", "支撑体系", 2),
            Step("冠梁与支撑钢筋", "冠梁钢筋", 19.5),
            Step("冠梁与支撑模板", "冠梁模板", 240, along=1, ends=1),
            Step("冠梁与支撑混凝土", "混凝土", 118, CLOCK),
            Step("混凝土养护", "养护", 7, CLOCK),
        )
        place = bay_place(bay, "冠梁")
        codes = write_steps(plan, f"GL-{bay}", place, steps, team=team_of(bay), named=f"{bay} 段 {{}}")
        plan.after(codes[0], f"ZJ-{bay}-03", *_walls_of(bay))
        if bay > 1:
            plan.after(codes[1], f"GL-{bay - 1}-02")


def _walls_of(bay: int) -> list[str]:
    return [f"DQ-{side}{4 * (bay - 1) + panel:02d}-03" for side in "WE" for panel in (1, 2, 3, 4)]


def add_excavation(plan: PlanBuilder) -> None:
    """From the north to the south in benches: a layer of a bay follows the same layer of the bay before."""
    plan.coded(分部工程="基坑开挖")
    plan.wbs("KW", "基坑开挖与支撑", "ST")
    plan.works_on(SITE)
    plan.milestone("KW-00", "基坑开挖条件验收", "验收", Place("主体"))
    plan.after("KW-00", "GL-1-05", "GL-2-05", "DQ-90", "ZJ-1-05", "QQ-11")
    for bay in BAYS:
        plan.wbs(f"KW-{bay}", f"{bay} 段", "KW")
        for layer in LAYERS:
            _layer(plan, bay, layer)
        _bottom(plan, bay)
    plan.works_on(SITE)
    plan.under("KW")
    plan.milestone("KW-90", "基坑开挖到底", "基坑开挖", Place("主体"))
    plan.after("KW-90", *(f"KW-{bay}4-01" for bay in BAYS))


def _layer(plan: PlanBuilder, bay: int, layer: int) -> None:
    dig = Step(f"第 {layer} 层土方开挖", "土方", BAY_AREA * LAYERS[layer], TWO_SHIFTS)
    strut = Step(f"第 {layer} 道钢支撑架设与预加轴力", "钢支撑", 9, TWO_SHIFTS, along=1, ends=1)
    wall = Step(f"第 {layer} 层墙面清理与堵漏", "墙面", 2 * BAY_LENGTH * LAYERS[layer], TWO_SHIFTS, along=1)
    steps = (dig, wall) if layer == 1 else (dig, strut, wall)
    place = bay_place(bay, f"第 {layer} 层")
    codes = write_steps(plan, f"KW-{bay}{layer}", place, steps, named=f"{bay} 段 {{}}")
    if layer == 1:
        plan.after(codes[0], f"GL-{bay}-05", f"ZJ-{bay}-05", "KW-00")
    else:
        plan.after(codes[0], f"KW-{bay}{layer - 1}-02")
    if bay > 1:
        plan.after(codes[0], f"KW-{bay - 1}{layer}-01")
    if layer > 2 and bay <= len(BAYS) - 2:  # two fronts of excavators: the upper one clears the way first
        plan.after(codes[0], f"KW-{bay + 2}{layer - 2}-01")


def _bottom(plan: PlanBuilder, bay: int) -> None:
    steps = (
        Step("基底检验与验槽", "验收", 1),
        Step("综合接地网敷设", "接地", 210),
        Step("垫层混凝土", "垫层", 96),
        Step("底板防水层与保护层", "防水", BAY_AREA * 1.08),
    )
    codes = write_steps(plan, f"KW-{bay}9", bay_place(bay, "坑底"), steps, named=f"{bay} 段 {{}}")
    plan.after(codes[0], f"KW-{bay}4-02", *(f"KW-{bay}{layer}-03" for layer in (2, 3, 4)))
    if bay > 1:
        plan.after(codes[1], f"KW-{bay - 1}9-03")
