import { expect, it } from "vitest";
import { type LagUnit, lagOf, numberIn, sameMinutes, unitOf } from "../src/plan/timeline/lag-units.ts";

const lag = (lagMinutes: number, elapsed = false, lagPercent: number | null = null) => ({
  lagMinutes,
  elapsed,
  lagPercent,
});

it.each<[LagUnit, string, ReturnType<typeof lag>]>([
  ["days", "-2", lag(-960)],
  ["hours", "4", lag(240)],
  ["elapsed", "0.5", lag(720, true)],
  ["share", "50", lag(0, false, 0.5)],
  ["elapsed_share", "-12.5", lag(0, true, -0.125)],
])("a lag in %s is shown as it is typed: %s", (unit, number, stands) => {
  expect([unitOf(stands, 480), numberIn(stands, unit, 480)]).toEqual([unit, number]);
  expect(lagOf(Number(number), unit, 480)).toEqual(stands);
});

it("only working hours and days say the same", () => {
  expect([
    sameMinutes("hours", "days"),
    sameMinutes("days", "elapsed"),
    sameMinutes("share", "days"),
  ]).toEqual([true, false, false]);
});
