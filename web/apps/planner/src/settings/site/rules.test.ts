import type { RulesValues } from "@headway/api-types";
import { describe, expect, it } from "vitest";
import { rulesOfTrades, shareOf, tradeRules } from "./rules.ts";

const rules = {
  accepters: { "": ["li"], 防水: ["zhao"] },
  auto_accept: { 抹灰: 0.05 },
} as unknown as RulesValues;

describe("who accepts what", () => {
  it("is a line per trade, with one for every other trade", () => {
    expect(tradeRules(rules)).toEqual([
      { trade: "", accepters: ["li"], autoPercent: "0" },
      { trade: "防水", accepters: ["zhao"], autoPercent: "0" },
      { trade: "抹灰", accepters: [], autoPercent: "5" },
    ]);
    expect(tradeRules({ accepters: {}, auto_accept: {} } as unknown as RulesValues)).toHaveLength(1);
  });

  it("goes back as it came", () => {
    expect(rulesOfTrades(tradeRules(rules))).toEqual(rules);
  });

  it("reads a share in percents", () => {
    expect(shareOf("12.5 %")).toBe(0.125);
    expect(shareOf("-3")).toBe(0);
    expect(shareOf("halb")).toBe(0);
  });
});
