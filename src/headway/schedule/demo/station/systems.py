"""Systems of the line in the station: power, platform doors, lifts, signals, fares; commissioning and handover."""

from __future__ import annotations

from headway.schedule.demo.builder import Place, PlanBuilder
from headway.schedule.demo.calendars import SITE
from headway.schedule.demo.station.site import CLOCK, NIGHT
from headway.schedule.demo.steps import Step, write_steps

SYSTEMS = {
    # code -> name, place, what it waits for, steps
    "BD": (
        "降压变电所",
        "站厅层/南端设备区",
        ("ZX-TS-05",),
        (
            Step("基础型钢与电缆夹层", "供变电", 5),
            Step("35 kV 开关柜就位", "变电", 9),
            Step("动力变压器就位", "变电", 2),
            Step("0.4 kV 开关柜就位", "变电", 18),
            Step("环网电缆敷设", "穿线", 3600, along=3),
            Step("二次接线", "弱电端", 260),
            Step("交接试验", "检测", 6),
            Step("受电与送电", "供变电", 2),
        ),
    ),
    "TX": (
        "通信系统",
        "站厅层/北端设备区",
        ("ZX-TN-08",),
        (
            Step("通信机房设备安装", "机柜", 16),
            Step("光缆引入与成端", "弱电缆", 3200, along=2),
            Step("广播与乘客信息终端", "弱电端", 140),
            Step("视频监视终端", "弱电端", 118, along=2),
            Step("无线与专用电话", "弱电端", 60),
            Step("通信单系统调试", "调试", 8),
        ),
    ),
    "XH": (
        "信号系统",
        "站厅层/南端设备区",
        ("ZX-TS-08",),
        (
            Step("信号机房设备安装", "机柜", 14),
            Step("室内配线与分线柜", "弱电缆", 4200),
            Step("轨旁设备安装", "信号端", 24, NIGHT),
            Step("信号机与转辙机配线", "信号端", 16, NIGHT),
            Step("联锁静态试验", "调试", 6),
            Step("信号单系统调试", "调试", 8, NIGHT),
        ),
    ),
    "AF": (
        "自动售检票",
        "站厅层/公共区",
        ("ZX-TG-05",),
        (
            Step("票务机房与服务器", "机柜", 6),
            Step("检票机与售票机就位", "弱电端", 62),
            Step("安检设备就位", "弱电端", 12),
            Step("自动售检票单系统调试", "调试", 7),
        ),
    ),
}
DOORS = (
    Step("限界测量与放线", "站台门", 3, NIGHT),
    Step("绝缘层与门槛安装", "门体", 24, NIGHT),
    Step("立柱与门机梁安装", "门体", 24, NIGHT, along=2, ends=2),
    Step("滑动门与固定门安装", "门体", 30, NIGHT, along=3, ends=3),
    Step("端门与应急门", "门体", 6, NIGHT),
    Step("电源与控制柜接线", "弱电端", 96),
    Step("绝缘测试", "检测", 2, NIGHT),
    Step("站台门单机调试", "调试", 6, NIGHT),
)
LIFTS = {
    "F1": "站厅至站台 1 号扶梯",
    "F2": "站厅至站台 2 号扶梯",
    "F3": "站厅至站台 3 号扶梯",
    "F4": "站厅至站台 4 号扶梯",
    "V1": "站内无障碍电梯",
}
_LIFT = (
    Step("底坑与圈梁移交", "验收", 1),
    Step("吊装就位", "扶梯", 1),
    Step("桁架找平与电气接线", "电扶梯", 6),
    Step("慢车与快车调试", "调试", 4),
    Step("特种设备检验", "检测", 3),
)
JOINT = (
    ("LT-01", "供电系统联调", 6, SITE),
    ("LT-02", "环控与火灾模式联调", 9, SITE),
    ("LT-03", "通信与综合监控联调", 8, SITE),
    ("LT-04", "信号与站台门联动", 10, NIGHT),
    ("LT-05", "自动售检票与线网接入", 6, SITE),
    ("LT-06", "火灾自动报警与消防联动", 6, SITE),
    ("LT-07", "动车调试配合", 15, NIGHT),
    ("LT-08", "三权移交", 3, SITE),
)
HANDOVER = (
    Step("人防与消防专项验收", "验收", 5),
    Step("单位工程预验收", "验收", 4),
    Step("验收问题整改", "整改", 10),
    Step("单位工程验收", "验收", 3),
    Step("项目工程验收", "验收", 3),
    Step("20 天不载客试运行配合", "调试", 20, CLOCK),
    Step("竣工资料移交", "资料", 6),
)


