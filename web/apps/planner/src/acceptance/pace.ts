import type { DayHours, PaceDay } from "@headway/api-types";

export const PACE = { width: 288, height: 64, foot: 14 } as const;

export interface PacePicture {
  accepted: string;
  planned: string;
  /** From the last accepted point to the claim. */
  claimed: string;
  claim: { x: number; y: number } | null;
  bars: { x: number; width: number; height: number; hours: number }[];
}

/** Days of a pace as lines over hours: x by day, y by percent, a bar by the hours of the busiest day. */
export function pacePicture(days: readonly PaceDay[], hours: readonly DayHours[]): PacePicture {
  const step = days.length > 1 ? PACE.width / days.length : PACE.width;
  const x = (index: number) => Math.round((index + 0.5) * step * 10) / 10;
  const y = (fraction: number) =>
    Math.round((PACE.height - Math.min(1, Math.max(0, fraction)) * (PACE.height - 8)) * 10) / 10;
  const points = (name: "accepted" | "planned") =>
    days.flatMap((day, index) => (day[name] === null ? [] : [`${x(index)},${y(day[name])}`]));
  const accepted = points("accepted");
  const claimedAt = days.findLastIndex((day) => day.claimed !== null);
  const claim = claimedAt < 0 ? null : { x: x(claimedAt), y: y(days[claimedAt]?.claimed ?? 0) };
  const last = accepted.at(-1);
  const worked = new Map(hours.map((one) => [one.day, one.hours]));
  const most = Math.max(0, ...worked.values());
  return {
    accepted: accepted.join(" "),
    planned: points("planned").join(" "),
    claimed: claim && last ? `${last} ${claim.x},${claim.y}` : "",
    claim,
    bars: days.flatMap(({ day }, index) => {
      const of = worked.get(day) ?? 0;
      return of > 0
        ? [{ x: x(index) - step * 0.3, width: step * 0.6, height: Math.max(2, (of / most) * 26), hours: of }]
        : [];
    }),
  };
}

/** Progress from before the first report has no day of its own: where no day tells what was accepted, what stands does. */
export function withStanding(days: readonly PaceDay[], accepted: number): readonly PaceDay[] {
  if (days.some((day) => day.accepted !== null)) return days;
  return days.map((day) => (day.claimed === null ? { ...day, accepted } : day));
}
