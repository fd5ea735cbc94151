"""Masonry, plaster, show flat, flats, common areas."""

from __future__ import annotations

from headway.schedule.demo.block.envelope import BANDS, after_structure, floors_of
from headway.schedule.demo.block.ground import ZONES
from headway.schedule.demo.block.structure import FLOORS
from headway.schedule.demo.builder import Place, PlanBuilder
from headway.schedule.demo.calendars import INDOOR, OFFICE, SITE

MASONRY = {"A": 61.5, "B": 59.8}  # m³ of blocks on a floor
PLASTER = {"A": 1236, "B": 1204}  # m²
HOMES_PER_BAND = 24


def add_masonry(plan: PlanBuilder) -> None:
    plan.wbs("ES", "二次结构砌筑", "YQ3")
    for floor in range(1, FLOORS + 1):
        for zone in ZONES:
            name = f"{floor} 层 {zone} 区 砌体"
            code = plan.work(f"ES-{floor:02d}{zone}", name, "砌筑", MASONRY[zone], Place(f"{floor} 层", zone))
            after_structure(plan, code, floor, zone)
            if floor > 1:
                plan.after(code, f"ES-{floor - 1:02d}{zone}")
    # Bricklaying starts once the lower structure has passed its intermediate acceptance.
    plan.after("ES-01A", "ST-YS-01")
    plan.after("ES-01B", "ST-YS-01", days=1)


def add_plaster(plan: PlanBuilder) -> None:
    plan.wbs("MH", "室内抹灰", "YQ3")
    for floor in range(1, FLOORS + 1):
        for zone in ZONES:
            name = f"{floor} 层 {zone} 区 抹灰"
            code = plan.work(f"MH-{floor:02d}{zone}", name, "抹灰", PLASTER[zone], Place(f"{floor} 层", zone))
            plan.after(code, f"ES-{floor:02d}{zone}", hours=7 * 24)  # blocks settle before they are plastered
            if floor > 1:
                plan.after(code, f"MH-{floor - 1:02d}{zone}")


def add_show_flat(plan: PlanBuilder) -> None:
    flat = Place("2 层", "A")
    plan.wbs("JZ", "精装修", "YQ3")
    plan.wbs("JZ-YB", "工艺样板间", "JZ")
    plan.works_on(INDOOR)
    plan.after(plan.work("JZ-YB-01", "样板间 防水与闭水试验", "户内防水", 22, flat), "MH-02A", hours=5 * 24)
    plan.after(plan.work("JZ-YB-02", "样板间 地面找平", "找平", 72, flat), "JZ-YB-01", days=2)
    plan.after(plan.work("JZ-YB-03", "样板间 墙地砖", "瓷砖", 160, flat), "JZ-YB-02", "ZB-09")
    plan.after(plan.work("JZ-YB-04", "样板间 涂料与木作", "涂料", 900, flat), "JZ-YB-03")
    plan.after(plan.step("JZ-YB-05", "样板间 四方验收", 1, "验收", flat), "JZ-YB-04")
    plan.works_on(SITE)


def add_flats(plan: PlanBuilder) -> None:
    plan.works_on(INDOOR)
    plan.wbs("JZ-FH", "分户精装", "JZ")
    for number, band in enumerate(BANDS, start=1):
        _band_of_flats(plan, number, band)
    plan.wbs("JZ-GQ", "公共区域", "JZ")
    for number, band in enumerate(BANDS, start=1):
        _common_areas(plan, number, band)
    lobby = Place("1 层")
    plan.after(plan.work("JZ-GQ-90", "首层大堂石材与墙面", "公区瓷砖", 410, lobby), "JZ-GQ-1A", "DT-06-A")
    plan.after(plan.work("JZ-GQ-91", "首层大堂吊顶与灯具", "吊顶", 186, lobby), "JZ-GQ-90")
    plan.works_on(SITE)


def _band_of_flats(plan: PlanBuilder, number: int, band: tuple[int, int]) -> None:
    place, label, code = floors_of(band), f"{band[0]}～{band[1]} 层", f"JZ-FH-{number}"
    plan.wbs(code, label, "JZ-FH")
    crew = Place(place.floor)
    steps = [
        plan.work(f"{code}1", f"{label} 卫生间防水与闭水试验", "户内防水", 528, crew),
        plan.work(f"{code}2", f"{label} 地面找平", "找平", 1728, crew),
        plan.work(f"{code}3", f"{label} 墙地砖铺贴", "瓷砖", 1392, crew),
        plan.work(f"{code}4", f"{label} 吊顶与腻子涂料", "涂料", 5040, crew),
        plan.work(f"{code}5", f"{label} 户门与木作安装", "木作", 120, crew),
        plan.work(f"{code}6", f"{label} 洁具灯具与面板", "洁具", HOMES_PER_BAND, crew),
        plan.work(f"{code}7", f"{label} 开荒保洁", "保洁", HOMES_PER_BAND, crew),
        plan.work(f"{code}8", f"{label} 分户验收", "分户验收", HOMES_PER_BAND, crew),
    ]
    plan.after(steps[0], f"MH-{band[1]:02d}A", f"MH-{band[1]:02d}B", f"JD-PS-{number}", "JZ-YB-05")
    plan.along(steps[1], steps[0], start_days=3, finish_days=3)
    plan.after(steps[1], f"JD-DQ-{number}")
    plan.after(steps[2], steps[1], hours=3 * 24)
    plan.along(steps[3], steps[2], start_days=6, finish_days=6)
    plan.after(steps[3], f"WQ-CS-{number}")
    plan.along(steps[4], steps[3], start_days=8, finish_days=3)
    plan.along(steps[5], steps[4], start_days=4, finish_days=2)
    plan.after(steps[6], steps[5])
    plan.after(steps[7], steps[6], f"WQ-LG-{number}")
    if number > 1:
        for step in range(1, 9):
            plan.after(f"{code}{step}", f"JZ-FH-{number - 1}{step}")


def _common_areas(plan: PlanBuilder, number: int, band: tuple[int, int]) -> None:
    place, label = floors_of(band), f"{band[0]}～{band[1]} 层"
    tiles = plan.work(f"JZ-GQ-{number}A", f"{label} 公区墙地砖", "公区瓷砖", 318, place)
    ceiling = plan.work(f"JZ-GQ-{number}B", f"{label} 公区吊顶与涂料", "吊顶", 234, place)
    plan.after(tiles, f"JZ-FH-{number}3")
    plan.after(ceiling, tiles, f"XF-PL-{number}", f"JD-RD-{number}")
    if number > 1:
        plan.after(ceiling, f"JZ-GQ-{number - 1}B")


def add_flats_acceptance(plan: PlanBuilder) -> None:
    plan.works_on(OFFICE)
    plan.wbs("JZ-YS", "装修验收", "JZ")
    plan.step("JZ-YS-01", "室内空气质量检测", 4, "检测", Place("户内"))
    plan.after("JZ-YS-01", "JZ-FH-66", "JZ-GQ-91", hours=7 * 24)
    plan.after(plan.step("JZ-YS-02", "建筑装饰装修分部验收", 2, "验收", Place("户内")), "JZ-YS-01", "JZ-FH-68")
    plan.works_on(SITE)
