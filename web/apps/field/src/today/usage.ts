/** Which actions stand one tap away in the tab bar: those that this person uses most, by what his role offers. */

export type ActionName = "check_in" | "diary" | "accept" | "waiting" | "record";

export interface Uses {
  /** Day → action → how often. */
  [day: string]: Partial<Record<ActionName, number>>;
}

export interface May {
  report: boolean;
  accept: boolean;
}

const KEPT_DAYS = 30;
const PLACES = 2;
/** Below this nothing is a habit. */
const FEWEST_USES = 3;
/** A newcomer must be used this many times as often as what it displaces: places under the thumb are learnt. */
const TIMES_AS_OFTEN = 2;

/** What a role needs most before anybody has used anything. */
export function usualActions(may: May): ActionName[] {
  if (may.accept && !may.report) return ["waiting", "diary", "record", "check_in"];
  if (may.accept) return ["accept", "diary", "check_in", "waiting", "record"];
  return ["check_in", "diary", "waiting", "record"];
}

/**
 * The two places beside the middle of the tab bar. They follow the uses of the 30 days before `today`; today's own do not
 * count, so that nothing moves under the thumb during the day.
 */
export function chosenActions(may: May, uses: Uses, today: string): ActionName[] {
  const usual = usualActions(may);
  const counts = countsBefore(uses, today);
  const count = (action: ActionName): number => counts.get(action) ?? 0;
  const chosen = usual.slice(0, PLACES);
  const others = usual.slice(PLACES).sort((one, other) => count(other) - count(one));
  for (const other of others) {
    const least = chosen.reduce((one, next) => (count(next) < count(one) ? next : one));
    if (count(other) < FEWEST_USES || count(other) <= count(least) * TIMES_AS_OFTEN) break;
    chosen[chosen.indexOf(least)] = other;
  }
  return chosen;
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
