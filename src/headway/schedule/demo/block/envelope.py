"""Façade and roof."""

from __future__ import annotations

from headway.schedule.demo.block.ground import ZONES
from headway.schedule.demo.block.structure import FLOORS, step_code
from headway.schedule.demo.builder import Place, PlanBuilder
from headway.schedule.demo.calendars import OFFICE, SITE

BANDS = tuple((first, first + 2) for first in range(1, FLOORS + 1, 3))
"""Floors are fitted out three by three: 1-3, 4-6, …, 16-18."""
FACADE_SECTIONS = ((1, 6), (7, 12), (13, 18))
"""From the bottom up: 穿插施工, a protective deck rises between structure and façade."""


def floors_of(band: tuple[int, int]) -> Place:
    return Place(f"{band[0]}～{band[1]} 层")


def add_facade(plan: PlanBuilder) -> None:
    plan.wbs("WQ", "外墙与门窗", "YQ3")
    for number, band in enumerate(BANDS, start=1):
        place, label = floors_of(band), f"{band[0]}～{band[1]} 层"
        frame = plan.work(f"WQ-CK-{number}", f"{label} 外窗框安装", "窗框", 108, place)
        plan.after(frame, f"ES-{band[1]:02d}A", f"ES-{band[1]:02d}B", "ZB-08")
        if number > 1:
            plan.after(frame, f"WQ-CK-{number - 1}")
    for zone in ZONES:
        code = plan.work(f"WQ-PJ-{zone}", f"{zone} 区 爬架拆除", "爬架", 118, Place("外立面", zone))
        plan.after(code, "ST-JF-03", days=2)
    plan.after("WQ-PJ-B", "WQ-PJ-A")
    for number, section in enumerate(FACADE_SECTIONS, start=1):
        for zone in ZONES:
            _facade_section(plan, number, section, zone)
    for number, band in enumerate(BANDS, start=1):
        _sashes(plan, number, band)
    plan.wbs("WQ-YS", "节能验收", "WQ")
    plan.works_on(OFFICE)
    plan.step("WQ-YS-01", "外窗淋水试验与节能分部验收", 3, "验收", Place("外立面"))
    plan.after("WQ-YS-01", "WQ-TL-3A", "WQ-TL-3B", *(f"WQ-CS-{n}" for n in range(1, 7)))
    plan.works_on(SITE)


def _facade_section(plan: PlanBuilder, number: int, section: tuple[int, int], zone: str) -> None:
    place, label = Place(f"{section[0]}～{section[1]} 层", zone), f"{section[0]}～{section[1]} 层 {zone} 区"
    insulation = plan.work(f"WQ-BW-{number}{zone}", f"{label} 外墙保温", "外保温", 1560, place)
    paint = plan.work(f"WQ-TL-{number}{zone}", f"{label} 真石漆", "真石漆", 1560, place)
    plan.after(insulation, f"WQ-CK-{section[1] // 3}")
    if section[1] == FLOORS:
        plan.after(insulation, f"WQ-PJ-{zone}")
    else:
        plan.after(insulation, step_code(section[1] + 4, zone, 4))
    plan.along(paint, insulation, start_days=5, finish_days=3)
    if number > 1:
        plan.after(insulation, f"WQ-BW-{number - 1}{zone}")
        plan.after(paint, f"WQ-TL-{number - 1}{zone}")


def _sashes(plan: PlanBuilder, number: int, band: tuple[int, int]) -> None:
    place, label = floors_of(band), f"{band[0]}～{band[1]} 层"
    sash = plan.work(f"WQ-CS-{number}", f"{label} 外窗扇与玻璃安装", "窗扇", 108, place)
    rail = plan.work(f"WQ-LG-{number}", f"{label} 阳台栏杆安装", "栏杆", 252, place)
    section = (band[1] + 5) // 6
    plan.after(sash, f"WQ-BW-{section}A", f"WQ-BW-{section}B", f"WQ-CK-{number}")
    plan.along(rail, sash, start_days=2)
    if number > 1:
        plan.after(sash, f"WQ-CS-{number - 1}")
        plan.after(rail, f"WQ-LG-{number - 1}")


def add_roof(plan: PlanBuilder) -> None:
    roof = Place("屋面")
    plan.wbs("WM", "屋面", "YQ3")
    plan.after(plan.work("WM-01", "屋面清理与找坡层", "屋面", 690, roof), "ST-JF-03", hours=10 * 24)
    plan.after(plan.work("WM-02", "女儿墙与出屋面管根处理", "屋面", 240, roof), "WM-01")
    plan.after(plan.work("WM-03", "屋面卷材防水", "屋面防水", 790, roof), "WM-02", days=3)
    plan.after(plan.step("WM-04", "屋面蓄水试验", 2, "屋面", roof), "WM-03")
    plan.after(plan.work("WM-05", "屋面保温层", "屋面", 690, roof), "WM-04")
    plan.after(plan.work("WM-06", "屋面细石混凝土保护层", "屋面", 690, roof), "WM-05")
    plan.works_on(OFFICE)
    plan.after(plan.step("WM-07", "屋面分部验收", 1, "验收", roof), "WM-06", days=5)
    plan.works_on(SITE)


def after_structure(plan: PlanBuilder, code: str, floor: int, zone: str) -> None:
    """`code` waits 14 days for the slab above its head, and for the props two floors up to be struck."""
    plan.after(code, step_code(floor, zone, 4), hours=14 * 24)
    if floor + 2 <= FLOORS:
        plan.after(code, step_code(floor + 2, zone, 4))
