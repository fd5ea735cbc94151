/** Room on the phone: 80 % warns, full refuses new photos before they are taken, entries are always taken. */
import type { StorageState } from "../protocol.ts";

export const WARN_AT = 0.8;
/** Below this a photo and its entry may not both fit. */
const RESERVE_BYTES = 20_000_000;
/** Photos of one phone that the server would take (config there); more than a phone should ever hold back. */
export const MOST_PHOTO_BYTES = 2_000_000_000;

export interface Room extends StorageState {
  /** Share of the quota in use, 0–1. */
  share: number;
  isNearlyFull: boolean;
  isFull: boolean;
}

export function classifyRoom(state: StorageState): Room {
  const { used_bytes, quota_bytes } = state;
  const share = quota_bytes > 0 ? used_bytes / quota_bytes : 0;
  const isFull = quota_bytes > 0 && quota_bytes - used_bytes < Math.min(RESERVE_BYTES, quota_bytes * 0.02);
  return { ...state, share, isNearlyFull: share >= WARN_AT, isFull };
}

export async function measureRoom(): Promise<Room> {
  const manager = globalThis.navigator?.storage;
  const estimate = (await manager?.estimate?.().catch(() => null)) ?? {};
  const persisted = (await manager?.persisted?.().catch(() => false)) ?? false;
  return classifyRoom({
    used_bytes: estimate.usage ?? 0,
    quota_bytes: estimate.quota ?? 0,
    is_persisted: persisted,
  });
}

/** Asks the browser not to clear this store by itself; false when it refuses, which the app shows. */
export async function askToPersist(): Promise<boolean> {
  const manager = globalThis.navigator?.storage;
  return (await manager?.persist?.().catch(() => false)) ?? false;
}
