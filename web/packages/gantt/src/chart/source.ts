import { withBaseline } from "../baseline.ts";
import type { Arrangement } from "../grid/types.ts";
import { EMPTY_COLUMNS, OpenPlan } from "../plan.ts";
import { showProgress } from "../progress.ts";
import type { BaselineColumns, GanttColumns, ProgressColumns } from "../types.ts";

/** What the page has handed in: the plan's columns, their arrangement, and what is laid over them. */
export class Source {
  columns: GanttColumns = EMPTY_COLUMNS;
  arrangement: Arrangement | null = null;
  baseline: BaselineColumns | null = null;
  progress: ProgressColumns | null = null;

  /** The plan with what is laid over it, folded as `before` is. */
  open(
    before: OpenPlan,
    closed = before.visible.collapsedIds(),
    groups = before.visible.closedGroupKeys(),
  ): OpenPlan {
    const columns = withBaseline(this.columns, this.baseline);
    const plan = new OpenPlan(columns, closed, this.arrangement, groups, before.visible.closedInFilterIds());
    if (this.progress !== null) showProgress(plan.store, this.progress);
    return plan;
  }
}
