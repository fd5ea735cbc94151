import type { WordsLine } from "../api/message-words.ts";
import { KIND_GROUPS } from "./kinds.ts";

export interface Worded {
  title: string;
  words: string;
}

export const isOwn = (line: Worded): boolean => line.title !== "" || line.words !== "";

/** What stands in the fields when one begins: one's own words, else the default ones to start from. */
export const draftOf = (line: WordsLine): Worded => ({
  title: line.title,
  words: line.words || line.default,
});

/** What is sent: the default words left as they are stay the default, whatever they become later. */
export const wordedOf = (line: WordsLine, draft: Worded): Worded => ({
  title: draft.title.trim(),
  words: draft.words.trim() === line.default ? "" : draft.words.trim(),
});

export const isSame = (one: Worded, other: Worded): boolean =>
  one.title === other.title && one.words === other.words;

/** The lines of a language under the headings of the preferences; a kind of none of them with the last. */
export function grouped(
  lines: readonly WordsLine[],
  language: string,
): { group: keyof typeof KIND_GROUPS; lines: WordsLine[] }[] {
  const names = Object.keys(KIND_GROUPS) as (keyof typeof KIND_GROUPS)[];
  const last = names.at(-1);
  const groupOf = (kind: string) =>
    names.find((name) => (KIND_GROUPS[name] as readonly string[]).includes(kind)) ?? last;
  const mine = lines.filter((line) => line.language === language);
  return names
    .map((group) => ({ group, lines: mine.filter((line) => groupOf(line.kind) === group) }))
    .filter((one) => one.lines.length > 0);
}

/** `text` with `{hole}` in place of what is chosen in it, and where the caret stands after it. */
export function inserted(
  text: string,
  hole: string,
  start: number,
  end: number,
): { text: string; caret: number } {
  const put = `{${hole}}`;
  return { text: text.slice(0, start) + put + text.slice(end), caret: start + put.length };
}
