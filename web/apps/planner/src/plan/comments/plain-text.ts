/** The words of a person as pieces to be shown: text, web addresses, names of those who were called. Never HTML. */

export interface Piece {
  kind: "text" | "link" | "mention";
  words: string;
  /** Of a link: http or https, nothing else. */
  address?: string;
}

/** An address ends at a space, a bracket or full-width punctuation: Chinese writes on without a space. */
const ADDRESS = /https?:\/\/[^\s<>"'“”‘’，。；：！？、（）【】《》「」]{1,2000}/gi;
const TRAILING = /[.,;:!?)\]}*_~]+$/;

export function piecesOf(text: string, mentions: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  const add = (part: string) => {
    for (const piece of withMentions(part, mentions)) pieces.push(piece);
  };
  let from = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const address = safeAddress(found[0].replace(TRAILING, ""));
    if (address === null) continue;
    add(text.slice(from, found.index));
    pieces.push({ kind: "link", ...address });
    from = found.index + address.words.length;
  }
  add(text.slice(from));
  return pieces;
}

function safeAddress(words: string): { words: string; address: string } | null {
  try {
    const url = new URL(words);
    return url.protocol === "http:" || url.protocol === "https:" ? { words, address: url.href } : null;
  } catch {
    return null;
  }
}

function withMentions(text: string, mentions: readonly string[]): Piece[] {
  if (text === "") return [];
  const names = [...mentions].filter((name) => name !== "").sort((a, b) => b.length - a.length);
  if (names.length === 0) return [{ kind: "text", words: text }];
  const called = new RegExp(`@(?:${names.map(quoted).join("|")})`, "g");
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(called)) {
    if (found.index > from) pieces.push({ kind: "text", words: text.slice(from, found.index) });
    pieces.push({ kind: "mention", words: found[0] });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push({ kind: "text", words: text.slice(from) });
  return pieces;
}

const quoted = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What is being typed behind an @ just before the caret: the query of the list of people, or null. */
export function askedName(text: string, caret: number): { query: string; from: number } | null {
  const before = text.slice(Math.max(0, caret - LONGEST_NAME - 1), caret);
  const at = before.lastIndexOf("@");
  if (at < 0) return null;
  const query = before.slice(at + 1);
  const ahead = before[at - 1];
  /** An address of mail is no mention. */
  if (/\s/.test(query) || (ahead !== undefined && /[\w.]/.test(ahead))) return null;
  return { query, from: caret - query.length - 1 };
}

const LONGEST_NAME = 40;

/** Of the people chosen from the list, those whose names still stand in the text. */
export const stillCalled = <Person extends { display_name: string }>(
  text: string,
  chosen: Person[],
): Person[] => chosen.filter(({ display_name }) => text.includes(`@${display_name}`));
