import type { Lag } from "@headway/model";
import { daysText, t } from "@headway/ui";

const MINUTES_PER_DAY = 1440;

/** A lag behind the type of its relation: `+2 天`, `+0.5 日历天`, `−50%`; empty = none. */
export function lagWords({ lagMinutes, lagPercent, elapsed }: Lag, minutesPerDay: number): string {
  if (lagPercent !== null) {
    const percent = Math.round(lagPercent * 1e4) / 100;
    return `${percent < 0 ? "−" : "+"}${Math.abs(percent)}%`;
  }
  if (lagMinutes === 0) return "";
  const days = (lagMinutes > 0 ? "+" : "") + daysText(lagMinutes, elapsed ? MINUTES_PER_DAY : minutesPerDay);
  return t(elapsed ? "client.days.elapsed" : "client.days", { days });
}