def add_systems(plan: PlanBuilder) -> None:
    plan.coded(分部工程="系统设备")
    plan.wbs("XT", "系统设备", "ST")
    for code, (name, where, waits, steps) in SYSTEMS.items():
        plan.wbs(f"XT-{code}", name, "XT")
        codes = write_steps(plan, f"XT-{code}", Place(f"主体/{where}"), steps)
        plan.after(codes[0], *waits)
    plan.wbs("XT-GC", "轨行区", "XT")
    plan.works_on(SITE)
    plan.step("XT-GC-01", "轨道铺设单位移交轨行区", 2, "协调", Place("轨行区"))
    plan.after("XT-GC-01", *(f"NB-{bay}-04" for bay in range(1, 9)), days=24)
    plan.after("XT-XH-03", "XT-GC-01")
    _add_doors(plan)
    _add_lifts(plan)


def _add_doors(plan: PlanBuilder) -> None:
    for code, side in (("U", "上行侧"), ("D", "下行侧")):
        plan.wbs(f"XT-M{code}", f"站台门 {side}", "XT")
        codes = write_steps(plan, f"XT-M{code}", Place(f"主体/站台层/{side}"), DOORS, named=f"{side} {{}}")
        plan.after(codes[0], "XT-GC-01", "ZX-PG-01")
        plan.after(codes[5], "XT-BD-06")
    plan.after("XT-MD-02", "XT-MU-02")


def _add_lifts(plan: PlanBuilder) -> None:
    plan.wbs("XT-DT", "站内电扶梯", "XT")
    before = ""
    for code, name in LIFTS.items():
        codes = write_steps(plan, f"XT-{code}", Place("主体/站厅层/公共区"), _LIFT, named=f"{name} {{}}")
        plan.after(codes[0], "ZX-TG-01")
        plan.after(codes[3], "XT-BD-08")
        if before:
            plan.after(codes[1], before)
        before = codes[1]


def add_handover(plan: PlanBuilder) -> None:
    plan.coded(分部工程="联调与验收")
    plan.wbs("LT", "联合调试与验收", "ST")
    station = Place("全站")
    for code, name, days, calendar in JOINT:
        plan.works_on(calendar)
        plan.step(code, name, days, "调试", station)
    _join_systems(plan)
    codes = write_steps(plan, "YS", station, HANDOVER)
    plan.after(codes[0], "LT-06", "CR-90", "FT-1-22", "FT-2-22")
    plan.after(codes[1], "LT-08", *(f"ZX-{area}-08" for area in ("TN", "TG", "TS", "PN", "PG", "PS")))
    plan.after(codes[1], "NB-91", "GX-90", "KW-90", "JG-91", "HT-91")
    plan.after(codes[5], "LT-07")
    plan.works_on(SITE)
    plan.milestone("YS-99", "竣工并具备开通条件", "验收", station)
    plan.after("YS-99", codes[-1])


def _join_systems(plan: PlanBuilder) -> None:
    plan.after("LT-01", "XT-BD-08", "JD-90")
    plan.after("LT-02", "LT-01", "JD-90")
    plan.after("LT-03", "XT-TX-06", "LT-01")
    plan.after("LT-04", "XT-XH-06", "XT-MU-08", "XT-MD-08", "XT-XH-05")
    plan.after("LT-05", "XT-AF-04", "LT-03")
    plan.after("LT-06", "LT-02", *(f"XT-{code}-05" for code in LIFTS))
    plan.along("LT-07", "LT-04", start_days=5, finish_days=5)
    plan.after("LT-08", "LT-03", "LT-05", "LT-06", "LT-04")
