/** The one door to IndexedDB: it closes, opens again and retries once, else says so aloud. Nothing is swallowed. */
import { SiteDatabase } from "./database.ts";
import { beginLog, type Reserve } from "./reserve.ts";
import { Told } from "./told.ts";

/** The phone did not keep what was given to it. The page stays open, what was typed is still in it. */
export class StorageFailed extends Error {
  override name = "StorageFailed";
}

/** No room: a photo is refused before it is taken; entries are never thrown away to make room. */
export class StorageFull extends Error {
  override name = "StorageFull";
}

export type StorageFault = "failed" | "full";

export class Storage {
  /** What the red banner says; null while the store keeps what it is given. */
  readonly fault = new Told<StorageFault | null>(null);
  private database: SiteDatabase;
  private reserve: Reserve | null = null;
  private mending: Promise<void> | null = null;
  /** What comes next would stand behind an entry that was cut off. */
  private isTorn = false;

  constructor(private readonly open: () => SiteDatabase = () => new SiteDatabase()) {
    this.database = open();
  }

  get db(): SiteDatabase {
    return this.database;
  }

  /** From now on a full disk finds `reserve`. A missing one was given back in an earlier life: the log is begun anew. */
  async hold(reserve: Reserve | null): Promise<void> {
    this.reserve = reserve;
    if (!reserve || (await reserve.isHeld())) return;
    if (await reserve.hold()) await this.run(beginLog);
  }

  /** Whether a photo may be taken: the reserve is for what is written, and is held again when there is room. */
  async hasRoom(): Promise<boolean> {
    return this.reserve ? this.reserve.hold() : true;
  }

  /** Runs `work` on the store; after a lost connection once more on a new one. Raises StorageFailed or StorageFull. */
  async run<Result>(work: (db: SiteDatabase) => Promise<Result>): Promise<Result> {
    try {
      if (this.isTorn) await this.mend();
      return this.fine(await work(this.database));
    } catch (error) {
      if (!isFull(error) && !isLost(error)) throw error;
      if (isFull(error) && !this.reserve) throw this.broken("full", new StorageFull(messageOf(error)));
    }
    try {
      await this.mend();
      return this.fine(await work(this.database));
    } catch (error) {
      if (isFull(error)) throw this.broken("full", new StorageFull(messageOf(error)));
      throw this.broken("failed", new StorageFailed(messageOf(error)));
    }
  }

  close(): void {
    this.database.close();
  }

  /** One for all who ask; begun outside of any query that is being observed, which may not write. */
  private mend(): Promise<void> {
    this.mending ??= new Promise<void>((resolve, reject) => {
      setTimeout(() => this.openAnew().then(resolve, reject));
    }).finally(() => {
      this.mending = null;
    });
    return this.mending;
  }

  private async openAnew(): Promise<void> {
    this.isTorn = this.reserve !== null;
    // Without room it stays closed: what is written behind the cut is lost, with all that stands before it.
    if (this.reserve && !(await this.reserve.release())) throw new StorageFull("no room");
    this.database.close();
    this.database = this.open();
    await this.database.open();
    if (this.reserve) await beginLog(this.database);
    this.isTorn = false;
  }

  private fine<Result>(result: Result): Result {
    if (this.fault.value) setTimeout(() => void this.probe());
    return result;
  }

  /** Reading alone does not say that the store keeps again what it is given. */
  private async probe(): Promise<void> {
    try {
      await this.database.meta.put({ key: "probe", value: Date.now() });
      this.fault.tell(null);
    } catch {
      // the fault stands, and is told already
    }
  }

  private broken<Failure extends Error>(fault: StorageFault, failure: Failure): Failure {
    this.fault.tell(fault);
    return failure;
  }
}

/** iOS drops the connection of an app that was in the background; these are the names under which it shows. */
const LOST = new Set([
  "InvalidStateError",
  "DatabaseClosedError",
  "UnknownError",
  "TransactionInactiveError",
  "AbortError",
  "OpenFailedError",
  "TimeoutError",
  "ReadBackDiffers",
]);

const namesOf = (error: unknown): string[] => {
  const named = error as { name?: string; inner?: { name?: string } } | null;
  return [named?.name ?? "", named?.inner?.name ?? ""];
};

const isLost = (error: unknown): boolean => namesOf(error).some((name) => LOST.has(name));
// Chromium calls a photo that the disk did not take a DataError "Failed to write blobs (IOError)". Opening anew is no
// answer to it: a store that Chromium cannot open on a full disk it takes for damaged, and deletes (docs/reliability.md).
const isFull = (error: unknown): boolean =>
  error instanceof StorageFull ||
  namesOf(error).includes("QuotaExceededError") ||
  /IOError|full disk/i.test(messageOf(error));
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What was read back is not what was written. */
export class ReadBackDiffers extends Error {
  override name = "ReadBackDiffers";
}
