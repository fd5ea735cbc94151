/* The client of the field app without a browser: the real outbox and the real exchange over a real connection. */
import "fake-indexeddb/auto";
import { request } from "node:http";
import { createInterface } from "node:readline";
import {
  type Fetch,
  type Line,
  openDevice,
  phoneClock,
  pullEverything,
  pushOutbox,
  SiteDatabase,
  Storage,
  saveOperation,
  uuid7,
} from "../../web/packages/sync/src/index.ts";

interface Begin {
  port: number;
  cookie: string;
  csrf: string;
  user: string;
}

const storage = new Storage(() => new SiteDatabase("bench"));
const clock = phoneClock(null);
let line: Line | null = null;

/** One connection for each request, so that a cut after a byte is a cut of this request. */
const fetcherOf =
  ({ port, cookie }: Begin): Fetch =>
  (path, init) =>
    new Promise((resolve, reject) => {
      const headers = { ...(init.headers as Record<string, string>), Cookie: cookie };
      const asked = request({ port, path, method: init.method, headers, agent: false }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => {
          if (!answer.complete) return reject(new Error("cut"));
          const told = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
          resolve(new Response(Buffer.concat(parts), { status: answer.statusCode, headers: told as [string, string][] }));
        });
      });
      asked.on("error", reject);
      asked.end(init.body as string | undefined);
    });

async function begin(told: Begin): Promise<unknown> {
  const memory = { read: () => null, write: () => {} };
  const { device } = await openDevice(storage, memory);
  const fetcher = fetcherOf(told);
  line = { storage, clock, device, appVersion: "0.5.0", userId: told.user, fetcher, csrf: told.csrf };
  return { device };
}

async function report(told: { project: number; activity: number; day: string; note: string }): Promise<unknown> {
  const entry = {
    kind: "report",
    record: { kind: "fact", id: uuid7() },
    project_id: told.project,
    changes: {
      activity_id: [null, told.activity],
      day: [null, told.day],
      percent: [null, 0.5],
      note: [null, told.note],
    } as never,
    title: told.note,
  };
  const author = { user_id: line!.userId, reporter: "" };
  const row = await saveOperation(storage, author, entry, { clock, appVersion: "0.5.0" });
  return { op_id: row.op_id, state: row.state };
}

async function states(): Promise<unknown> {
  const rows = await storage.run((db) => db.operations.toArray());
  return Object.fromEntries(rows.map((row) => [row.op_id, row.state]));
}

const cursors = () => storage.run((db) => db.cursors.toArray());

const DO: Record<string, (told: never) => Promise<unknown>> = {
  begin,
  report,
  states,
  cursors,
  push: () => pushOutbox(line!),
  pull: () => pullEverything(line!),
};

for await (const text of createInterface({ input: process.stdin })) {
  const [name, told] = JSON.parse(text) as [string, never];
  try {
    console.log(JSON.stringify({ done: (await DO[name]!(told)) ?? null }));
  } catch (error) {
    console.log(JSON.stringify({ failed: (error as Error).name, text: String(error) }));
  }
}
