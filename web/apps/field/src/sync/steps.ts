/** How far an entry has come, step by step, and what is still to happen. */
import type { ConflictValue, OperationRow, ParkedValue, PhotoRow, TrailStep } from "@headway/sync";
import { momentText } from "../frame/moments.ts";
import { t } from "../words.ts";
import { fieldWords, valueWords } from "./value-words.ts";

export interface Step {
  head: string;
  line: string;
  at: string;
  tone: "done" | "late" | "open";
}

/** What a person has decided, or is to decide: a parked entry, the values of its record that differ. */
export interface Deciding {
  desk: ParkedValue | undefined;
  conflicts: ConflictValue[];
  /** The crew's link was taken back: photos of what is in the books already are not taken any more. */
  isLinkClosed: boolean;
}

const LATE: readonly TrailStep[] = ["parked", "conflict", "failed"];

export function stepsOf(row: OperationRow, photos: PhotoRow[], deciding: Deciding): Step[] {
  const passed = row.trail.map(
    (line): Step => ({
      head: t(`field.step.${line.step}`),
      line: lineOf(row, photos, line.step, line.text),
      at: momentText(line.at),
      tone: LATE.includes(line.step) ? "late" : "done",
    }),
  );
  return [...passed, ...nextOf(row, photos, deciding)];
}

function lineOf(row: OperationRow, photos: PhotoRow[], step: TrailStep, text: string): string {
  if (step === "saved") return t("field.step.saved.line", { number: row.seq, photos: photos.length });
  return text === "signed_out" ? t("field.failure.signed_out") : text;
}

function nextOf(row: OperationRow, photos: PhotoRow[], deciding: Deciding): Step[] {
  const { desk, conflicts } = deciding;
  const coming = (head: string): Step => ({ head, line: "", at: t("field.step.open"), tone: "open" });
  const lacking = photosOf(row, photos, deciding.isLinkClosed).map(coming);
  switch (row.state) {
    case "applied":
      return lacking;
    case "parked":
      return desk?.decision
        ? [decided(desk.decision, desk.decision.reason)]
        : [coming(t("field.step.person")), ...lacking];
    case "conflict": {
      const isOpen = conflicts.length === 0 || conflicts.some((one) => one.is_open);
      const person = isOpen ? [coming(t("field.step.person"))] : [];
      return [...conflicts.flatMap(settled), ...person, ...lacking];
    }
    default:
      return [coming(t("field.step.enter"))];
  }
}

function photosOf(row: OperationRow, photos: PhotoRow[], isLinkClosed: boolean): string[] {
  const { length } = photos.filter((photo) => photo.state !== "verified");
  if (length === 0) return [];
  const stay = isLinkClosed && row.state !== "parked";
  return [stay ? t("field.fate.photos.stay", { count: length }) : t("field.step.photos")];
}

const decided = ({ by, at }: { by: string; at: string }, line: string): Step => ({
  head: t("field.step.decided", { by }),
  line,
  at: momentText(at),
  tone: "done",
});

function settled({ field, decision }: ConflictValue): Step[] {
  if (!decision) return [];
  if (decision.choice !== "overtaken") {
    const words = { field: fieldWords(field), value: valueWords(field, decision.value) };
    return [decided(decision, t("field.step.settled.line", words))];
  }
  const told = { head: t("field.step.overtaken"), line: t("field.step.overtaken.line") };
  return [{ ...told, at: momentText(decision.at), tone: "done" }];
}
