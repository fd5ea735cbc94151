"""Site preparation, piles, pit and basement of the block, up to ±0.00."""

from __future__ import annotations

from headway.schedule.demo.builder import Place, PlanBuilder
from headway.schedule.demo.calendars import CONTINUOUS, OFFICE, SITE

ZONES = ("A", "B")
BASEMENT_AREA = {"A": 826, "B": 792}  # m² of one basement level
PIT = Place("基坑")
GROUND = Place("场区")


def add_preparation(plan: PlanBuilder) -> None:
    plan.wbs("ZB", "施工准备", "YQ3")
    plan.milestone("ZB-01", "开工令签发", "施工准备", GROUND)
    plan.after(plan.work("ZB-02", "三通一平复核与场地平整", "场地平整", 4600, GROUND), "ZB-01")
    plan.after(plan.work("ZB-03", "临建与加工棚搭设", "临建", 860, GROUND), "ZB-02")
    plan.after(plan.work("ZB-04", "测量控制网布设", "测量", 16, GROUND), "ZB-01")
    plan.after(plan.work("ZB-05", "塔吊基础与安装", "塔吊", 1, PIT), "DJ-09-A")
    plan.works_on(OFFICE)
    plan.after(plan.step("ZB-06", "铝模深化设计与加工", 75, "采购", GROUND), "ZB-01")
    plan.after(plan.step("ZB-07", "电梯订货与生产", 150, "采购", GROUND), "ZB-01", days=40)
    plan.after(plan.step("ZB-08", "外窗深化与型材订货", 60, "采购", GROUND), "ZB-01", days=70)
    plan.after(plan.step("ZB-09", "精装材料封样与订货", 55, "采购", GROUND), "ZB-01", days=110)
    plan.works_on(SITE)


def add_pit(plan: PlanBuilder) -> None:
    plan.wbs("DJ", "桩基与基坑", "YQ3")
    piles, shoring = {"A": 58, "B": 56}, {"A": 88, "B": 84}
    for zone in ZONES:
        place = Place("基坑", zone)
        plan.work(f"DJ-01-{zone}", f"{zone} 区 钻孔灌注桩", "灌注桩", piles[zone], place)
        plan.work(f"DJ-02-{zone}", f"{zone} 区 支护桩与冠梁", "支护桩", shoring[zone], place)
    plan.after("DJ-01-A", "ZB-02", "ZB-04")
    plan.after("DJ-02-A", "ZB-02", "ZB-04")
    plan.after("DJ-01-B", "DJ-01-A")
    plan.after("DJ-02-B", "DJ-02-A")
    plan.after(plan.work("DJ-03", "降水井施工", "降水", 14, PIT), "DJ-02-A")
    plan.works_on(CONTINUOUS)
    plan.after(plan.step("DJ-04", "基坑降水", 84, "降水", PIT), "DJ-03")
    plan.works_on(SITE)
    for zone in ZONES:
        _dig(plan, zone)
    plan.works_on(OFFICE)
    plan.after(plan.step("DJ-10", "桩身完整性检测（低应变）", 6, "检测", PIT), "DJ-08-A", "DJ-08-B")
    plan.after(plan.step("DJ-11", "桩基子分部验收", 1, "验收", PIT), "DJ-10")
    plan.works_on(SITE)


def _dig(plan: PlanBuilder, zone: str) -> None:
    place = Place("基坑", zone)
    layer = {"A": 3050, "B": 2900}[zone]
    first = plan.work(f"DJ-05-{zone}", f"{zone} 区 第一层土方开挖", "土方", layer, place)
    plan.after(first, f"DJ-01-{zone}", f"DJ-02-{zone}", "DJ-03")
    nails = plan.work(f"DJ-06-{zone}", f"{zone} 区 第一层土钉喷锚", "喷锚", 560, place)
    plan.along(nails, first, start_days=1, finish_days=1)
    second = plan.work(f"DJ-07-{zone}", f"{zone} 区 第二层土方开挖", "土方", layer * 0.9, place)
    plan.after(second, nails)
    heads = plan.work(f"DJ-08-{zone}", f"{zone} 区 清槽与截桩头", "截桩", {"A": 58, "B": 56}[zone], place)
    plan.along(heads, second, start_days=2, finish_days=2)
    plan.after(plan.milestone(f"DJ-09-{zone}", f"{zone} 区 验槽", "验收", place), heads)
    if zone == "B":
        plan.after(first, "DJ-05-A")
        plan.after(second, "DJ-07-A")


