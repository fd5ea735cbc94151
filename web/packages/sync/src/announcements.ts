/** Announcements on the phone: readable without a network; that they were read is told when the line is back. */
import type { SiteDatabase } from "./database.ts";
import { Refused } from "./http.ts";
import { uuid7 } from "./ids.ts";
import { ask, type Line, nowOf } from "./line.ts";
import type { Instant } from "./protocol.ts";

/** Rounds of the timer and of saving ask for them again after so long: they come from everybody at once. */
const OLD_MS = 10 * 60_000;

/** `project_id` null: of the firm. */
export interface Announcement {
  id: number;
  project_id: number | null;
  title: string;
  words: string;
  must_confirm: boolean;
  author: string;
  at: Instant;
  read_at: Instant | null;
  confirmed_at: Instant | null;
}

/** As a page shows it. `is_unsent`: that he has read or confirmed it is on the phone only. */
export type ShownAnnouncement = Announcement & { is_unsent: boolean };

interface Receipt {
  id: number;
  project_id: number | null;
  confirm: boolean;
  at: Instant;
}

interface Board {
  rows: Announcement[];
  receipts: Receipt[];
  fetched_at: Instant | null;
}

const NONE: Board = { rows: [], receipts: [], fetched_at: null };
const PREFIX = "announcements:";
const keyOf = (userId: string) => `${PREFIX}${userId}`;

async function boardOf(db: SiteDatabase, userId: string): Promise<Board> {
  return ((await db.meta.get(keyOf(userId)))?.value as Board | undefined) ?? NONE;
}

const keepBoard = (db: SiteDatabase, userId: string, change: (board: Board) => Board): Promise<void> =>
  db.transaction("rw", db.meta, async () => {
    await db.meta.put({ key: keyOf(userId), value: change(await boardOf(db, userId)) });
  });

/** The latest first, with what the person has read or confirmed here; null: never fetched yet. */
export async function announcementsOf(db: SiteDatabase, userId: string): Promise<ShownAnnouncement[] | null> {
  const { rows, receipts, fetched_at } = await boardOf(db, userId);
  if (fetched_at === null) return null;
  const mine = new Map(receipts.map((one) => [one.id, one]));
  return rows.map((row) => ({ ...withReceipt(row, mine.get(row.id)), is_unsent: mine.has(row.id) }));
}

function withReceipt(row: Announcement, receipt: Receipt | undefined): Announcement {
  if (!receipt) return row;
  const confirmed_at = row.confirmed_at ?? (receipt.confirm ? receipt.at : null);
  return { ...row, read_at: row.read_at ?? receipt.at, confirmed_at };
}

/** Does it still ask something of its reader: to be read, or to be confirmed? */
export const isAnnouncementOpen = (row: Announcement): boolean =>
  (row.must_confirm ? row.confirmed_at : row.read_at) === null;

/** He has read it, or confirms it: kept on the phone, sent by the next round. */
export async function noteReading(
  db: SiteDatabase,
  userId: string,
  read: { row: Announcement; confirm: boolean; at: Instant },
): Promise<void> {
  const { row, confirm, at } = read;
  await keepBoard(db, userId, (board) => {
    const before = board.receipts.find((one) => one.id === row.id);
    const receipt = { id: row.id, project_id: row.project_id, confirm: confirm || !!before?.confirm, at };
    return { ...board, receipts: [...board.receipts.filter((one) => one.id !== row.id), receipt] };
  });
}

/** Who leaves takes what he has read with him; receipts that were not sent yet are numbers only and stay. */
export async function forgetAnnouncements(db: SiteDatabase): Promise<void> {
  await db.meta
    .where("key")
    .startsWith(PREFIX)
    .modify((row) => {
      row.value = { ...(row.value as Board), rows: [], fetched_at: null };
    });
}

/** Receipts first, then what is new; always when a person looks at the phone. */
export async function exchangeAnnouncements(line: Line, isLooked: boolean): Promise<void> {
  if (line.crewLink) return; // a crew is nobody to whom anything is announced
  const board = await line.storage.run((db) => boardOf(db, line.userId));
  for (const receipt of board.receipts) await sendReceipt(line, receipt);
  const age = line.clock.wallMs() - Date.parse(board.fetched_at ?? "");
  const isFresh = age >= 0 && age < OLD_MS;
  if (isFresh && !isLooked && board.receipts.length === 0) return;
  await fetchBoards(line);
}

/** Sent twice it has no second effect; what was withdrawn meanwhile takes its receipt with it. */
async function sendReceipt(line: Line, receipt: Receipt): Promise<void> {
  const { id, project_id, confirm } = receipt;
  const path = `${pathOf(project_id)}/${id}/readings`;
  const sent = await orRefused(
    ask(line, path, { method: "POST", body: { confirm }, idempotencyKey: uuid7() }),
  );
  await line.storage.run((db) =>
    keepBoard(db, line.userId, (board) => ({
      rows: sent ? board.rows.map((row) => (row.id === id ? withReceipt(row, receipt) : row)) : board.rows,
      // Confirmed while it was under way: that is another receipt.
      receipts: board.receipts.filter((one) => one.id !== id || one.confirm !== confirm),
      fetched_at: board.fetched_at,
    })),
  );
}

async function fetchBoards(line: Line): Promise<void> {
  const projects = await line.storage.run((db) => db.projects.toCollection().primaryKeys());
  const rows: Announcement[] = [];
  for (const project of [null, ...projects]) {
    const told = await orRefused(ask(line, pathOf(project)));
    if (Array.isArray(told?.announcements))
      rows.push(...(told.announcements as Listed[]).filter(isForReader).map((one) => rowOf(one, project)));
  }
  rows.sort((one, other) => other.id - one.id);
  const fetched_at = nowOf(line);
  await line.storage.run((db) =>
    keepBoard(db, line.userId, ({ receipts }) => ({ rows, receipts, fetched_at })),
  );
}

type Listed = Omit<Announcement, "project_id"> & {
  is_mine_to_read: boolean;
  withdrawn_at: Instant | null;
};

const isForReader = (one: Listed): boolean => one.is_mine_to_read && one.withdrawn_at === null;

const rowOf = (one: Listed, project_id: number | null): Announcement => ({
  id: one.id,
  project_id,
  title: one.title,
  words: one.words,
  must_confirm: one.must_confirm,
  author: one.author,
  at: one.at,
  read_at: one.read_at,
  confirmed_at: one.confirmed_at,
});

const pathOf = (project: number | null): string =>
  project === null ? "/api/announcements" : `/api/projects/${project}/announcements`;

/** null: it is none of his any more. */
async function orRefused<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Refused && (error.status === 403 || error.status === 404)) return null;
    throw error;
  }
}
