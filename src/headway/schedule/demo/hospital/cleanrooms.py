"""The theatres and what the clean-room subcontractor builds around them; imaging with its shielding."""

from __future__ import annotations

from headway.engine.document import Constraint, ConstraintKind
from headway.schedule.demo.builder import Place, PlanBuilder
from headway.schedule.demo.calendars import SITE
from headway.schedule.demo.hospital.site import (
    CLEAN_FIRM,
    CLOCK,
    MRI_DELIVERY,
    OFFICE,
    THEATRES,
    THEATRES_DUE,
)
from headway.schedule.demo.steps import Step, write_steps

FLOOR = "5 层/手术部"
AIR_UNITS = {1: "手术室 1～2", 2: "手术室 3～5", 3: "手术室 6～8", 4: "洁净走廊与辅房"}
CORRIDORS = {"H": "洁净走廊", "W": "污物走廊", "F": "刷手与辅房"}
IMAGING = {"M": "磁共振 MRI 机房", "C": "CT 机房", "D": "DR 机房"}


def add_theatres(plan: PlanBuilder) -> None:
    plan.coded(专业="净化", 分包=CLEAN_FIRM)
    plan.wbs("SS", "手术部净化工程", "YY")
    place = Place(FLOOR)
    steps = (
        Step("手术部原装修拆除", "拆除", 1180),
        Step("楼面加固与设备基础", "结构加固", 14),
        Step("净化分包招标与签约", "协调", 25, OFFICE, along=0),
        Step("净化深化设计与审批", "设计", 20, OFFICE),
        Step("净化分包人员与材料进场", "协调", 6),
        Step("手术部机电主管与桥架", "电管", 2600, along=2),
    )
    codes = write_steps(plan, "SS-00", place, steps, named="{}")
    plan.after(codes[0], "KS-19")
    plan.after(codes[4], codes[1])
    for number in AIR_UNITS:
        _air_unit(plan, number)
    for number in THEATRES:
        _theatre(plan, number)
    for code in CORRIDORS:
        _corridor(plan, code)
    _hand_over(plan)
    plan.coded(分包="")


def _theatre(plan: PlanBuilder, number: int) -> None:
    more = 1.25 if THEATRES[number] == "百级" else 1.0
    name = f"{number} 号手术室（{THEATRES[number]}）"
    plan.wbs(f"SS-{number}", name, "SS")
    steps = (
        Step("钢骨架安装", "骨架", 150 * more),
        Step("净化风管与静压箱", "净化风管", 128 * more, along=2, ends=1),
        Step("电气与气体管线", "电管", 620, along=1),
        Step("电解钢板墙顶面", "净化板", 165 * more),
        Step("气密自动门", "净化", 2, along=3),
        Step("自流平与导电地面", "地胶", 58 * more),
        Step("高效送风天花", "净化", 3),
        Step("吊塔、无影灯与情报面板", "净化", 4),
    )
    team = "一" if number % 2 else "二"
    codes = write_steps(
        plan, f"SS-{number}", Place(f"{FLOOR}/{number} 号"), steps, team=team, named=f"{number} 号 {{}}"
    )
    plan.after(codes[0], "SS-00-05", "SS-00-06")
    if number > 1:
        plan.after(codes[0], f"SS-{number - 1}-01")  # one gang for the steel
        plan.after(codes[1], f"SS-{number - 1}-02")
    if number > 2:
        plan.after(codes[3], f"SS-{number - 2}-04")  # two gangs for the panels
    unit = 1 if number <= 2 else 2 if number <= 5 else 3
    plan.after(codes[6], f"SS-K{unit}-03")


