import type { RulesValues } from "@headway/api-types";

/** A trade of the rules; "" stands for every other one. */
export interface TradeRule {
  trade: string;
  accepters: string[];
  /** The largest step, in whole percents, that needs nobody. */
  autoPercent: string;
}

/** One line per trade that has a rule of its own, the line for every other trade first. */
export function tradeRules(rules: RulesValues): TradeRule[] {
  const trades = new Set(["", ...Object.keys(rules.accepters), ...Object.keys(rules.auto_accept)]);
  return [...trades].map((trade) => ({
    trade,
    accepters: [...(rules.accepters[trade] ?? [])],
    autoPercent: String(Math.round((rules.auto_accept[trade] ?? 0) * 1000) / 10),
  }));
}

/** The two maps of the rules from the lines; a line that decides nothing leaves no trace. */
export function rulesOfTrades(lines: readonly TradeRule[]): Pick<RulesValues, "accepters" | "auto_accept"> {
  const accepters = lines.filter((line) => line.accepters.length > 0);
  const auto = lines.filter((line) => shareOf(line.autoPercent) > 0);
  return {
    accepters: Object.fromEntries(accepters.map((line) => [line.trade, line.accepters])),
    auto_accept: Object.fromEntries(auto.map((line) => [line.trade, shareOf(line.autoPercent)])),
  };
}

/** `12.5` → 0.125; what is no number between 0 and 100 counts as 0. */
export function shareOf(percent: string): number {
  const value = Number(percent.replace(/[%％\s]/g, ""));
  return Number.isFinite(value) && value > 0 && value <= 100 ? Math.round(value * 10) / 1000 : 0;
}
