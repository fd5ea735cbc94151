"""Plumbing, power, data, fire protection, lifts."""

from __future__ import annotations

from headway.schedule.demo.block.envelope import BANDS, floors_of
from headway.schedule.demo.block.ground import ZONES
from headway.schedule.demo.builder import Place, PlanBuilder
from headway.schedule.demo.calendars import OFFICE, SITE

BASEMENT = Place("地下室")
PLANT = Place("设备用房")


def add_services(plan: PlanBuilder) -> None:
    plan.wbs("JD", "机电安装", "YQ3")
    plan.wbs("JD-CN", "楼层机电", "JD")
    for number, band in enumerate(BANDS, start=1):
        _band(plan, number, band)
    plan.wbs("JD-JF", "机房与系统", "JD")
    plan.after(plan.work("JD-JF-1", "地下室主干管安装", "给排水", 980, BASEMENT), "DX-WQ-03")
    plan.after(plan.work("JD-JF-2", "生活与消防水泵房设备安装", "设备", 9, PLANT), "JD-JF-1")
    plan.after(plan.work("JD-JF-3", "配电房设备安装", "设备", 12, PLANT), "DX-WQ-03", "ES-02A", days=10)
    plan.after(plan.work("JD-JF-4", "电气竖井母线与桥架", "竖井", 6400, Place("竖井")), "JD-JF-3", "ES-18A", "ES-18B")
    plan.after(plan.work("JD-JF-5", "屋面风机与避雷安装", "设备", 6, Place("屋面")), "WM-03")
    plan.works_on(OFFICE)
    plan.after(plan.step("JD-JF-6", "正式供电送电", 3, "机电安装", PLANT), "JD-JF-3", "JD-JF-4", "SW-03")
    plan.works_on(SITE)
    plan.after(plan.step("JD-JF-7", "给水冲洗、消毒与水压试验", 6, "机电安装", PLANT), "JD-JF-2", "JD-JF-6", "JZ-FH-56")
    plan.after(plan.step("JD-JF-8", "机电系统调试", 10, "机电安装", PLANT), "JD-JF-6", "JD-JF-5", "JZ-FH-56", "SW-02")


def _band(plan: PlanBuilder, number: int, band: tuple[int, int]) -> None:
    place, label = floors_of(band), f"{band[0]}～{band[1]} 层"
    pipes = plan.work(f"JD-PS-{number}", f"{label} 给排水立支管", "给排水", 1120, place)
    wires = plan.work(f"JD-DQ-{number}", f"{label} 户内配管穿线", "电气", 9200, place)
    data = plan.work(f"JD-RD-{number}", f"{label} 弱电与对讲管线", "弱电", 3600, place)
    plan.after(pipes, f"ES-{band[1]:02d}A", f"ES-{band[1]:02d}B")
    plan.along(wires, f"MH-{band[0]:02d}A", start_days=2)
    plan.after(wires, f"ES-{band[1]:02d}A", f"ES-{band[1]:02d}B")
    plan.along(data, wires, start_days=4, finish_days=2)
    if number > 1:
        for trade in ("PS", "DQ", "RD"):
            plan.after(f"JD-{trade}-{number}", f"JD-{trade}-{number - 1}")


def add_fire_protection(plan: PlanBuilder) -> None:
    plan.wbs("XF", "消防工程", "YQ3")
    for number, band in enumerate(BANDS, start=1):
        place, label = floors_of(band), f"{band[0]}～{band[1]} 层"
        sprinklers = plan.work(f"XF-PL-{number}", f"{label} 喷淋支管", "喷淋", 204, place)
        plan.after(sprinklers, f"ES-{band[1]:02d}A", f"ES-{band[1]:02d}B")
        if number > 1:
            plan.after(sprinklers, f"XF-PL-{number - 1}")
    plan.after(plan.work("XF-01", "地下室喷淋与消火栓干管", "消防管", 1150, BASEMENT), "DX-WQ-03")
    plan.after(plan.work("XF-02", "消火栓立管与箱体", "消防管", 620, Place("竖井")), "ES-18B", "XF-01")
    plan.after(plan.work("XF-03", "火灾报警探测器与线路", "探测器", 486, Place("公区")), "XF-PL-6")
    plan.after(plan.work("XF-04", "正压送风与排烟安装", "设备", 10, Place("竖井")), "JD-JF-5", "ES-18B")
    linked = plan.step("XF-05", "消防联动调试", 8, "消防", PLANT)
    plan.after(linked, "XF-02", "XF-03", "XF-04", "JD-JF-6", "JD-JF-2", "JZ-GQ-6B")
    plan.works_on(OFFICE)
    plan.after(plan.step("XF-06", "消防检测", 5, "检测", PLANT), "XF-05", "DT-06-A", "DT-06-B")
    plan.after(plan.step("XF-07", "消防验收", 8, "验收", PLANT), "XF-06", "SW-06")
    plan.works_on(SITE)


def add_lifts(plan: PlanBuilder) -> None:
    plan.wbs("DT", "电梯工程", "YQ3")
    for zone in ZONES:
        place = Place("电梯井", zone)
        plan.after(
            plan.step(f"DT-01-{zone}", f"{zone} 区 井道移交与样线", 2, "电梯", place), "ST-JF-03", "ZB-07", hours=168
        )
        plan.after(f"DT-01-{zone}", f"ES-16{zone}")
        plan.after(plan.work(f"DT-02-{zone}", f"{zone} 区 导轨安装", "电梯导轨", 2, place), f"DT-01-{zone}")
        plan.after(plan.work(f"DT-03-{zone}", f"{zone} 区 主机与轿厢安装", "电梯主机", 2, place), f"DT-02-{zone}")
        doors = plan.work(f"DT-04-{zone}", f"{zone} 区 层门安装", "电梯层门", 40, place)
        plan.along(doors, f"DT-03-{zone}", start_days=2, finish_days=1)
        plan.after(
            plan.work(f"DT-05-{zone}", f"{zone} 区 整机调试", "电梯调试", 2, place), doors, f"DT-03-{zone}", "JD-JF-6"
        )
        plan.works_on(OFFICE)
        plan.after(plan.step(f"DT-06-{zone}", f"{zone} 区 特种设备监督检验", 4, "检测", place), f"DT-05-{zone}")
        plan.works_on(SITE)
    plan.along("DT-02-B", "DT-02-A", start_days=4)
    plan.after(plan.work("DT-07", "施工升降机拆除与洞口收边", "升降机", 1, Place("外立面")), "DT-06-A", "WQ-TL-3B")
