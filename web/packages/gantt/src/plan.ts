import { dayOf, localMinutesAt, weekdayOf } from "./days.ts";
import type { Arrangement } from "./grid/types.ts";
import { LinkIndex } from "./link-index.ts";
import { buildStore, type Store } from "./store.ts";
import { TimeScale } from "./time-scale.ts";
import type { GanttColumns, LocalMinutes } from "./types.ts";
import { VisibleRows } from "./visible-rows.ts";

const DAYS_BEFORE = 28;
const DAYS_AFTER = 84;
/** Positions over which a link is still drawn when rows stand without their outline. */
const FLAT_REACH = 12;

/** The data with what is derived from it: which rows are open, and the links between them. */
export class OpenPlan {
  readonly store: Store;
  visible: VisibleRows;
  links: LinkIndex;
  readonly dataDate: LocalMinutes | null;
  private todayMinute = Number.NaN;
  private todayInstant: LocalMinutes | null = null;

  constructor(
    columns: GanttColumns,
    collapsed: readonly number[],
    private arrangement: Arrangement | null = null,
    closedGroups: readonly string[] = [],
    closedInFilter: readonly number[] = [],
  ) {
    this.store = buildStore(columns);
    this.visible = new VisibleRows(this.store, collapsed, arrangement, closedGroups, closedInFilter);
    this.links = this.indexLinks();
    const days = this.store.workingDays[0]!;
    this.dataDate = columns.data_date === null ? null : days.spread(columns.data_date);
  }

  get isEmpty(): boolean {
    return this.store.count === 0;
  }

  idOf(row: number): number | null {
    return row < 0 ? null : (this.store.id[row] ?? null);
  }

  /** -1 when there is no such row. */
  rowOf(id: number | null): number {
    return id === null ? -1 : (this.store.rowOfId.get(id) ?? -1);
  }

  /** Closes these rows and groups and opens all others. */
  fold(collapsed: readonly number[], closedGroups: readonly string[] = this.visible.closedGroupKeys()): void {
    this.visible = new VisibleRows(this.store, collapsed, this.arrangement, closedGroups);
    this.links = this.indexLinks();
  }

  /** Other rows, another order; `null` = the outline. */
  arrange(arrangement: Arrangement | null): void {
    this.arrangement = arrangement;
    this.fold(this.visible.collapsedIds());
  }

  /** To be called after rows were opened or closed. */
  refold(): void {
    this.links = this.indexLinks();
  }

  /** The drawing reaches from a Monday some weeks before the plan to some months after it. */
  scale(zoom: number): TimeScale {
    const anchor = this.dataDate ?? 0;
    const first = dayOf(Math.min(this.store.first ?? anchor, this.dataDate ?? Number.POSITIVE_INFINITY));
    const last = dayOf(Math.max(this.store.last ?? anchor, this.dataDate ?? Number.NEGATIVE_INFINITY));
    const monday = first - DAYS_BEFORE - weekdayOf(first - DAYS_BEFORE);
    return new TimeScale(monday, last + DAYS_AFTER, zoom);
  }

  /** Asked for in each frame, worked out once a minute. */
  today(now: Date): LocalMinutes | null {
    const minute = Math.floor(now.getTime() / 60_000);
    if (minute !== this.todayMinute) {
      this.todayMinute = minute;
      this.todayInstant = todayIn(this.store.columns.time_zone, now);
    }
    return this.todayInstant;
  }

  private indexLinks(): LinkIndex {
    const { position, count, isFlat } = this.visible;
    return new LinkIndex(this.store.links, position, count, isFlat ? FLAT_REACH : undefined);
  }
}

function todayIn(zone: string | undefined, now: Date): LocalMinutes | null {
  if (!zone) return null;
  try {
    return localMinutesAt(now, zone);
  } catch {
    // a zone that this browser does not know: better no line than a wrong one
    return null;
  }
}

export const EMPTY_COLUMNS: GanttColumns = {
  minutes_per_day: 480,
  data_date: null,
  kinds: [],
  activities: {
    id: [],
    parent: [],
    depth: [],
    kind: [],
    code: [],
    name: [],
    calendar: [],
    duration: [],
    remaining: [],
    start: [],
    finish: [],
    total_float: [],
    percent: [],
    flags: [],
  },
  relations: { id: [], predecessor: [], successor: [], type: [], lag: [], driving: [] },
  calendars: [],
};
