"""Journeys of a project manager: a project from a template, its settings, its end."""

from __future__ import annotations

import re

import pytest
from journey import sign_in
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

MANAGER = "project_manager"


def test_a_manager_starts_a_project_from_a_template_sets_it_up_and_takes_it_back_from_the_bin(page: Page) -> None:
    sign_in(page, MANAGER)
    page.get_by_role("button", name="新建项目").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="模板", exact=True).click()
    dialog.get_by_label("编码", exact=True).fill("YX-23")
    dialog.get_by_label("名称").fill("云栖雅苑 23# 楼")
    dialog.get_by_label("合同开工", exact=True).fill("2027-03-01")
    dialog.get_by_label("要求工期").fill("466")
    dialog.get_by_role("button", name="新建", exact=True).click()
    page.wait_for_url(re.compile(r"/projects/\d+/plan"))
    base = page.url.split("/plan")[0]

    # facts: the finish follows from start and days
    page.goto(f"{base}/settings")
    expect(page.get_by_label("合同竣工")).to_have_value("2028-06-08")
    page.get_by_label("工程地点").fill("云栖路 23 号")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("已保存")).to_be_visible()

    # a calendar of the plan: one more day without work is one edit with new dates
    page.goto(f"{base}/settings?tab=calendars")
    site = page.locator("tr", has_text="单休 8 小时").first
    count = re.search(r"(\d+) 条例外日", site.inner_text())
    assert count
    page.get_by_role("button", name="修改").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="添加例外日").click()
    form = dialog.locator(".exception")
    form.get_by_label("从", exact=True).fill("2027-03-03")
    form.get_by_label("名称").fill("停电")
    form.get_by_role("button", name="确定").click()
    expect(dialog.get_by_text("停电")).to_be_visible()
    dialog.get_by_role("button", name="保存").click()
    expect(dialog).to_be_hidden()
    expect(site).to_contain_text(f"{int(count[1]) + 1} 条例外日")

    # settings that move dates go the same way
    page.goto(f"{base}/settings?tab=plan")
    page.get_by_label("必须完成于").fill("2028-06-08T17:00")
    page.get_by_label("原因").fill("合同")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("已保存")).to_be_visible()
    page.goto(f"{base}/history")
    expect(page.locator("tbody tr")).to_have_count(3)

    # places, and a member found by pinyin
    page.goto(f"{base}/settings?tab=locations")
    page.get_by_label("编码", exact=True).fill("23#")
    page.get_by_role("button", name="添加").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.goto(f"{base}/settings?tab=members")
    page.get_by_label("本单位人员姓名").fill("zdy")
    page.get_by_role("button", name=re.compile("赵大勇")).click()
    page.get_by_role("button", name="添加成员").click()
    expect(page.locator("tbody tr", has_text="赵大勇")).to_be_visible()

    # found by its initials, archived, deleted, taken back
    page.get_by_role("searchbox").fill("yqyy23")
    page.locator(".found a", has_text="云栖雅苑 23# 楼").first.click()
    page.wait_for_url(re.compile(r"/plan"))
    page.goto(f"{base}/settings")
    page.get_by_role("button", name="归档项目").click()
    expect(page.get_by_text("项目已归档，只能查看")).to_be_visible()
    expect(page.get_by_role("button", name="保存")).to_be_hidden()
    page.get_by_role("button", name="删除项目").click()
    page.get_by_role("dialog").get_by_role("button", name="删除项目").click()
    page.wait_for_url(re.compile(r"^[^?]*://[^/]+/$"))
    expect(page.get_by_text("云栖雅苑 23# 楼")).to_be_hidden()
    page.get_by_role("button", name="已归档与已删除").click()
    row = page.locator("tr", has_text="云栖雅苑 23# 楼")
    expect(row).to_contain_text("后清除")
    row.get_by_role("button", name="恢复").click()
    expect(row).to_contain_text("归档于")
    row.get_by_role("button", name="恢复").click()
    expect(row.filter(has_text="0 / 466")).to_be_visible()  # among the projects again, with its work
