"""Departments, floor by floor in three phases: the hospital moves out, the crews move in."""

from __future__ import annotations

from headway.schedule.demo.builder import Place, PlanBuilder
from headway.schedule.demo.calendars import SITE
from headway.schedule.demo.hospital.site import AREAS, OFFICE, QUIET
from headway.schedule.demo.steps import Step, write_steps

PHASES = {1: "一期（地下、4 层西、6 层）", 2: "二期（3 层、4 层东）", 3: "三期（1 层、2 层）"}
WITH_GAS = ("IC", "GY", "KQ", "JZ", "FK", "WK")


def add_preparation(plan: PlanBuilder) -> None:
    plan.coded(专业="施工准备")
    plan.wbs("ZB", "施工准备与腾退", "YY")
    plan.works_on(SITE)
    yard = Place("场区")
    plan.milestone("ZB-00", "开工", "施工准备", yard)
    steps = (
        Step("图纸会审与现状查勘", "施工准备", 8),
        Step("院感防护隔断与降尘通道", "施工准备", 7, along=3),
        Step("临时用电与垂直运输", "施工准备", 6, along=2),
        Step("材料样板与品牌确认", "资料", 10, OFFICE),
    )
    codes = write_steps(plan, "ZB", yard, steps)
    plan.after(codes[0], "ZB-00")
    plan.works_on(OFFICE)
    for phase, name in PHASES.items():
        plan.step(f"ZB-1{phase}", f"{name} 科室搬迁腾退", 6, "业主配合", yard)
    plan.after("ZB-11", codes[1])


def add_departments(plan: PlanBuilder) -> None:
    plan.wbs("KS", "科室改造", "YY")
    for phase, name in PHASES.items():
        plan.wbs(f"KS-{phase}", name, "KS")
        codes = [code for code, area in AREAS.items() if area[3] == phase]
        for number, code in enumerate(codes):
            _department(plan, code, team="一二"[number % 2], before=codes[number - 2] if number > 1 else "")
        plan.works_on(OFFICE)
        plan.under(f"KS-{phase}")
        plan.milestone(f"KS-{phase}9", f"{name} 移交使用", "验收", Place("整楼"))
        plan.after(f"KS-{phase}9", *(f"{code}-{_last(code):02d}" for code in codes))
    plan.after("ZB-12", "KS-19")
    plan.after("ZB-13", "KS-29")


def _last(code: str) -> int:
    return 14 if code in WITH_GAS else 13


def _department(plan: PlanBuilder, code: str, *, team: str, before: str) -> None:
    """One department; its crews come from the department `before`, the first of a phase wait for the samples."""
    name, floor, size, phase = AREAS[code]
    plan.coded(科室=name, 专业="装饰")
    plan.wbs(code, name, f"KS-{phase}")
    codes = write_steps(
        plan, code, Place(f"{floor}/{name}"), _steps(code, size, phase), team=team, named=f"{name} {{}}"
    )
    plan.after(codes[0], f"ZB-1{phase}")
    plan.after(codes[1], f"{before}-02" if before else "ZB-04")
    plan.coded(科室="")


def _steps(code: str, size: float, phase: int) -> tuple[Step, ...]:
    calendar = QUIET if phase != 1 else SITE
    gas = (Step("医用气体支管", "气体", size * 0.42, SITE, along=1),) if code in WITH_GAS else ()
    return (
        Step("原装修拆除清运", "拆除", size, calendar),
        Step("放线与隔墙龙骨", "隔墙", size * 0.85, calendar),
        Step("强弱电配管穿线", "电管", size * 4.2, SITE, along=2, ends=1),
        Step("给排水支管改造", "水管", size * 0.38, SITE, along=1),
        Step("通风空调风管", "风管", size * 0.9, SITE, along=2, ends=1),
        Step("喷淋与报警改造", "喷淋", size * 0.14, SITE, along=2, ends=1),
        *gas,
        Step("隐蔽验收与隔墙封板", "封板", size * 1.2, SITE),
        Step("吊顶龙骨与封板", "吊顶", size * 0.9, SITE, along=3, ends=2),
        Step("墙面基层与抗菌涂料", "墙面", size * 2.6, SITE, days=1),
        Step("PVC 地胶铺设", "地胶", size * 0.95, SITE),
        Step("医用门与五金", "门", size / 26, SITE, along=2, ends=1),
        Step("灯具与末端安装", "末端", size * 0.24, SITE),
        Step("保洁与科室初验", "保洁", size, SITE),
    )
