import { plain } from "./plain.ts";

/** What people, MS Project and P6 call the constraints, for reading; what is shown comes from the catalogue. */
const CONSTRAINT_WORDS: Record<string, readonly string[]> = {
  start_on: ["mso", "must start on", "start on", "必须开始于", "开始于"],
  start_on_or_after: [
    "snet",
    "start no earlier than",
    "start on or after",
    "开始不早于",
    "不得早于...开始",
    "不早于...开始",
  ],
  start_on_or_before: [
    "snlt",
    "start no later than",
    "start on or before",
    "开始不晚于",
    "不得晚于...开始",
    "不晚于...开始",
  ],
  finish_on: ["mfo", "must finish on", "finish on", "必须完成于", "完成于"],
  finish_on_or_after: [
    "fnet",
    "finish no earlier than",
    "finish on or after",
    "完成不早于",
    "不得早于...完成",
    "不早于...完成",
  ],
  finish_on_or_before: [
    "fnlt",
    "finish no later than",
    "finish on or before",
    "完成不晚于",
    "不得晚于...完成",
    "不晚于...完成",
  ],
  mandatory_start: ["mandatory start", "强制开始于", "强制开始"],
  mandatory_finish: ["mandatory finish", "强制完成于", "强制完成"],
  as_late_as_possible: ["alap", "as late as possible", "越晚越好"],
  "": ["", "asap", "as soon as possible", "none", "越早越好", "无"],
};
const KIND_WORDS: Record<string, readonly string[]> = {
  task: ["task", "task dependent", "activity", "普通工作", "工作", "任务"],
  start_milestone: ["start milestone", "开始里程碑"],
  finish_milestone: ["finish milestone", "milestone", "完成里程碑", "里程碑"],
  wbs: ["wbs", "summary", "汇总"],
};

const keyOf = (text: string): string =>
  plain(text)
    .toLowerCase()
    .replace(/…+|\.{2,}/g, "...")
    .replace(/\s+/g, " ");

function found(text: string, words: Record<string, readonly string[]>): string | null {
  const told = keyOf(text);
  if (told in words) return told;
  return Object.keys(words).find((word) => words[word]?.includes(told)) ?? null;
}

/** The server's word for a constraint, `""` = none; null when the text names none. */
export const readConstraint = (text: string): string | null => found(text, CONSTRAINT_WORDS);

export const readKind = (text: string): string | null => found(text, KIND_WORDS);

/** The entry whose name the text is, case and width of letters aside. */
export const readName = <Entry extends { name: string }>(
  text: string,
  entries: readonly Entry[],
): Entry | null => entries.find((entry) => keyOf(entry.name) === keyOf(text)) ?? null;
