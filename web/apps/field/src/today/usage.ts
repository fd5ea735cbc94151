/** Which three actions stand one tap away: those that this person uses most, by what his role offers. */

export type ActionName = "check_in" | "hours" | "diary" | "accept" | "waiting" | "record" | "sync";

export interface Uses {
  /** Day → action → how often. */
  [day: string]: Partial<Record<ActionName, number>>;
}

export interface May {
  report: boolean;
  accept: boolean;
  assign: boolean;
  settle: boolean;
}

const KEPT_DAYS = 30;
export const SHORTCUTS = 3;

/** What a role needs most before anybody has used anything. */
export function usualActions(may: May): ActionName[] {
  if (may.accept && !may.report) return ["accept", "waiting", "diary", "record", "check_in"];
  if (may.accept) return ["accept", "check_in", "diary", "hours", "waiting", "record"];
  return ["check_in", "hours", "diary", "waiting", "record", "sync"];
}

/**
 * The shortcuts of a day: by uses of the 30 days before it, equals in the usual order of the role. Today's uses do not
 * count, so that nothing moves under the thumb during the day.
 */
export function shortcuts(may: May, uses: Uses, today: string): ActionName[] {
  const usual = usualActions(may);
  const counts = countsBefore(uses, today);
  return usual
    .map((action, place) => ({ action, place, count: counts.get(action) ?? 0 }))
    .sort((one, other) => other.count - one.count || one.place - other.place)
    .slice(0, SHORTCUTS)
    .map(({ action }) => action);
}

/** The uses with one more of an action today; what is older than 30 days is dropped. */
export function used(uses: Uses, action: ActionName, today: string): Uses {
  const kept = Object.fromEntries(Object.entries(uses).filter(([day]) => day > daysBefore(today)));
  const day = kept[today] ?? {};
  return { ...kept, [today]: { ...day, [action]: (day[action] ?? 0) + 1 } };
}

function countsBefore(uses: Uses, today: string): Map<ActionName, number> {
  const counts = new Map<ActionName, number>();
  for (const [day, actions] of Object.entries(uses)) {
    if (day >= today || day <= daysBefore(today)) continue;
    for (const [action, count] of Object.entries(actions))
      counts.set(action as ActionName, (counts.get(action as ActionName) ?? 0) + count);
  }
  return counts;
}

const daysBefore = (today: string): string =>
  new Date(Date.parse(`${today}T00:00Z`) - KEPT_DAYS * 86_400_000).toISOString().slice(0, 10);
