"""Before the pit: site set-up, diversion of traffic and pipes, diaphragm wall, piles, grouting, wells."""

from __future__ import annotations

from headway.schedule.demo.builder import Place, PlanBuilder
from headway.schedule.demo.calendars import SITE
from headway.schedule.demo.station.site import BAY_AREA, BAYS, CLOCK, TWO_SHIFTS, bay_place, team_of
from headway.schedule.demo.steps import Step, write_steps

YARD = Place("场区")
PIPES = (
    # code, name, length in m, days of waiting for its owner, cables?
    ("JS", "DN600 给水管", 236, 12, False),
    ("YS", "DN1200 雨水管", 248, 6, False),
    ("WS", "DN500 污水管", 228, 6, False),
    ("RQ", "DN300 中压燃气管", 214, 20, False),
    ("DL", "10 kV 电力电缆", 640, 18, True),
    ("TX", "通信光缆 24 孔", 720, 10, True),
    ("LD", "路灯与交通信号电缆", 410, 4, True),
)
SIDES = {"N": "北半幅", "S": "南半幅"}
PANELS_PER_SIDE = 32


def add_preparation(plan: PlanBuilder) -> None:
    plan.coded(分部工程="前期工程")
    plan.wbs("QQ", "前期工程", "ST")
    plan.works_on(SITE)
    plan.milestone("QQ-00", "开工令下达", "前期工程", YARD)
    steps = (
        Step("进场与控制点复测", "测量", 4),
        Step("建（构）筑物与管线调查", "测量", 10),
        Step("一期围挡施工", "围挡", 520),
        Step("绿化迁移与场地清表", "前期工程", 9, along=3),
        Step("临时用水用电接入", "前期工程", 8),
        Step("项目部与工人生活区临建", "临建", 1650, along=2),
        Step("钢筋加工棚与泥浆池", "临建", 880, along=6),
        Step("一期导行路施工", "导行路", 3600, along=4),
        Step("一期交通疏解切换", "交通疏解", 2),
        Step("龙门吊与成槽机进场组装", "前期工程", 8),
        Step("监测点布设与初始值采集", "监测", 8, along=2),
    )
    codes = write_steps(plan, "QQ", YARD, steps)
    plan.after(codes[0], "QQ-00")
    plan.works_on(SITE)
    plan.milestone("QQ-90", "围护结构具备施工条件", "前期工程", YARD)
    plan.after("QQ-90", *codes[9:])


def add_pipes(plan: PlanBuilder) -> None:
    plan.coded(分部工程="管线迁改")
    plan.wbs("GX", "管线迁改", "ST")
    for code, name, length, waiting, cables in PIPES:
        plan.wbs(f"GX-{code}", name, "GX")
        for number, (side, half) in enumerate(SIDES.items()):
            prefix = f"GX-{code}{side}"
            place = Place(f"管线/{half}")
            steps = (
                Step("探沟与现状核实", "探沟", 4 if side == "N" else 5),
                Step("产权单位停割审批", "协调", waiting, along=1),
                Step("新管沟开挖与支护", "管沟", length * 0.55, along=3),
                Step("敷设", "电缆" if cables else "管道", length * 0.6),
                Step("试压与检测", "检测", 3),
                Step("割接与旧管废除", "管线迁改", 3),
            )
            codes = write_steps(plan, prefix, place, steps, team=("一", "二")[number], named=f"{name} {{}}")
            plan.after(codes[0], "QQ-03")
            plan.after(codes[3], codes[1])
            if side == "S":
                plan.after(codes[0], f"GX-{code}N-04")
    plan.under("GX")
    plan.milestone("GX-90", "管线迁改完成", "管线迁改", YARD)
    plan.after("GX-90", *(f"GX-{code}{side}-06" for code, *_ in PIPES for side in SIDES))


