import type { ReminderRuleValues } from "@headway/api-types";
import { describe, expect, it } from "vitest";
import { clockOf, draftOf, freeRungs, minutesOf, valuesOf, wholeOf } from "./rules.ts";

const rule: ReminderRuleValues = {
  is_on: true,
  parameters: { days: 2 },
  ladder: [
    { after_hours: 0, to: "person" },
    { after_hours: 24, to: "foreman" },
  ],
  ways: ["mail"],
  holds: true,
  may_snooze: false,
};

describe("a rule of reminders", () => {
  it("goes back as it came", () => {
    expect(valuesOf(draftOf(rule))).toEqual(rule);
  });

  it("is sent with its steps in the order of their hours", () => {
    const draft = draftOf(rule);
    draft.ladder[0] = { afterHours: "48", to: "person" };
    expect(valuesOf(draft).ladder.map((step) => step.to)).toEqual(["foreman", "person"]);
  });

  it("names nobody twice", () => {
    expect(freeRungs(draftOf(rule))).toEqual(["supervisor", "planner", "manager"]);
  });

  it("reads whole numbers and times, and nothing else", () => {
    expect(wholeOf(" 24 ")).toBe(24);
    expect([wholeOf("2.5"), wholeOf(""), wholeOf("-1")]).toEqual([-1, -1, -1]);
    expect([clockOf(420), clockOf(1140)]).toEqual(["07:00", "19:00"]);
    expect([minutesOf("7:30"), minutesOf("24:00"), minutesOf("25:00"), minutesOf("halb")]).toEqual([
      450, 1440, -1, -1,
    ]);
  });
});
