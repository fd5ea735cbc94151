import type { GanttEvents } from "../gantt-events.ts";
import type { Store } from "../store.ts";
import { type Draft, isFinishMilestone, relationTypeOf } from "./draft.ts";
import { isStarted } from "./limits.ts";

type Told = { [Name in keyof GanttEvents]: [Name, GanttEvents[Name]] }[keyof GanttEvents];

/** What a drop asks of the page. */
export function eventOf(store: Store, draft: Draft, drop: number): Told | null {
  if (draft.kind === "refused" || (draft.kind === "link" && !draft.to)) return null;
  if (draft.kind === "link") {
    const ends = { predecessor: store.id[draft.from.row]!, successor: store.id[draft.to!.row]! };
    return ["link", { ...ends, type: relationTypeOf(draft.from, draft.to!), drop }];
  }
  const { row } = draft;
  const which = { id: store.id[row]!, row, drop };
  if (draft.kind === "progress") return ["progress", { ...which, percent: draft.fraction }];
  if (draft.kind === "move") {
    const { start, finish } = draft;
    return ["move", { ...which, start, finish, byFinish: isFinishMilestone(store, row) }];
  }
  const { finish, duration, remaining } = draft;
  return ["resize", { ...which, finish, duration, remaining, begun: isStarted(store, row) }];
}
