/** The line to the server: who speaks, from which store, over which network. */
import { type Clock, instantOf } from "./clock.ts";
import { type Call, callServer, type Fetch, NotOurServer, Refused, SignedOut } from "./http.ts";
import { PROTOCOL } from "./protocol.ts";
import type { Storage } from "./storage.ts";

export interface Line {
  storage: Storage;
  clock: Clock;
  device: string;
  appVersion: string;
  userId: string;
  fetcher: Fetch;
  /** The secret of a crew's link by which he came: what it still holds after its end is handed over with it. */
  crewLink?: string | undefined;
  /** The place of a closed crew link, without a session: only hand-overs and their photos go there (`closedLinkOf`). */
  closedLink?: string;
  /** The token for writes of this session; filled by `greet`. */
  csrf: string;
}

interface SessionAnswer {
  account: { id: string } | null;
  csrf_token: string;
}

/**
 * Asks who is signed in on this browser before anything is sent or read: another tab may have signed in as somebody
 * else, and his view must not fill this person's store. Raises SignedOut when it is not the line's person.
 */
export async function greet(line: Line): Promise<void> {
  const answer = (await callServer("/api/session", {}, line.fetcher)) as Partial<SessionAnswer>;
  if (typeof answer.csrf_token !== "string") throw new NotOurServer("no session");
  line.csrf = answer.csrf_token;
  if (answer.account?.id !== line.userId) throw new SignedOut("somebody else");
}

/** JSON of our protocol; a 200 of anybody else is a failure. A stale token is renewed once. */
export async function ask(line: Line, path: string, call: Call = {}): Promise<Record<string, unknown>> {
  let answer: unknown;
  try {
    answer = await callServer(path, { ...call, csrf: line.csrf }, line.fetcher);
  } catch (error) {
    if (!isStaleToken(error)) throw error;
    await greet(line);
    answer = await callServer(path, { ...call, csrf: line.csrf }, line.fetcher);
  }
  if (typeof answer !== "object" || answer === null) throw new NotOurServer("no object");
  return answer as Record<string, unknown>;
}

/** The line that goes on by a crew's link though it opens no session any more; null: he did not come by one. */
export const closedLinkOf = (line: Line): Line | null =>
  line.crewLink ? { ...line, closedLink: `/api/crew-links/${encodeURIComponent(line.crewLink)}` } : null;

export function requireProtocol<Answer>(answer: Record<string, unknown>): Answer {
  if (answer.protocol !== PROTOCOL) throw new NotOurServer("another protocol");
  return answer as Answer;
}

const isStaleToken = (error: unknown): boolean =>
  error instanceof Refused && error.status === 403 && error.code.includes("csrf");

export const nowOf = (line: { clock: Clock }): string => instantOf(line.clock.wallMs());