def add_walls(plan: PlanBuilder) -> None:
    """72 panels: two rigs, each bay's first and third panel before the closing ones between them."""
    plan.coded(分部工程="地下连续墙")
    plan.wbs("DQ", "地下连续墙", "ST")
    plan.wbs("DQ-DQ", "导墙", "DQ")
    for bay in BAYS:
        plan.works_on(SITE)
        plan.work(f"DQ-D{bay}", f"{bay} 段导墙施工", "导墙", 58, bay_place(bay, "地面"))
        plan.after(f"DQ-D{bay}", f"DQ-D{bay - 1}" if bay > 1 else "QQ-90")
    for side, rig, where in (("W", "一", "西侧"), ("E", "二", "东侧")):
        plan.wbs(f"DQ-{side}", f"{where}墙幅", "DQ")
        _side(plan, side, rig)
    plan.under("DQ")
    plan.milestone("DQ-90", "地下连续墙封闭", "围护结构", Place("主体"))
    plan.after("DQ-90", *(f"DQ-{side}{panel:02d}-03" for side in "WE" for panel in _all_panels(side)))


def _all_panels(side: str) -> range:
    """Four end panels belong to each side's rig: 33 to 36."""
    return range(1, PANELS_PER_SIDE + 5)


def _side(plan: PlanBuilder, side: str, rig: str) -> None:
    order = [4 * bay + step for bay in range(PANELS_PER_SIDE // 4 + 1) for step in (1, 3, 2, 4)]
    for number, panel in enumerate(order):
        _panel(plan, side, panel, rig)
        if number:
            plan.after(f"DQ-{side}{panel:02d}-01", f"DQ-{side}{order[number - 1]:02d}-01")
        if panel % 4 == 2:  # the closing panel stands between two hardened ones
            for neighbour in (panel - 1, panel + 1):
                plan.after(f"DQ-{side}{panel:02d}-01", f"DQ-{side}{neighbour:02d}-03", hours=24)


def _panel(plan: PlanBuilder, side: str, panel: int, rig: str) -> None:
    bay = min((panel - 1) // 4 + 1, len(BAYS)) if panel <= PANELS_PER_SIDE else (1 if side == "W" else 8)
    kind = "闭合幅" if panel % 4 == 2 else "首开幅" if panel % 4 in (1, 3) else "连接幅"
    corner = 1.12 if panel > PANELS_PER_SIDE else 1.0
    steps = (
        Step(f"成槽（{kind}）", "成槽", 138 * corner, TWO_SHIFTS),
        Step("钢筋笼制作", "钢筋笼", 28.6 * corner, SITE, along=0),
        Step("钢筋笼吊装与水下混凝土", "水下混凝土", 138 * corner, CLOCK),
    )
    prefix, place = f"DQ-{side}{panel:02d}", bay_place(bay, f"{side}{panel:02d} 幅")
    codes = write_steps(plan, prefix, place, steps, team=rig, named=f"{side}{panel:02d} 幅 {{}}")
    plan.after(codes[0], f"DQ-D{bay}", days=2)
    plan.after(codes[2], codes[0])


def add_columns(plan: PlanBuilder) -> None:
    """Uplift piles and lattice columns, grouting under the pit and wells, bay by bay."""
    plan.coded(分部工程="桩基与加固")
    plan.wbs("ZJ", "立柱桩、坑底加固与降水", "ST")
    for bay in BAYS:
        plan.wbs(f"ZJ-{bay}", f"{bay} 段", "ZJ")
        steps = (
            Step("抗拔桩与立柱桩成孔灌注", "钻孔桩", 9, TWO_SHIFTS),
            Step("格构柱安装", "格构柱", 3, TWO_SHIFTS, along=3, ends=1),
            Step("三重管旋喷坑底加固", "旋喷", BAY_AREA * 2.2, TWO_SHIFTS),
            Step("降水井成井", "降水井", 3, SITE, along=4),
            Step("试降水", "降水", 7, CLOCK),
        )
        codes = write_steps(plan, f"ZJ-{bay}", bay_place(bay, "坑底"), steps, team=team_of(bay), named=f"{bay} 段 {{}}")
        plan.after(codes[0], f"ZJ-{bay - 1}-01" if bay > 1 else "QQ-90")
        if bay > 1:
            plan.after(codes[2], f"ZJ-{bay - 1}-03")
        else:
            plan.after(codes[0], "GX-JSN-06", "GX-RQN-06")
