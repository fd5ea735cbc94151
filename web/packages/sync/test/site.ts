/** A phone of a foreman for tests: a store of its own, a clock that can be moved, a line to the fake server. */
import {
  type Clock,
  type Entry,
  type Line,
  pushOutbox,
  SiteDatabase,
  Storage,
  saveOperation,
  uuid7,
} from "../src/index.ts";
import type { FakeServer } from "./fake-server.ts";

export interface Phone {
  storage: Storage;
  line: Line;
  clock: Clock & { movedMs: number };
  report(percent: number, changes?: Partial<Entry>): Promise<string>;
  push(): Promise<void>;
  states(): Promise<string[]>;
}

let phones = 0;

export function phone(server: FakeServer, userId = "user-1", name = `phone-${++phones}`): Phone {
  const storage = new Storage(() => new SiteDatabase(name));
  const clock = movableClock();
  const line: Line = {
    storage,
    clock,
    device: "0192-device",
    appVersion: "0.5.0",
    userId,
    fetcher: server.fetch,
    csrf: server.csrf,
  };
  return {
    storage,
    line,
    clock,
    async report(percent, changes = {}) {
      const entry: Entry = {
        kind: "report",
        record: { kind: "fact", id: uuid7() },
        project_id: 1,
        changes: { percent: [null, percent] },
        title: `5层 给排水立管 ${percent * 100} %`,
        ...changes,
      };
      const row = await saveOperation(storage, { user_id: userId, reporter: "" }, entry, {
        clock,
        appVersion: "0.5.0",
      });
      return row.op_id;
    },
    push: async () => void (await pushOutbox(line)),
    states: async () =>
      (await storage.run((db) => db.operations.orderBy("op_id").toArray())).map((row) => row.state),
  };
}

function movableClock(): Phone["clock"] {
  const started = performance.now();
  return {
    movedMs: 0,
    wallMs() {
      return Date.now() + this.movedMs;
    },
    monotonicMs: () => Math.round(performance.now() - started),
    timeZone: () => "Asia/Shanghai",
  };
}
