/** What this phone knows about its server and itself, one row each: typed access to the table `meta`. */
import type { ClockMark } from "./clock.ts";
import type { SiteDatabase } from "./database.ts";

export interface Facts {
  device: string;
  clock: ClockMark;
  server_epoch: string;
  /** How far the phone's clock is ahead of the server's, as of the last exchange. */
  clock_offset_ms: number;
  /** The office has revoked this phone: no new data; what is on it may be exported. */
  revoked: boolean;
  /** The server speaks a newer schema than this app: update first. */
  must_update: boolean;
  last_exchange_at: string;
  wifi_only: boolean;
}

export async function fact<Name extends keyof Facts>(
  db: SiteDatabase,
  name: Name,
): Promise<Facts[Name] | null> {
  return ((await db.meta.get(name))?.value as Facts[Name] | undefined) ?? null;
}

export async function keepFact<Name extends keyof Facts>(
  db: SiteDatabase,
  name: Name,
  value: Facts[Name],
): Promise<void> {
  await db.meta.put({ key: name, value });
}

/** The server's time as this phone reckons it: for keeping and deleting, where a wrong clock would lose something. */
export async function serverNowMs(db: SiteDatabase, wallMs: number): Promise<number> {
  return wallMs - ((await fact(db, "clock_offset_ms")) ?? 0);
}
