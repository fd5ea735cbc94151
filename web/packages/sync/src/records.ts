/** Reading what the server sent, from the phone. */
import type { SiteDatabase } from "./database.ts";
import type { KeptRecord, RecordKindName, ValuesByKind } from "./values.ts";

export async function recordsOf<Kind extends RecordKindName>(
  db: SiteDatabase,
  projectId: number,
  kind: Kind,
): Promise<KeptRecord<ValuesByKind[Kind]>[]> {
  const rows = await db.records.where({ project_id: projectId, kind }).toArray();
  return rows.flatMap(({ id, version, value }) =>
    value ? [{ kind, id, version, value: value as unknown as ValuesByKind[Kind] }] : [],
  );
}

export async function recordOf<Kind extends RecordKindName>(
  db: SiteDatabase,
  projectId: number,
  kind: Kind,
  id: string,
): Promise<KeptRecord<ValuesByKind[Kind]> | null> {
  const row = await db.records.get([projectId, kind, id]);
  if (!row?.value) return null;
  return { kind, id, version: row.version, value: row.value as unknown as ValuesByKind[Kind] };
}
