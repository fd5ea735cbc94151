"""Systems of the whole house, its entrance, and the way to its opening."""

from __future__ import annotations

from headway.schedule.demo.builder import Place, PlanBuilder
from headway.schedule.demo.calendars import SITE
from headway.schedule.demo.hospital.site import OFFICE
from headway.schedule.demo.steps import Step, write_steps

SYSTEMS = {
    "PD": (
        "变配电改造",
        "B1 层/配电房",
        (
            Step("停电方案与院方审批", "协调", 12, OFFICE),
            Step("低压柜订货", "采购", 45, OFFICE),
            Step("临时供电切换", "电气", 4),
            Step("旧柜拆除与新柜就位", "设备", 14),
            Step("干线电缆与母线", "电管", 5200, along=4),
            Step("交接试验与正式切换", "检测", 6),
        ),
    ),
    "UP": (
        "UPS 与柴油发电机",
        "B1 层/发电机房",
        (
            Step("发电机基础与排烟", "机电设备", 10),
            Step("柴油发电机就位", "设备", 2),
            Step("UPS 主机与电池", "设备", 6),
            Step("双电源切换试验", "检测", 4),
        ),
    ),
    "QT": (
        "医用气体站",
        "B1 层/气体站",
        (
            Step("液氧站与汇流排基础", "医用气体", 9),
            Step("真空与空压机组", "设备", 6),
            Step("气体主管与立管", "气体", 1150, along=3),
            Step("终端箱与报警", "终端", 120),
            Step("强度与泄漏性试验", "检测", 5),
        ),
    ),
    "LR": (
        "冷热源与空调主机",
        "屋面",
        (
            Step("原机组拆除", "暖通", 8),
            Step("屋面基础与减振", "暖通", 9),
            Step("风冷热泵吊装", "设备", 5),
            Step("空调主管与保温", "水管", 980),
            Step("水泵与定压", "设备", 6, along=5),
            Step("系统冲洗与试运转", "调试", 8),
        ),
    ),
    "DT9": (
        "医用电梯更新",
        "电梯井",
        (
            Step("电梯订货", "采购", 60, OFFICE),
            Step("旧梯拆除", "电梯", 8),
            Step("导轨与厅门", "电梯", 15),
            Step("主机与轿厢", "电梯", 12),
            Step("调试与检验", "检测", 9),
        ),
    ),
    "XF": (
        "消防系统",
        "全楼",
        (
            Step("消防泵房改造", "设备", 6),
            Step("报警主机与联动柜", "设备", 3),
            Step("防火门与防火卷帘", "门", 62),
            Step("疏散指示与应急照明", "末端", 460),
            Step("消防系统调试", "调试", 8),
        ),
    ),
    "ZN": (
        "智能化与信息系统",
        "全楼",
        (
            Step("信息机房建设", "智能化", 16),
            Step("主干光缆与汇聚", "智能化", 10),
            Step("排队叫号与导诊", "终端", 260),
            Step("护理呼叫与示教", "终端", 210),
            Step("安防与门禁", "终端", 240, along=3),
            Step("信息系统联调", "调试", 9),
        ),
    ),
    "WS": (
        "污水处理改造",
        "室外",
        (
            Step("污水站停运审批", "协调", 15, OFFICE),
            Step("池体改造与防腐", "给排水", 18),
            Step("消毒设备安装", "设备", 5),
            Step("调试与水质检测", "检测", 10),
        ),
    ),
}
FRONT = (
    Step("幕墙深化与样板", "设计", 12, OFFICE),
    Step("旧外立面拆除与脚手架", "外立面", 10),
    Step("龙骨与玻璃安装", "幕墙", 780),
    Step("门厅雨棚与自动门", "幕墙", 210),
    Step("泛光照明与院名标识", "末端", 160),
)
LATE_CHANGES = {
    # ordered by the hospital in autumn, hurriedly added: nothing follows them
    "BG-01": ("3 层口腔科增设 CBCT 间（变更 12）", 9, "KQ-03"),
    "BG-02": ("2 层儿科输液区扩容（变更 14）", 12, "EK-02"),
    "BG-03": ("急诊绿色通道地面导向（变更 15）", 5, "JZ-02"),
    "BG-04": ("6 层 ICU 增设负压病房（变更 17）", 18, "IC-07"),
    "BG-05": ("门诊药房发药机基础（变更 18）", 6, "YF-02"),
    "BG-06": ("屋面净化机房消声围挡（变更 21）", 8, "SS-K1-02"),
}


def add_systems(plan: PlanBuilder) -> None:
    plan.wbs("XT", "全楼机电系统", "YY")
    for code, (name, where, steps) in SYSTEMS.items():
        plan.coded(专业=name)
        plan.wbs(code, name, "XT")
        codes = write_steps(plan, code, Place(where), steps, team="二", named=f"{name} {{}}")
        plan.after(codes[0], "ZB-03")
    plan.after("PD-04", "ZB-13")
    plan.after("QT-03", "SS-00-02")
    plan.after("DT9-02", "KS-19")
    plan.after("XF-04", "KS-29")
    plan.after("ZN-03", "WK-09", "NK-02")


def add_front(plan: PlanBuilder) -> None:
    plan.coded(专业="外立面")
    plan.wbs("WL", "门厅与外立面", "YY")
    codes = write_steps(plan, "WL", Place("外立面"), FRONT)
    plan.after(codes[0], "ZB-04")
    plan.after(codes[1], "ZB-13")


def add_changes(plan: PlanBuilder) -> None:
    plan.coded(专业="变更")
    plan.wbs("BG", "院方变更", "YY")
    plan.works_on(SITE)
    for code, (name, days, after) in LATE_CHANGES.items():
        plan.step(code, name, days, "变更", Place("各科室"))
        plan.after(code, after)


def add_opening(plan: PlanBuilder) -> None:
    plan.coded(专业="验收")
    plan.wbs("YS", "验收与开诊", "YY")
    house = Place("整楼")
    steps = (
        Step("消防验收", "验收", 5, OFFICE),
        Step("室内空气与环境检测", "检测", 4, OFFICE),
        Step("竣工预验收", "验收", 3, OFFICE),
        Step("预验收问题整改", "整改", 3),
        Step("竣工验收", "验收", 2, OFFICE),
    )
    codes = write_steps(plan, "YS", house, steps)
    plan.after(codes[0], *(f"{code}-{len(steps):02d}" for code, (_n, _w, steps) in SYSTEMS.items()), "KS-39", "WL-05")
    plan.after(codes[1], "KS-29")
    plan.after(codes[2], "SS-90", "YXM-06", "YXC-06", "YXD-06")
    plan.works_on(OFFICE)
    plan.milestone("YS-99", "竣工交付开诊", "验收", house)
    plan.after("YS-99", codes[-1])
