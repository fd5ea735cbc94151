import { describe, expect, it } from "vitest";
import { type Arranging, arrange } from "../src/grid/arrange.ts";
import { filterTest } from "../src/grid/filters.ts";
import { siteOf } from "./site.ts";

const { plan, fields } = siteOf();
const usual: Arranging = { filters: {}, quick: [], sort: null, group: null, me: "", kept: new Set() };
const shown = (wanted: Partial<Arranging>) => arrange(plan, fields, { ...usual, ...wanted });
const order = (wanted: Partial<Arranging>) => [...(shown(wanted)?.order ?? [])];

describe("filters", () => {
  it.each([
    ["name", "钢", [1, 5]],
    ["name", "=钢筋|封顶", [1, 5, 6]],
    ["name", "!钢", [0, 2, 3, 4, 6]],
    ["trade", "=", [0, 4, 6]],
    ["duration", ">2d", [1, 2, 5]],
    ["duration", "1d..2d", [3]],
    ["finish", "<=11-21", [1, 2]],
    ["finish", "11月21日", [2]],
    ["percent", ">=50%", [0, 1, 2]],
    ["quantity", ">100", [2]],
    ["constraint_at", "!", [5]],
  ])("%s %s", (name, text, rows) => {
    const test = filterTest(plan, fields.get(name)!, text);
    expect(plan.window.activities.id.map((_, row) => row).filter((row) => test?.(row))).toEqual(rows);
  });

  it("that cannot be read are none", () => {
    expect(filterTest(plan, fields.get("finish")!, ">someday")).toBeNull();
    expect(shown({ filters: { finish: ">someday" } })).toBeNull();
  });

  it("shows the findings of a check and nothing else", () => {
    expect(shown({ only: new Set([17]) })?.hits).toBe(1);
    expect(shown({ only: new Set() })?.hits).toBe(0);
    expect(arrange(plan, fields, { ...usual, only: null })).toBeNull();
  });

  it("show the ancestors of what they find, dimmed, and keep rows that were just edited", () => {
    const found = shown({ filters: { name: "浇筑" }, kept: new Set([17]) });
    expect([...(found?.order ?? [])]).toEqual([0, 3, 4, 6]);
    expect([...(found?.dimmed ?? [])]).toEqual([1, 0, 0, 0, 1, 0, 0]);
    expect(found?.hits).toBe(2);
  });

  it("have quick ones for the questions of every day", () => {
    expect(order({ quick: ["critical"] })).toEqual([0, 2, 3, 4, 5, 6]);
    expect(order({ quick: ["no_predecessor"] })).toEqual([0, 1, 4, 5]);
    expect(order({ quick: ["started"] })).toEqual([0, 2]);
  });
});

describe("sorting", () => {
  it("goes on among brothers, what is empty last in both directions", () => {
    expect(order({ sort: { field: "quantity", descending: false, flat: false } })).toEqual([
      0, 1, 3, 2, 4, 5, 6,
    ]);
    expect(order({ sort: { field: "quantity", descending: true, flat: false } })).toEqual([
      0, 2, 3, 1, 4, 5, 6,
    ]);
  });

  it("without the outline leaves the WBS rows out", () => {
    expect(order({ sort: { field: "finish", descending: true, flat: true } })).toEqual([5, 6, 3, 2, 1]);
  });
});

describe("groups", () => {
  it("gather activities under heads with what they sum up to", () => {
    const found = shown({ group: "trade" });
    expect([...(found?.order ?? [])]).toEqual([-2, 1, 5, -3, 3, -4, 2, -5, 6]);
    expect(found?.groups.map(({ title, count }) => [title, count])).toEqual([
      ["钢筋工", 2],
      ["混凝土工", 1],
      ["木工", 1],
      ["", 1],
    ]);
    expect(found?.groups[0]).toMatchObject({
      start: plan.window.activities.start[1],
      finish: plan.window.activities.finish[5],
      percent: 0.5,
      quantity: 26,
      unit: "t",
    });
  });

  it("have no quantity where units differ", () => {
    const [all] = shown({ group: "calendar" })?.groups ?? [];
    expect([all?.quantity, all?.unit]).toEqual([null, ""]);
  });

  it("go by resource and by type of codes", () => {
    expect(shown({ group: "resources" })?.groups.map(({ title }) => title)).toEqual(["钢筋班", ""]);
    expect(shown({ group: "code:专业" })?.groups.map(({ title }) => title)).toEqual(["土建", ""]);
  });
});
