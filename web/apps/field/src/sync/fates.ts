/** What became of an entry, in the words of the site. */
import { isOpen, type OperationRow, type PhotoRow, type TrailLine } from "@headway/sync";
import type { IconName } from "../frame/icons.ts";
import { momentText, sizeText } from "../frame/moments.ts";
import { t } from "../words.ts";

export type Tone = "calm" | "sent" | "late" | "done";

export interface Fate {
  icon: IconName;
  tone: Tone;
  word: string;
  line: string;
}

/** `isLinkClosed`: the crew's link was taken back, photos go to the desk with what lies there, and nowhere else. */
export function fateOf(row: OperationRow, photos: PhotoRow[], isLinkClosed: boolean): Fate {
  const number = row.seq;
  const at = momentText(row.saved_at);
  const refusal = row.state === "waiting" ? lastFailure(row) : "";
  switch (row.state) {
    case "waiting":
      return {
        icon: "clock",
        tone: "calm",
        word: t("field.fate.waiting"),
        line: refusal || joined([t("field.fate.waiting.line", { number, at }), photosLine(photos)]),
      };
    case "sent":
      return {
        icon: "plane",
        tone: "sent",
        word: t("field.fate.sent"),
        line: t("field.fate.sent.line", { number, at, sent: momentText(lastAt(row, "sent")) }),
      };
    case "held":
      return {
        icon: "hourglass",
        tone: "calm",
        word: t("field.fate.held"),
        line: t("field.fate.held.line", { number, other: row.answer?.waits_for ?? "" }),
      };
    case "applied":
      return {
        icon: "check",
        tone: "done",
        word: t("field.fate.applied"),
        line: joined([
          t("field.fate.applied.line", { at: momentText(row.settled_at ?? "") }),
          isLinkClosed ? keptLine(photos) : photosLine(photos),
        ]),
      };
    case "conflict":
      return { icon: "fork", tone: "late", word: t("field.fate.conflict"), line: row.answer?.text ?? "" };
    case "parked":
      return {
        icon: "parking",
        tone: "late",
        word: t("field.fate.parked"),
        line: [row.answer?.text, photosLine(photos)].filter(Boolean).join(" "),
      };
  }
}

const joined = (parts: string[]): string => parts.filter(Boolean).join(t("field.fate.comma"));

const lastAt = (row: OperationRow, step: TrailLine["step"]): string =>
  row.trail.findLast((line) => line.step === step)?.at ?? row.saved_at;

function lastFailure(row: OperationRow): string {
  const last = row.trail.at(-1);
  return last?.step === "failed" && last.text && last.text !== "signed_out" ? last.text : "";
}

function photosLine(photos: PhotoRow[]): string {
  if (photos.length === 0) return "";
  const total = photos.reduce((sum, photo) => sum + photo.size_bytes, 0);
  const sent = photos.reduce((sum, photo) => sum + photo.sent_bytes, 0);
  if (photos.every((photo) => photo.state === "verified"))
    return t("field.fate.photos.done", { count: photos.length });
  return t("field.fate.photos", {
    count: photos.length,
    sent: sizeText(sent).replace(/ .*/, ""),
    total: sizeText(total),
  });
}

function keptLine(photos: PhotoRow[]): string {
  const kept = photos.filter((photo) => photo.state !== "verified");
  return kept.length > 0 ? t("field.fate.photos.stay", { count: kept.length }) : photosLine(photos);
}

/** Share of the photos that is sent, 0–1; null without photos on their way. */
export function photoShare(photos: PhotoRow[]): number | null {
  const waiting = photos.filter((photo) => photo.state === "waiting" || photo.state === "sending");
  if (waiting.length === 0) return null;
  const total = photos.reduce((sum, photo) => sum + photo.size_bytes, 0);
  return total === 0 ? null : photos.reduce((sum, photo) => sum + photo.sent_bytes, 0) / total;
}

export const onTheWay = (row: OperationRow): boolean => isOpen(row.state);
