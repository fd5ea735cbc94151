import type { ColumnView } from "@headway/gantt";

/** Columns and divider of this device: a matter of its screen, so they stay out of the address. */
export interface Layout {
  columns?: ColumnView[];
  /** How many columns stay while the others scroll. */
  frozen?: number;
  splitX?: number;
}

const KEY = "headway.plan-layout";

export function readLayout(): Layout {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return isLayout(stored) ? stored : {};
  } catch {
    return {};
  }
}

export function writeLayout(layout: Layout): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(layout));
  } catch {
    // storage is full or forbidden: the layout lasts for this page
  }
}

function isLayout(value: unknown): value is Layout {
  if (typeof value !== "object" || value === null) return false;
  const { columns, frozen, splitX } = value as Layout;
  const columnsFit =
    columns === undefined ||
    (Array.isArray(columns) && columns.every((column) => typeof column?.id === "string" && column.width > 0));
  const frozenFits = frozen === undefined || (Number.isInteger(frozen) && frozen >= 0);
  return columnsFit && frozenFits && (splitX === undefined || (typeof splitX === "number" && splitX > 0));
}
