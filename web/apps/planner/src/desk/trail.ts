import type { DeskConflictDetail } from "@headway/api-types";
import { t } from "@headway/ui";
import { valueWords } from "./values.ts";

export interface TrailWords {
  at: string;
  words: string;
  by: string;
  tone: "done" | "mine" | "theirs" | "late";
}

/** How a field came to have two values, in the order in which it happened. */
export function trailOf(conflict: DeskConflictDetail): TrailWords[] {
  const lines: TrailWords[] = [];
  for (const tone of ["mine", "theirs"] as const) {
    const side = conflict[tone];
    const name = t(`desk.side.${tone}`);
    const value = valueWords(conflict.field, side.value);
    lines.push({ at: side.at, words: t("desk.trail.entered", { side: name, value }), by: `${side.by} · ${side.device}`, tone });
    lines.push({ at: side.received_at, words: t("desk.trail.arrived", { side: name }), by: side.device, tone });
  }
  lines.push({ at: conflict.at, words: t("desk.trail.conflict"), by: "", tone: "late" });
  return lines.sort((first, second) => new Date(first.at).getTime() - new Date(second.at).getTime());
}
