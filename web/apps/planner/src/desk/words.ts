import type { DeskConflict, ParkedItem } from "@headway/api-types";
import { t, textOfCode } from "@headway/ui";
import { enteredIn } from "./items.ts";
import { fieldWords, valueWords } from "./values.ts";

const RECORDS = ["diary", "attendance", "hours"] as const;
type About = Pick<DeskConflict, "about" | "record"> & { kind?: string };

/** What people call the thing that an entry is about. */
export function subjectWords({ about, record, kind }: About): string {
  if (kind === "redact_photo") return t("desk.record.redact_photo");
  if (about) return about.name;
  const id = String(record.id ?? "");
  const known = RECORDS.find((kind) => kind === record.kind);
  return known ? t(`desk.record.${known}`, { id }) : t("desk.record.other", { id: id.slice(0, 8) });
}

/** The activity that an entry is about, if it is about one. */
export const activityOf = ({ about }: Pick<DeskConflict, "about">): number | null =>
  about?.kind === "activity" ? about.id : null;

const QUIET = new Set(["activity_id", "day", "photos", "voice", "note", "unit", "sha256"]);

/** The figure of a parked entry in a few words: `40 %`, `10 块`. */
export function enteredWords(item: ParkedItem): string {
  const entered = enteredIn(item);
  const told = Object.entries(entered).find(
    ([field, value]) => !QUIET.has(field) && value !== null && value !== "",
  );
  if (!told) return "";
  const unit = told[0] === "quantity" && typeof entered.unit === "string" ? ` ${entered.unit}` : "";
  return `${valueWords(told[0], told[1])}${unit}`;
}

const UNREADABLE = new Set(["activity_id", "sha256"]);

/** All that was entered, one line each. */
export const enteredLines = (item: ParkedItem): string[] =>
  Object.entries(enteredIn(item))
    .filter(([field, value]) => !UNREADABLE.has(field) && value !== null && value !== "")
    .map(([field, value]) => `${fieldWords(field)} ${valueWords(field, value)}`);

/** Who signed: the name on a crew's link, else the account. */
export const signedBy = (item: Pick<ParkedItem, "reporter" | "author">): string =>
  item.reporter || item.author;

export const parkedMark = (item: ParkedItem): string =>
  textOfCode(`desk.mark.${item.reason}`) ?? t("desk.mark.other");
