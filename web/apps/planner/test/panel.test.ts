import type { ChainStep } from "@headway/api-types";
import { localIso, type openPlan } from "@headway/model";
import { useLanguage } from "@headway/ui";
import { beforeAll, describe, expect, it } from "vitest";
import { lagWords } from "../src/plan/panel/lag-words.ts";
import { minutesAt, productivityOf, rateText } from "../src/plan/panel/productivity.ts";
import { changeCode, sharedValue } from "../src/plan/panel/several.ts";
import { dayWords, idleText, reasonText, spanOfStep, type WordsFor } from "../src/plan/panel/why-words.ts";
import { WHOLE_OUTLINE } from "../src/plan/row-view.ts";
import { builtInView } from "../src/plan/views/built-in.ts";
import { differs } from "../src/plan/views/difference.ts";

const words: WordsFor = { language: "zh-CN", year: 2026, minutesPerDay: 480 };
beforeAll(() => useLanguage("zh-CN"));

const minutes = (iso: string) => Date.parse(`${iso}Z`) / 60_000;

const formwork: ChainStep = {
  id: 137,
  code: "ST-14B-02",
  name: "14 层 B 区 铝模安装",
  start: "2026-12-02T08:00",
  finish: "2026-12-05T17:00",
  duration_minutes: 4 * 480,
  remaining_minutes: 4 * 480,
  percent_complete: 0,
  started: false,
  delay_minutes: 0,
  calendar: "现场日历",
  reason: "relation",
  at: "2026-12-01T17:00",
  constraint: null,
  relation: { id: 9, predecessor_id: 136, type: "FS", lag_minutes: 0, lag_percent: null, elapsed: false },
  others: 0,
  skipped: [],
  waited: [],
};

it("a lag says how it is counted", () => {
  const lag = { lagMinutes: 0, lagPercent: null, elapsed: false };
  expect(lagWords(lag, 480)).toBe("");
  expect(lagWords({ ...lag, lagMinutes: 960 }, 480)).toBe("+2 天");
  expect(lagWords({ ...lag, lagMinutes: 720, elapsed: true }, 480)).toBe("+0.5 日历天");
  expect(lagWords({ ...lag, lagPercent: 0.5 }, 480)).toBe("+50%");
  expect(lagWords({ ...lag, lagPercent: -1 / 3 }, 480)).toBe("−33.33%");
});

describe("daily output", () => {
  it("is the quantity per working day, and gives the duration back", () => {
    expect(productivityOf(1186, 4 * 480, 480)).toBe(296.5);
    expect(rateText(296.5)).toBe("297");
    expect(minutesAt(1186, 296.5, 480)).toBe(4 * 480);
  });

  it("is unknown without a quantity or without time", () => {
    expect(productivityOf(null, 480, 480)).toBeNull();
    expect(productivityOf(12, 0, 480)).toBeNull();
    expect(minutesAt(12, 0, 480)).toBeNull();
  });
});

