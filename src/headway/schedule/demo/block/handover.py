"""Outside works and the way to the certificate."""

from __future__ import annotations

from headway.schedule.demo.builder import Place, PlanBuilder
from headway.schedule.demo.calendars import OFFICE, SITE

OUTSIDE = Place("室外")
BLOCK = Place("整楼")


def add_outside_works(plan: PlanBuilder) -> None:
    plan.wbs("SW", "室外工程", "YQ3")
    plan.after(plan.work("SW-01", "塔吊拆除", "塔吊", 1, OUTSIDE), "ST-JF-03", "WQ-PJ-B")
    plan.after(plan.work("SW-02", "室外雨污水管网", "管网", 620, OUTSIDE), "DX-WQ-A02", "DX-WQ-B02", "SW-01")
    plan.after(plan.work("SW-03", "室外电力电缆与管沟", "管网", 310, OUTSIDE), "DX-WQ-A02", "DX-WQ-B02", days=60)
    plan.after(plan.work("SW-04", "室外给水与消防环管", "管网", 380, OUTSIDE), "SW-02")
    plan.along(plan.work("SW-05", "室外燃气与弱电管线", "管线", 420, OUTSIDE), "SW-04", start_days=4, finish_days=2)
    plan.after(plan.work("SW-06", "消防车道与道路基层面层", "道路", 2150, OUTSIDE), "SW-04", "SW-05", "WQ-TL-3B")
    plan.after(plan.work("SW-07", "园林硬质铺装", "硬景", 1680, OUTSIDE), "SW-05", "DT-07")
    plan.along(plan.work("SW-08", "园林绿化栽植", "绿化", 3100, OUTSIDE), "SW-07", start_days=8, finish_days=4)
    plan.after(plan.work("SW-09", "围墙、大门与标识", "硬景", 460, OUTSIDE), "SW-07")


def add_handover(plan: PlanBuilder) -> None:
    plan.works_on(OFFICE)
    plan.wbs("YS", "竣工验收", "YQ3")
    plan.after(plan.step("YS-01", "建筑电气与给排水分部验收", 3, "验收", BLOCK), "JD-JF-7", "JD-JF-8")
    plan.after(plan.step("YS-02", "电梯分部验收", 2, "验收", BLOCK), "DT-06-A", "DT-06-B")
    plan.after(plan.step("YS-03", "竣工资料整理与档案预验收", 12, "资料", BLOCK), "ST-YS-04", "WM-07", "WQ-YS-01")
    plan.after(plan.step("YS-04", "竣工预验收", 3, "验收", BLOCK), "YS-01", "YS-02", "JZ-YS-02", "WQ-YS-01", "WM-07")
    plan.after("YS-04", "ST-YS-04", "SW-08", "SW-09", "SW-06")
    plan.works_on(SITE)
    plan.after(plan.step("YS-05", "预验收问题整改", 6, "验收", BLOCK), "YS-04")
    plan.works_on(OFFICE)
    plan.after(plan.step("YS-06", "规划、人防与环保专项验收", 5, "验收", BLOCK), "SW-08", "SW-09", "YS-04")
    plan.after(plan.step("YS-07", "五方竣工验收", 2, "验收", BLOCK), "YS-05", "YS-06", "XF-07", "YS-03")
    plan.after(plan.step("YS-08", "竣工验收备案", 5, "验收", BLOCK), "YS-07")
    plan.after(plan.milestone("YS-99", "竣工", "验收", BLOCK), "YS-08")
    plan.works_on(SITE)
