import { liveQuery } from "dexie";
import type { SiteDatabase } from "./database.ts";
import type { Storage } from "./storage.ts";

export interface Observer<Value> {
  next: (value: Value) => void;
  error: (failure: unknown) => void;
}

/** Answers now and again whenever what the query read has changed, in this tab or another; returns how to stop. */
export function observe<Value>(
  storage: Storage,
  query: (db: SiteDatabase) => Promise<Value>,
  observer: Observer<Value>,
): () => void {
  const subscription = liveQuery(() => storage.run(query)).subscribe(observer);
  return () => subscription.unsubscribe();
}
