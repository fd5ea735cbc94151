/** Reading what changed: a page and its cursor in one transaction, an old page never over a newer one. */
import type { SiteDatabase } from "./database.ts";
import { keepFact } from "./facts.ts";
import { NotOurServer, Refused } from "./http.ts";
import { ask, type Line, nowOf, requireProtocol } from "./line.ts";
import type { FeedPage, FeedRecord, FieldProject, Instant } from "./protocol.ts";
import type { CursorRow, RecordRow } from "./rows.ts";
import { wipe } from "./wipe.ts";

const PAGE = 500;
/** A feed that never ends is a fault of somebody; the next round goes on where this one stopped. */
const MOST_PAGES = 200;

/** The projects of the person and the news of each. Raises RequestFailed. */
export async function pullEverything(line: Line): Promise<void> {
  for (const project of await pullProjects(line)) await pullProject(line, project.project_id);
}

/** What is no longer listed is removed with all its records: the right to see it is gone. */
export async function pullProjects(line: Line): Promise<FieldProject[]> {
  const answer = await ask(line, "/api/field/projects");
  if (!Array.isArray(answer.projects)) throw new NotOurServer("no list of projects");
  const listed = answer.projects as FieldProject[];
  await line.storage.run((db) => keepProjects(db, listed, nowOf(line)));
  return listed;
}

export async function keepProjects(db: SiteDatabase, listed: FieldProject[], at: Instant): Promise<void> {
  await db.transaction("rw", [db.projects, db.records, db.cursors], async () => {
    const kept = new Set(listed.map((project) => project.project_id));
    const gone = (await db.projects.toCollection().primaryKeys()).filter((id) => !kept.has(id));
    for (const id of gone) await forgetProject(db, id);
    await db.projects.bulkPut(listed.map((project) => ({ ...project, fetched_at: at })));
  });
}

async function forgetProject(db: SiteDatabase, id: number): Promise<void> {
  await db.records.where({ project_id: id }).delete();
  await db.cursors.delete(id);
  await db.projects.delete(id);
}

export async function pullProject(line: Line, projectId: number): Promise<void> {
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const from = (await line.storage.run((db) => db.cursors.get(projectId))) ?? begin(projectId);
    const told = await fetchPage(line, from);
    if (!told) return;
    const isKept = await line.storage.run((db) => keepPage(db, from, told, nowOf(line)));
    if (!told.more || !isKept) return;
  }
}

const begin = (projectId: number): CursorRow => ({
  project_id: projectId,
  cursor: 0,
  scope: "",
  pulled_at: null,
});

/** null: nothing for this phone now (revoked, or not yet known to a restored server). */
async function fetchPage(line: Line, from: CursorRow): Promise<FeedPage | null> {
  const asked = new URLSearchParams({
    project: String(from.project_id),
    device: line.device,
    cursor: String(from.cursor),
    scope: from.scope,
    limit: String(PAGE),
  });
  try {
    return requireProtocol<FeedPage>(await ask(line, `/api/field/feed?${asked}`));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.code === "field.device_is_revoked") {
      await line.storage.run((db) => keepFact(db, "revoked", true));
      await wipe(line.storage);
    } else if (error.status === 404)
      await line.storage.run((db) =>
        db.transaction("rw", [db.projects, db.records, db.cursors], () => forgetProject(db, from.project_id)),
      );
    else if (error.code !== "field.device_unknown") throw error;
    return null;
  }
}

/**
 * Stores a page and moves the cursor, both or neither. `from` is what the page was asked with: when the store has
 * gone on meanwhile (another tab), the page is old and dropped. Answers whether it was kept.
 */
export async function keepPage(
  db: SiteDatabase,
  from: CursorRow,
  page: FeedPage,
  at: Instant,
): Promise<boolean> {
  return db.transaction("rw", db.records, db.cursors, async () => {
    const present = (await db.cursors.get(from.project_id)) ?? begin(from.project_id);
    if (present.cursor !== from.cursor || present.scope !== from.scope) return false;
    if (page.visible) await keepVisible(db, from.project_id, page.visible);
    await keepRecords(db, from.project_id, page.records);
    await db.cursors.put({
      project_id: from.project_id,
      cursor: page.visible ? 0 : page.cursor,
      scope: page.scope,
      pulled_at: page.more ? present.pulled_at : at,
    });
    return true;
  });
}

/** Another scope: what he may see stays readable until it is read anew, the rest goes at once. */
async function keepVisible(
  db: SiteDatabase,
  projectId: number,
  visible: Record<string, string[]>,
): Promise<void> {
  const keeps = new Set(Object.entries(visible).flatMap(([kind, ids]) => ids.map((id) => `${kind}:${id}`)));
  await db.records
    .where({ project_id: projectId })
    .filter((row) => row.value === null || !keeps.has(`${row.kind}:${row.id}`))
    .delete();
  // What stays is read anew from 0, also by a server whose numbers began again.
  await db.records.where({ project_id: projectId }).modify({ sequence: 0 });
}

async function keepRecords(db: SiteDatabase, projectId: number, records: FeedRecord[]): Promise<void> {
  const keys = records.map(({ kind, id }): [number, string, string] => [projectId, kind, id]);
  const present = await db.records.bulkGet(keys);
  const known = new Map<string, RecordRow>(
    present.flatMap((row) => (row ? [[`${row.kind}:${row.id}`, row] as const] : [])),
  );
  for (const record of records) {
    const key = `${record.kind}:${record.id}`;
    const newer = newerOf(known.get(key), rowOf(projectId, record));
    known.set(key, newer);
  }
  await db.records.bulkPut([...known.values()]);
}

/** Of two states of a record the one with the higher number of the server; equal: the one that came last. */
export function newerOf(present: RecordRow | undefined, incoming: RecordRow): RecordRow {
  return present && present.sequence > incoming.sequence ? present : incoming;
}

/** What is gone keeps its number, so that an old page cannot bring it back. */
const rowOf = (project_id: number, { kind, id, version, sequence, value }: FeedRecord): RecordRow => ({
  project_id,
  kind,
  id,
  version,
  sequence,
  value,
});
