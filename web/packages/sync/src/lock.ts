/** One flusher per device, whatever number of tabs: Web Locks, else a lease row that is renewed while it is held. */
import { uuid7 } from "./ids.ts";
import type { Storage } from "./storage.ts";

export interface Locks {
  request<Result>(
    name: string,
    options: { ifAvailable: true },
    work: (lock: unknown) => Promise<Result>,
  ): Promise<Result>;
}

const NAME = "headway-site-flusher";
export const LEASE_MS = 30_000;

/** Runs `work` if nobody else on this device runs it now; null when somebody does. */
export async function alone<Result>(
  storage: Storage,
  locks: Locks | undefined,
  work: () => Promise<Result>,
  nowMs: () => number = Date.now,
): Promise<Result | null> {
  if (locks) return locks.request(NAME, { ifAvailable: true }, async (lock) => (lock ? work() : null));
  return underLease(storage, work, nowMs);
}

interface Lease {
  holder: string;
  until_ms: number;
}

async function underLease<Result>(
  storage: Storage,
  work: () => Promise<Result>,
  nowMs: () => number,
): Promise<Result | null> {
  const holder = uuid7();
  if (!(await takeLease(storage, holder, nowMs()))) return null;
  const renewal = setInterval(() => void takeLease(storage, holder, nowMs()).catch(() => {}), LEASE_MS / 3);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await storage.run((db) => db.meta.delete("lease")).catch(() => {});
  }
}

async function takeLease(storage: Storage, holder: string, nowMs: number): Promise<boolean> {
  return storage.run((db) =>
    db.transaction("rw", db.meta, async () => {
      const present = (await db.meta.get("lease"))?.value as Lease | undefined;
      // A lease far in the future was written under a wrong clock: it holds nobody up.
      const isHeld = present && present.until_ms > nowMs && present.until_ms - nowMs <= LEASE_MS * 2;
      if (isHeld && present.holder !== holder) return false;
      await db.meta.put({ key: "lease", value: { holder, until_ms: nowMs + LEASE_MS } satisfies Lease });
      return true;
    }),
  );
}