def _air_unit(plan: PlanBuilder, number: int) -> None:
    serves = AIR_UNITS[number]
    plan.wbs(f"SS-K{number}", f"净化机组 {number}（{serves}）", "SS")
    steps = (
        Step("净化机组订货与生产", "采购", 40, OFFICE),
        Step("机组吊装就位", "机组", 1),
        Step("水管、电源与自控接线", "净化", 7),
        Step("机组单机试运转", "调试", 3),
    )
    codes = write_steps(plan, f"SS-K{number}", Place("屋面/净化机房"), steps, named=f"机组 {number} {{}}")
    plan.after(codes[0], "SS-00-04")
    plan.after(codes[1], "SS-00-02")
    if number > 1:
        plan.after(codes[1], f"SS-K{number - 1}-02")


def _corridor(plan: PlanBuilder, code: str) -> None:
    plan.wbs(f"SS-{code}", CORRIDORS[code], "SS")
    steps = (
        Step("骨架与墙板", "净化板", 260),
        Step("吊顶与灯带", "吊顶", 230),
        Step("导电地面", "地胶", 240),
        Step("门与防撞扶手", "门", 14, along=1, ends=1),
    )
    codes = write_steps(
        plan, f"SS-{code}", Place(f"{FLOOR}/{CORRIDORS[code]}"), steps, team="一", named=f"{CORRIDORS[code]} {{}}"
    )
    plan.after(codes[0], "SS-4-04" if code == "F" else "SS-6-04")


def _hand_over(plan: PlanBuilder) -> None:
    steps = (
        Step("净化系统联合试运转", "调试", 4, CLOCK),
        Step("洁净度综合性能检测", "检测", 6, OFFICE),
        Step("检测问题整改与复测", "整改", 4),
    )
    plan.wbs("SS-Y", "检测与移交", "SS")
    codes = write_steps(plan, "SS-Y", Place(FLOOR), steps)
    plan.after(codes[0], *(f"SS-{n}-08" for n in THEATRES), *(f"SS-K{n}-04" for n in AIR_UNITS))
    plan.after(codes[0], *(f"SS-{code}-{last}" for code in CORRIDORS for last in ("03", "04")))
    plan.works_on(OFFICE)
    plan.milestone("SS-90", "手术部移交院方", "验收", Place(FLOOR))
    plan.after("SS-90", codes[-1])
    theatres = plan.project.activities[-1]
    theatres.constraint = Constraint(ConstraintKind.FINISH_ON_OR_BEFORE, THEATRES_DUE)
    theatres.deadline = THEATRES_DUE


def add_imaging(plan: PlanBuilder) -> None:
    plan.coded(专业="影像防护")
    plan.wbs("YXF", "影像机房", "YY")
    for code, name in IMAGING.items():
        plan.wbs(f"YX{code}", name, "YXF")
        steps = (
            Step("原墙体拆改与加固", "拆除", 210),
            Step("屏蔽与防护施工", "影像防护", 12 if code == "M" else 8),
            Step("机房机电与装饰", "影像防护", 9),
            Step("设备吊装就位", "设备", 1),
            Step("设备安装调试", "调试", 10 if code == "M" else 6),
            Step("防护检测与备案", "检测", 5, OFFICE),
        )
        codes = write_steps(plan, f"YX{code}", Place(f"4 层/{name}"), steps, named=f"{name} {{}}")
        plan.after(codes[0], "ZB-12")
        _delivery(plan, code, codes[3])
        if code != "M":
            plan.after(codes[1], "YXM-02")


def _delivery(plan: PlanBuilder, code: str, lifted_in: str) -> None:
    """The hospital buys the machines itself; the magnet comes on a fixed day."""
    plan.works_on(SITE)
    plan.milestone(f"YX{code}-00", f"{IMAGING[code]} 设备到场（院方采购）", "业主配合", Place("4 层"))
    plan.after(f"YX{code}-00", "ZB-04")
    plan.after(lifted_in, f"YX{code}-00")
    if code == "M":
        plan.project.activities[-1].constraint = Constraint(ConstraintKind.START_ON_OR_AFTER, MRI_DELIVERY)
