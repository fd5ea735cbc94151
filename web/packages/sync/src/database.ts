import Dexie, { type Table } from "dexie";
import type {
  ContentRow,
  CursorRow,
  DraftRow,
  MetaRow,
  OperationRow,
  PhotoRow,
  ProjectRow,
  RecordRow,
  StreamRow,
  VaultRow,
} from "./rows.ts";

export const DATABASE_NAME = "headway-site";

/** The store of one browser. Tables are used through `Storage.run` only, which heals a lost connection. */
export class SiteDatabase extends Dexie {
  declare meta: Table<MetaRow, string>;
  declare streams: Table<StreamRow, string>;
  declare operations: Table<OperationRow, string>;
  declare photos: Table<PhotoRow, string>;
  declare contents: Table<ContentRow, string>;
  declare records: Table<RecordRow, [number, string, string]>;
  declare cursors: Table<CursorRow, number>;
  declare projects: Table<ProjectRow, number>;
  declare drafts: Table<DraftRow, string>;
  declare vaults: Table<VaultRow, string>;

  constructor(name: string = DATABASE_NAME) {
    // strict: a commit is on the disk before it is told, also when the battery ends.
    super(name, { chromeTransactionDurability: "strict" });
    this.version(1).stores({
      meta: "&key",
      streams: "&user_id",
      operations: "&op_id, [user_id+state], [user_id+epoch+seq], record, settled_at",
      photos: "&sha256, [user_id+state], state",
      contents: "&sha256",
      records: "&[project_id+kind+id], [project_id+kind], project_id",
      cursors: "&project_id",
      projects: "&project_id",
      drafts: "&key, user_id",
      vaults: "&user_id",
    });
  }
}
