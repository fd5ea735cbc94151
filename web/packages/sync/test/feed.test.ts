import "fake-indexeddb/auto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CursorRow,
  type FeedPage,
  keepPage,
  newerOf,
  pullEverything,
  type RecordRow,
  recordsOf,
  Unreachable,
} from "../src/index.ts";
import { FakeServer, fieldProject } from "./fake-server.ts";
import { phone } from "./site.ts";

const valuesOf = async (mine: ReturnType<typeof phone>, projectId = 1) => {
  const rows = await mine.storage.run((db) => recordsOf(db, projectId, "activity"));
  return Object.fromEntries(rows.map((row) => [row.id, (row.value as unknown as { n: number }).n]));
};

const page = (changes: Partial<FeedPage>): FeedPage => ({
  protocol: 1,
  server_epoch: "e",
  project_id: 1,
  scope: "s",
  visible: null,
  records: [],
  cursor: 0,
  more: false,
  ...changes,
});

const from = (cursor: number, scope = "s"): CursorRow => ({ project_id: 1, cursor, scope, pulled_at: null });

const record = (id: string, sequence: number, n: number | null) => ({
  kind: "activity",
  id,
  version: sequence,
  sequence,
  value: n === null ? null : { n },
});

describe("the feed", () => {
  it("brings everything over several pages, then only what changed", async () => {
    const server = new FakeServer();
    server.pageSize = 3;
    for (let n = 1; n <= 10; n += 1) server.put("activity", `a${n}`, { n });
    const mine = phone(server);

    await pullEverything(mine.line);
    expect(Object.keys(await valuesOf(mine))).toHaveLength(10);

    server.put("activity", "a3", { n: 33 });
    server.put("activity", "a4", null);
    server.requests = [];
    await pullEverything(mine.line);

    expect(await valuesOf(mine)).toMatchObject({ a3: 33, a5: 5 });
    expect(Object.keys(await valuesOf(mine))).not.toContain("a4");
    expect(server.requests.filter((one) => one.path === "/api/field/feed")).toHaveLength(1);
  });

  it("goes on after a broken line where it stopped", async () => {
    const server = new FakeServer();
    server.pageSize = 2;
    for (let n = 1; n <= 6; n += 1) server.put("activity", `a${n}`, { n });
    const mine = phone(server);

    server.faults = ["none", "none", "none", "answer lost"];
    await expect(pullEverything(mine.line)).rejects.toThrow(Unreachable);
    expect(Object.keys(await valuesOf(mine))).toHaveLength(2);

    await pullEverything(mine.line);
    expect(Object.keys(await valuesOf(mine))).toHaveLength(6);
  });

  it("moves its cursor only together with the page", async () => {
    const mine = phone(new FakeServer());
    const broken = page({ records: [{ kind: "activity", id: "a" } as never, null as never], cursor: 9 });

    await expect(mine.storage.run((db) => keepPage(db, from(0, ""), broken, "now"))).rejects.toThrow();

    expect(await mine.storage.run((db) => db.cursors.get(1))).toBeUndefined();
    expect(await mine.storage.run((db) => db.records.count())).toBe(0);
  });

  it("drops a page that was asked for before the store went on", async () => {
    const mine = phone(new FakeServer());
    const keep = (asked: CursorRow, told: FeedPage) =>
      mine.storage.run((db) => keepPage(db, asked, told, "now"));
    await keep(from(0, ""), page({ records: [record("a", 5, 5)], cursor: 5 }));
    await keep(from(5), page({ records: [record("a", 9, 9)], cursor: 9 }));

    const isKept = await keep(from(5), page({ records: [record("a", 7, 7)], cursor: 7 }));

    expect(isKept).toBe(false);
    expect(await valuesOf(mine)).toEqual({ a: 9 });
    expect((await mine.storage.run((db) => db.cursors.get(1)))!.cursor).toBe(9);
  });

  it("never puts an older state of a record over a newer one, in whatever order pages come", () => {
    const states = fc.array(fc.record({ sequence: fc.nat(50), n: fc.option(fc.nat(9), { nil: null }) }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(states, (told) => {
        const rows = told.map((one) => record("a", one.sequence, one.n) as unknown as RecordRow);
        const last = rows.reduce<RecordRow | undefined>((present, row) => newerOf(present, row), undefined)!;
        expect(last.sequence).toBe(Math.max(...rows.map((row) => row.sequence)));
        expect(newerOf(last, last)).toBe(last);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps within one page the last state, and what is gone is not brought back by an older page", async () => {
    const mine = phone(new FakeServer());
    const keep = (asked: CursorRow, told: FeedPage) =>
      mine.storage.run((db) => keepPage(db, asked, told, "now"));
    await keep(
      from(0, ""),
      page({ records: [record("a", 8, 8), record("a", 6, 6), record("b", 7, null)], cursor: 8 }),
    );
    await keep(from(8), page({ records: [record("b", 5, 5)], cursor: 8 }));

    expect(await valuesOf(mine)).toEqual({ a: 8 });
  });
});

describe("another scope", () => {
  it("removes what may no longer be seen at once and reads the rest anew", async () => {
    const server = new FakeServer();
    server.put("activity", "mine", { n: 1 });
    server.put("activity", "his", { n: 2 });
    const mine = phone(server);
    await pullEverything(mine.line);
    expect(await valuesOf(mine)).toEqual({ mine: 1, his: 2 });

    server.scope = "scope-2";
    server.records = server.records.filter((one) => one.id !== "his");
    server.put("activity", "new", { n: 3 });
    server.faults = ["none", "none", "request lost"];
    await expect(pullEverything(mine.line)).rejects.toThrow(Unreachable);
    expect(await valuesOf(mine)).toEqual({ mine: 1 });

    await pullEverything(mine.line);
    expect(await valuesOf(mine)).toEqual({ mine: 1, new: 3 });
  });

  it("of a restored server, whose numbers began again, wins over what is on the phone", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    server.put("activity", "a", { n: 1 });
    const restore = server.backup();
    for (let n = 2; n <= 9; n += 1) server.put("activity", "a", { n });
    await mine.push();
    await pullEverything(mine.line);
    expect(await valuesOf(mine)).toEqual({ a: 9 });

    restore();
    server.put("activity", "b", { n: 5 });
    await mine.push();
    await pullEverything(mine.line);

    expect(await valuesOf(mine)).toEqual({ a: 1, b: 5 });
  });

  it("without a project removes all of it", async () => {
    const server = new FakeServer();
    server.projects = [fieldProject(1), fieldProject(2)];
    server.put("activity", "a", { n: 1 });
    const mine = phone(server);
    await pullEverything(mine.line);
    expect(await valuesOf(mine, 2)).toEqual({ a: 1 });

    server.projects = [fieldProject(1)];
    await pullEverything(mine.line);

    expect(await valuesOf(mine, 2)).toEqual({});
    expect(await valuesOf(mine)).toEqual({ a: 1 });
  });
});

describe("a revoked phone", () => {
  it("gets no data, loses what it had read, and keeps what was entered on it", async () => {
    const server = new FakeServer();
    server.put("activity", "a", { n: 1 });
    const mine = phone(server);
    await mine.push();
    await pullEverything(mine.line);
    await mine.report(0.4);

    server.isRevoked = true;
    await mine.push();
    await pullEverything(mine.line);

    expect(await valuesOf(mine)).toEqual({});
    expect(await mine.states()).toEqual(["parked"]);
    const [row] = await mine.storage.run((db) => db.operations.toArray());
    expect(row!.wire!.changes).toEqual({ percent: [null, 0.4] });
  });
});
