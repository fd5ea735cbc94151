/** Who this phone is to the server: a device, and for each person an epoch with a sequence of numbers. */
import type { SiteDatabase } from "./database.ts";
import { uuid7 } from "./ids.ts";
import type { StreamRow } from "./rows.ts";
import type { Storage } from "./storage.ts";

const DEVICE_KEY = "headway.site.device";

/** Survives the loss of the database in most browsers, so that a phone found empty is still known as itself. */
export interface DeviceMemory {
  read(): string | null;
  write(device: string): void;
}

export const localMemory: DeviceMemory = {
  read: () => guarded(() => localStorage.getItem(DEVICE_KEY)) ?? null,
  write: (device) => guarded(() => localStorage.setItem(DEVICE_KEY, device)),
};

function guarded<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined; // private browsing: the database alone knows the device
  }
}

export interface DeviceState {
  device: string;
  /** The database was empty although this phone has reported before: the app says so. */
  wasEmptied: boolean;
}

/** The device of this store; a store found empty keeps the name of the phone and begins new epochs. */
export async function openDevice(storage: Storage, memory: DeviceMemory = localMemory): Promise<DeviceState> {
  return storage.run((db) =>
    db.transaction("rw", db.meta, async () => {
      const kept = (await db.meta.get("device"))?.value as string | undefined;
      const remembered = memory.read();
      const device = kept ?? remembered ?? uuid7();
      if (!kept) await db.meta.put({ key: "device", value: device });
      if (remembered !== device) memory.write(device);
      return { device, wasEmptied: !kept && remembered !== null };
    }),
  );
}

/** The person's sequence, begun when there is none. */
export async function ensureStream(db: SiteDatabase, userId: string): Promise<StreamRow> {
  return db.transaction("rw", db.streams, async () => {
    const stream = await db.streams.get(userId);
    if (stream) return stream;
    const begun = { user_id: userId, epoch: uuid7(), last_seq: 0 };
    await db.streams.put(begun);
    return begun;
  });
}

/** The next number of a person's sequence. Inside the transaction that stores the operation. */
export async function takeNumber(db: SiteDatabase, userId: string): Promise<StreamRow> {
  const stream = (await db.streams.get(userId)) ?? { user_id: userId, epoch: uuid7(), last_seq: 0 };
  const next = { ...stream, last_seq: stream.last_seq + 1 };
  await db.streams.put(next);
  return next;
}
