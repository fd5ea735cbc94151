import { expect, it } from "vitest";
import { barOf, countText, judged, limitText, measureText, type Told } from "./check-words.ts";

const check = (part: Partial<Told>): Told => ({
  code: "logic",
  number: 1,
  verdict: "passed",
  unit: "share",
  value: 0.04,
  limit: 0.05,
  at_least: false,
  count: 4,
  denominator: 100,
  reason: null,
  found: 4,
  of_relations: false,
  ...part,
});

it("shows a value in the unit of its check", () => {
  expect(measureText("index", 0.951)).toBe("0.95");
  expect(measureText("count", 12)).toBe("12");
  expect(measureText("share", 0.0534)).toBe("5.3%");
  expect(measureText("share", 0.05)).toBe("5%");
  expect(measureText("share", null)).toBe("");
  expect(countText(check({}))).toBe("4 / 100");
});

it("shows a limit of nought without a sign", () => {
  expect(limitText(check({ unit: "count", limit: 0 }))).toBe("0");
  expect(limitText(check({ unit: "index", limit: 0.95, at_least: true }))).toBe("≥ 0.95");
  expect(limitText(check({ limit: null }))).toBe("");
});

it("fills the bar to its middle at a limit that must not be exceeded", () => {
  expect(barOf(check({ value: 0.05 }))).toEqual({ fill: 0.5, mark: 0.5 });
  expect(barOf(check({ value: 0.3 }))).toEqual({ fill: 1, mark: 0.5 });
  expect(barOf(check({ value: 0.872, limit: 0.9, at_least: true }))).toEqual({ fill: 0.872, mark: 0.9 });
  expect(barOf(check({ unit: "count", value: 3, limit: 0 }))).toEqual({ fill: 1, mark: 0 });
  expect(barOf(check({ value: null, reason: "no_baseline" }))).toBeNull();
});

it("judges the points that have a limit and apply", () => {
  const checks = [
    check({}),
    check({ verdict: "failed" }),
    check({ limit: null, verdict: "told" }),
    check({ verdict: "not_applicable", reason: "no_baseline" }),
    check({ number: null }),
  ];

  expect(judged(checks)).toEqual({ applicable: 2, passed: 1 });
});
