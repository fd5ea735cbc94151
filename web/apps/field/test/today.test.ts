import { describe, expect, it } from "vitest";
import { tabsOf } from "../src/pages/tabs.ts";
import type { ActivityRecord } from "../src/records.ts";
import { belongsTo, cardOf, todayList } from "../src/today/list.ts";
import { chosenActions, used } from "../src/today/usage.ts";
import { rebar, report } from "./site.ts";

const TODAY = "2026-11-22";
const accepted = (percent: number) => ({ ...rebar().accepted!, percent });

const walls = rebar({
  activity_id: 4,
  code: "ST-04",
  name: "4层 填充墙砌筑",
  critical: false,
  accepted: accepted(0.2),
});
const slab = rebar({
  activity_id: 14,
  code: "ST-14",
  name: "14层 顶板模板拆除",
  critical: false,
  accepted: accepted(0.8),
});
const forms = rebar({
  activity_id: 17,
  code: "ST-17",
  name: "16层 墙柱模板支设",
  accepted: null,
  actual_start: null,
  state: "planned",
  waits_for: ["钢筋隐检"],
  planned_start: "2026-11-22T07:00",
});
const next: ActivityRecord = rebar({
  activity_id: 30,
  code: "ST-30",
  state: "planned",
  actual_start: null,
  accepted: null,
  planned_start: "2026-11-23T07:00",
  planned_finish: "2026-11-25T18:00",
});

describe("today's list", () => {
  it("has what is unreported first: critical, then late, then the rest, then what waits", () => {
    const list = todayList([forms, slab, walls, rebar(), next], [], [], TODAY);

    expect(list.unreported.map((card) => card.activity.activity_id)).toEqual([16, 4, 14, 17]);
    expect(list.unreported.map((card) => card.waits_for)).toEqual([null, null, null, "钢筋隐检"]);
  });

  it("puts a reported activity aside and brings a returned one back to the top", () => {
    const reported = todayList([rebar(), walls], [report()], [], TODAY);
    const returned = todayList([rebar(), walls], [report({ activity_id: 4, state: "returned" })], [], TODAY);

    expect(reported.reported.map((card) => card.activity.activity_id)).toEqual([16]);
    expect(returned.unreported.map((card) => card.activity.activity_id)).toEqual([4, 16]);
    expect(returned.unreported[0]!.must_correct).toBe(true);
  });

  it("keeps what was finished today among the reported", () => {
    const list = todayList([rebar({ state: "done" })], [report()], [], TODAY);

    expect(list.reported).toHaveLength(1);
  });

  it("leaves out what is done, not yet due or no longer assigned, and shows tomorrow's", () => {
    expect(belongsTo(rebar({ state: "done" }), TODAY)).toBe(false);
    expect(belongsTo(next, TODAY)).toBe(false);
    expect(belongsTo(rebar({ assigned_until: "2026-11-21" }), TODAY)).toBe(false);
    expect(todayList([next], [], [], TODAY).tomorrow).toHaveLength(1);
  });

  it("does not ask what work under way waits for", () => {
    expect(cardOf(rebar({ waits_for: ["钢筋隐检"] }), null, TODAY).waits_for).toBeNull();
  });
});

describe("the tab bar", () => {
  const foreman = { report: true, accept: false };
  const times = (count: number, action: "waiting" | "check_in" | "diary", day: string, from = {}) =>
    Array.from({ length: count }).reduce<object>((uses) => used(uses as never, action, day), from) as never;

  it("has the usual actions of a role at first", () => {
    expect(chosenActions(foreman, {}, TODAY)).toEqual(["check_in", "diary"]);
    expect(chosenActions({ report: true, accept: true }, {}, TODAY)[0]).toBe("accept");
    expect(tabsOf({ report: false, accept: true }, {}, TODAY)[2]!.to).toBe("/accept");
    expect(tabsOf(foreman, {}, TODAY)[2]!.to).toBe("/camera");
  });

  it("follows what is used, but not before tomorrow", () => {
    const uses = times(3, "waiting", TODAY, times(4, "check_in", TODAY));

    expect(chosenActions(foreman, uses, TODAY)).toEqual(["check_in", "diary"]);
    expect(chosenActions(foreman, uses, "2026-11-23")).toEqual(["check_in", "waiting"]);
  });

  it("does not move a place for a little more use", () => {
    const uses = times(5, "waiting", TODAY, times(3, "check_in", TODAY, times(4, "diary", TODAY)));

    expect(chosenActions(foreman, uses, "2026-11-23")).toEqual(["check_in", "diary"]);
  });

  it("forgets what is older than thirty days", () => {
    const old = used({}, "record", "2026-10-01");

    expect(used(old, "diary", TODAY)).toEqual({ [TODAY]: { diary: 1 } });
  });
});
