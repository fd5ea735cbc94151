import type { DeskConflictPage } from "@headway/api-types";
import { t } from "@headway/ui";
import { valueWords } from "./values.ts";

export interface TrailWords {
  at: string;
  words: string;
  by: string;
  tone: "done" | "mine" | "theirs" | "late";
}

/** How a field came to have two values, in the order in which it happened. */
export function trailOf({ conflict, mine, theirs }: DeskConflictPage): TrailWords[] {
  const lines: TrailWords[] = [];
  for (const [tone, side] of [
    ["mine", mine],
    ["theirs", theirs],
  ] as const) {
    const name = t(`desk.side.${tone}`);
    const by = side.reporter || side.author;
    if (side.entered_at)
      lines.push({
        at: side.entered_at,
        words: t("desk.trail.entered", { side: name, value: valueWords(conflict.field, side.value) }),
        by,
        tone,
      });
    if (side.received_at)
      lines.push({ at: side.received_at, words: t("desk.trail.arrived", { side: name }), by, tone });
  }
  lines.push({ at: conflict.at, words: t("desk.trail.conflict"), by: "", tone: "late" });
  const { decision } = conflict;
  if (decision)
    lines.push({
      at: decision.at,
      words:
        decision.action === "overtaken"
          ? t("desk.trail.overtaken")
          : t("desk.trail.settled", { value: valueWords(conflict.field, decision.value) }),
      by: decision.by,
      tone: "done",
    });
  return lines.sort((first, second) => new Date(first.at).getTime() - new Date(second.at).getTime());
}
