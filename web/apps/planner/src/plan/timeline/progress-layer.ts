import type { ProgressLayer } from "@headway/api-types";
import type { ProgressColumns } from "@headway/gantt";

/** The layer as the chart takes it. */
export const progressColumns = ({ activities }: ProgressLayer): ProgressColumns => ({
  id: activities.id,
  accepted: activities.accepted,
  claimed: activities.claimed,
  remaining: activities.remaining,
  ahead: activities.not_yet_in_dates.map(Number),
});

export interface LayerCounts {
  /** Entries that wait for acceptance. */
  waiting: number;
  /** Activities that were accepted and whose dates do not know it yet. */
  ahead: number;
  /** Activities whose two marks of the front line are not the same day. */
  disagreeing: number;
}

export function countLayer({ activities }: ProgressLayer): LayerCounts {
  const count = (column: readonly boolean[]) => column.filter(Boolean).length;
  return {
    waiting: activities.waiting.reduce((sum, one) => sum + one, 0),
    ahead: count(activities.not_yet_in_dates),
    disagreeing: count(activities.disagrees),
  };
}