def add_basement(plan: PlanBuilder) -> None:
    plan.wbs("DX", "地下结构", "YQ3")
    plan.wbs("DX-DB", "基础底板", "DX")
    for zone in ZONES:
        _raft(plan, zone)
    for level in ("B2", "B1"):
        plan.wbs(f"DX-{level}", f"地下{'二' if level == 'B2' else '一'}层", "DX")
        for zone in ZONES:
            _basement_level(plan, level, zone)
    plan.milestone("DX-00", "±0.00 结构完成", "地下结构", Place("地下一层"))
    plan.after("DX-00", "DX-B1-A04", "DX-B1-B04")
    _outside_walls(plan)


def _raft(plan: PlanBuilder, zone: str) -> None:
    area, place = BASEMENT_AREA[zone], Place("基础底板", zone)
    code = f"DX-DB-{zone}"
    plan.after(plan.work(f"{code}01", f"{zone} 区 混凝土垫层", "垫层", area * 0.1, place), f"DJ-09-{zone}")
    plan.after(plan.work(f"{code}02", f"{zone} 区 砖胎模砌筑", "砖胎模", 42, place), f"{code}01")
    plan.after(plan.work(f"{code}03", f"{zone} 区 底板卷材防水", "卷材", area * 1.15, place), f"{code}02")
    plan.after(plan.work(f"{code}04", f"{zone} 区 防水保护层", "垫层", area * 0.05, place), f"{code}03")
    plan.after(plan.work(f"{code}05", f"{zone} 区 底板钢筋绑扎", "基础钢筋", area * 0.115, place), f"{code}04")
    plan.after(plan.work(f"{code}06", f"{zone} 区 底板混凝土浇筑", "大体积混凝土", area * 0.9, place), f"{code}05")
    plan.works_on(CONTINUOUS)
    cure = plan.step(f"{code}07", f"{zone} 区 大体积混凝土测温养护", 14, "地下结构", place)
    plan.works_on(SITE)
    plan.after(cure, f"{code}06")
    plan.after(f"{code}05", "ZB-03", "ZB-05", "DJ-11")
    if zone == "B":
        plan.after(f"{code}06", "DX-DB-A06")


def _basement_level(plan: PlanBuilder, level: str, zone: str) -> None:
    area, name = BASEMENT_AREA[zone], "地下二层" if level == "B2" else "地下一层"
    place, code = Place(name, zone), f"DX-{level}-{zone}"
    walls = plan.work(f"{code}01", f"{zone} 区 墙柱钢筋绑扎", "基础钢筋", area * 0.058, place)
    forms = plan.work(f"{code}02", f"{zone} 区 墙柱顶板木模安装", "木模", area * 2.7, place)
    slab = plan.work(f"{code}03", f"{zone} 区 顶板钢筋绑扎", "基础钢筋", area * 0.04, place)
    pour = plan.work(f"{code}04", f"{zone} 区 墙柱顶板混凝土浇筑", "大体积混凝土", area * 0.48, place)
    plan.along(forms, walls, start_days=2, finish_days=2)
    plan.after(slab, forms)
    plan.after(pour, slab)
    # The slab carries people 12 hours after the pour: the raft, then each level.
    below = f"DX-DB-{zone}06" if level == "B2" else f"DX-B2-{zone}04"
    plan.after(walls, below, hours=12)
    if zone == "B":
        plan.after(pour, f"DX-{level}-A04")


def _outside_walls(plan: PlanBuilder) -> None:
    plan.wbs("DX-WQ", "地下外防水与回填", "DX")
    for zone in ZONES:
        place, code = Place("地下外墙", zone), f"DX-WQ-{zone}"
        plan.after(plan.work(f"{code}01", f"{zone} 区 外墙卷材防水", "卷材", 640, place), "DX-00", days=6)
        plan.after(plan.work(f"{code}02", f"{zone} 区 基坑回填", "回填", 1900, place), f"{code}01")
    plan.after("DX-WQ-B01", "DX-WQ-A01")
    plan.after("DX-WQ-A02", "DJ-04")
    plan.works_on(OFFICE)
    plan.after(plan.step("DX-WQ-03", "地基与基础分部验收", 2, "验收", Place("地下室")), "DX-WQ-A02", "DX-WQ-B02")
    plan.after("DX-WQ-03", "DX-DB-A07", "DX-DB-B07")
    plan.works_on(SITE)