describe("the chain in words", () => {
  it("names what the activity waits for, the day and the relation", () => {
    expect(reasonText(formwork, "14 层 B 区 钢筋绑扎", words)).toBe(
      "等 14 层 B 区 钢筋绑扎 12-01 完成（FS）",
    );
    const later = {
      ...formwork,
      relation: { ...formwork.relation!, type: "SS", lag_minutes: 960 },
      at: "2026-11-30T08:00",
    };
    expect(reasonText(later, "钢筋", words)).toBe("跟着 钢筋 11-30 开始（SS+2 天）");
  });

  it("says what levelling adds, and whose limit it is", () => {
    expect(reasonText({ ...formwork, delay_minutes: 960 }, "钢筋", words)).toBe(
      "等 钢筋 12-01 完成（FS）；资源调配再推后 2 天",
    );
    const limit = { ...formwork, relation: null, constraint: "start_on_or_after", at: "2026-12-02T08:00" };
    expect(reasonText({ ...limit, reason: "constraint" }, "", words)).toBe(
      "由限制条件决定：开始不早于 12-02",
    );
    expect(reasonText({ ...limit, reason: "summary" }, "", words)).toBe(
      "由上级汇总行的限制条件决定：开始不早于 12-02",
    );
  });

  it("takes a finish at midnight for the end of the day before", () => {
    expect(reasonText({ ...formwork, at: "2026-12-02T00:00" }, "夜班", words)).toContain("12-01 完成");
  });

  it("tells span and duration, of running work what remains", () => {
    expect(spanOfStep(formwork, words)).toBe("12-02 → 12-05，4 天");
    const running = {
      ...formwork,
      started: true,
      reason: "progress",
      relation: null,
      remaining_minutes: 480,
    };
    expect(spanOfStep(running, words)).toContain("1 天");
    expect(reasonText({ ...running, percent_complete: 0.4, at: "2026-11-20T08:00" }, "", words)).toBe(
      "已完成 40%；剩余 1 天，从 11-20 算到 12-05",
    );
  });

  it("names rest days by their weekday, holidays by their name, and counts when there are many", () => {
    const sunday = { first_day: "2026-11-29", last_day: "2026-11-29", name: "" };
    const festival = { first_day: "2026-10-01", last_day: "2026-10-07", name: "国庆节" };
    expect(idleText([sunday], words)).toBe("11-29 周日");
    expect(idleText([sunday, festival], words)).toBe("国庆节 10-01～10-07、11-29 周日");
    expect(idleText([sunday, sunday, festival], words)).toBe("国庆节 10-01～10-07、11-29 周日 等共 9 天");
  });

  it("asks for the day as people say it", () => {
    expect(dayWords(minutes("2026-12-02T08:00"), "zh-CN")).toBe("12月2日");
    expect(dayWords(minutes("2026-12-02T08:00"), "en")).toBe("Dec 2");
  });
});

describe("several rows", () => {
  it("share a value or do not", () => {
    const values = ["木工", "木工", "钢筋工"];
    expect(sharedValue([0, 1], (row) => values[row])).toEqual({ same: true, value: "木工" });
    expect(sharedValue([0, 2], (row) => values[row])).toEqual({ same: false });
  });

  it("get one code and keep their others; who has it already is left alone", () => {
    const codes = [{ 阶段: "主体" }, null, { 阶段: "主体", 区: "A" }];
    const plan = { window: { activities: { id: [11, 12, 13], codes } } } as unknown as ReturnType<
      typeof openPlan
    >;

    const set = changeCode(plan, [0, 1, 2], "区", "A");
    expect(set.map((one) => "values" in one && one.values)).toEqual([
      { codes: { 阶段: "主体", 区: "A" } },
      { codes: { 区: "A" } },
    ]);
    const gone = changeCode(plan, [2], "区", "");
    expect(gone.map((one) => "values" in one && one.values)).toEqual([{ codes: { 阶段: "主体" } }]);
  });
});

describe("views", () => {
  const now = { zoom: 20, closed: [4, 9], hidden: [], chain: false, rows: WHOLE_OUTLINE, splitX: 500 };

  it("differ in what they hold, not in the order of sets nor in the size of a screen", () => {
    expect(differs({ ...now, closed: [9, 4], splitX: 700, zoom: 20.1 }, now)).toBe(false);
    expect(differs({ ...now, zoom: 40 }, now)).toBe(true);
    expect(differs({ rows: { ...WHOLE_OUTLINE, quick: ["late"] } }, now)).toBe(true);
    expect(differs({ rows: { ...WHOLE_OUTLINE, filters: { name: "" } } }, now)).toBe(false);
  });

  it("of this month hold what is at work at any time of it", () => {
    const view = builtInView("this_month", now, minutes("2026-02-20T08:00"));
    expect(view.rows.filters).toEqual({ start: "<=2026-02-28", finish: ">=2026-02-01" });
    expect(localIso(minutes("2026-02-20T08:00"))).toBe("2026-02-20T08:00");
  });
});
