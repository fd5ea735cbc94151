import "fake-indexeddb/auto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answered,
  batchesOf,
  MOST_BATCH_BYTES,
  MOST_IN_BATCH,
  NotOurServer,
  type OperationRow,
  openOperations,
  openVault,
  pendingOf,
  pushOutbox,
  ServerBusy,
  SignedOut,
  sealAndLeave,
  tidySent,
  Unreachable,
  unsealAll,
} from "../src/index.ts";
import { FakeServer, type Fault } from "./fake-server.ts";
import { phone } from "./site.ts";

const rowsOf = (mine: ReturnType<typeof phone>): Promise<OperationRow[]> =>
  mine.storage.run((db) => db.operations.orderBy("op_id").toArray());

describe("what was saved", () => {
  it("is on the phone, numbered from 1, before anybody is told that it is saved", async () => {
    const mine = phone(new FakeServer());

    await mine.report(0.4);
    await mine.report(0.5);

    const rows = await rowsOf(mine);
    expect(rows.map((row) => [row.seq, row.state])).toEqual([
      [1, "waiting"],
      [2, "waiting"],
    ]);
    expect(rows[0]!.epoch).toBe(rows[1]!.epoch);
    expect(rows[0]!.op_id < rows[1]!.op_id).toBe(true);
  });

  it("keeps Han beyond the first plane and emoji as they were typed", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    const opId = await mine.report(0.4, { changes: { note: [null, "𠮷野家前 👷‍♀️ 3#楼"] } });

    await mine.push();

    expect(server.log.get(opId)!.op.changes.note).toEqual([null, "𠮷野家前 👷‍♀️ 3#楼"]);
  });

  it("leaves the outbox only by an answer of the server", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    await mine.report(0.4);

    server.faults = ["request lost"];
    await expect(mine.push()).rejects.toThrow(Unreachable);
    expect(await mine.states()).toEqual(["sent"]);

    await mine.push();
    expect(await mine.states()).toEqual(["applied"]);
  });

  it.each<[Fault, unknown]>([
    ["captive portal", NotOurServer],
    ["portal json", NotOurServer],
    ["bad gateway", ServerBusy],
    ["busy", ServerBusy],
    ["request lost", Unreachable],
    ["answer lost", Unreachable],
  ])("stays through: %s", async (fault, failure) => {
    const server = new FakeServer();
    const mine = phone(server);
    await mine.report(0.4);

    server.faults = [fault];
    await expect(mine.push()).rejects.toThrow(failure as new () => Error);

    expect(await mine.storage.run((db) => openOperations(db, "user-1"))).toHaveLength(1);
    await mine.push();
    expect(await mine.states()).toEqual(["applied"]);
    expect(server.log.size).toBe(1);
  });

  it("waits for the password after a 401, and is dropped by none", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    await mine.report(0.4);

    server.faults = ["signed out"];
    await expect(mine.push()).rejects.toThrow(SignedOut);
    expect(await mine.states()).toEqual(["waiting"]);

    await mine.push();
    expect(await mine.states()).toEqual(["applied"]);
  });

  it("is entered once although its answer was lost", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    await mine.report(0.4);

    server.faults = ["answer lost"];
    await expect(mine.push()).rejects.toThrow(Unreachable);
    await mine.push();

    expect(server.log.size).toBe(1);
    expect(await mine.states()).toEqual(["applied"]);
  });
});

describe("one that cannot be read by the server", () => {
  it("blocks none of the others and stays with its reason", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    const ids = [];
    for (let number = 1; number <= 9; number += 1) ids.push(await mine.report(number / 10));
    server.unreadable.add(ids[3]!);

    await mine.push();

    const rows = await rowsOf(mine);
    expect(rows.map((row) => row.state)).toEqual([
      ...Array(3).fill("applied"),
      "waiting",
      ...Array(5).fill("held"),
    ]);
    expect(rows[3]!.trail.at(-1)).toMatchObject({ step: "failed", text: "cannot be read" });
    expect(rows[3]!.wire!.changes).toEqual({ percent: [null, 0.4] });

    server.unreadable.clear();
    await mine.push();
    await mine.push();
    expect(new Set(await mine.states())).toEqual(new Set(["applied"]));
    expect([...server.log.keys()]).toEqual(ids);
  });

  it("is answered as parked and does not hold up what follows", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    const first = await mine.report(0.4);
    await mine.report(0.5);
    server.parks.add(first);

    await mine.push();

    expect(await mine.states()).toEqual(["parked", "applied"]);
  });
});

describe("what the server holds", () => {
  it("stays in the outbox until the one before it has come", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    await mine.report(0.4);
    await mine.report(0.5);
    const [first] = await rowsOf(mine);
    await mine.storage.run((db) => db.operations.delete(first!.op_id));

    await mine.push();
    expect(await mine.states()).toEqual(["held"]);

    await mine.storage.run((db) => db.operations.put(first!));
    await mine.push();
    expect(await mine.states()).toEqual(["applied", "applied"]);
    expect([...server.log.values()].map((taken) => taken.op.seq)).toEqual([1, 2]);
  });
});

describe("a server restored from a backup", () => {
  it("is offered again what it has forgotten, and takes it once", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    await mine.report(0.1);
    await mine.push();
    const before = (await rowsOf(mine))[0]!.epoch;
    const restore = server.backup();
    await mine.report(0.2);
    await mine.report(0.3);
    await mine.push();
    expect(server.log.size).toBe(3);

    restore();
    expect(server.log.size).toBe(1);
    await mine.report(0.4);
    await mine.push();

    expect([...server.log.values()].map((taken) => taken.op.changes.percent![1])).toEqual([
      0.1, 0.2, 0.3, 0.4,
    ]);
    expect(new Set(await mine.states())).toEqual(new Set(["applied"]));
    const rows = await rowsOf(mine);
    expect(rows[1]!.trail.map((line) => line.step)).toContain("reoffered");
    expect(rows.map((row) => row.seq)).toEqual([1, 2, 3, 4]);
    expect(rows.map((row) => row.epoch)).not.toContain(before);
  });

  it("waits for no number that is in nobody's memory any more", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    const restore = server.backup(); // older than what this phone keeps of what it has sent
    const forgotten = await mine.report(0.1);
    await mine.report(0.2);
    await mine.push();
    await mine.storage.run((db) => db.operations.delete(forgotten));

    restore();
    await mine.report(0.3);
    await mine.push();

    expect(await mine.states()).toEqual(["applied", "applied"]);
  });

  it("is offered what others have entered on this phone in a new epoch of theirs, sealed or not", async () => {
    const server = new FakeServer();
    const his = phone(server, "user-1", "shared");
    const pin = { kind: "pin", text: "402718" } as const;
    await openVault(his.storage, "user-1", {}, pin);
    const restore = server.backup();
    const forgotten = await his.report(0.1);
    await his.report(0.2);
    await his.push();
    await his.storage.run((db) => db.operations.delete(forgotten));
    await sealAndLeave(his.storage, "user-1");
    restore();
    server.account = "user-2";
    await pushOutbox({ ...his.line, userId: "user-2" });

    server.account = "user-1";
    await openVault(his.storage, "user-1", {}, pin);
    await unsealAll(his.storage, "user-1");
    await his.push();

    const rows = await rowsOf(his);
    expect(rows.map((row) => [row.state, row.seq, row.wire!.seq])).toEqual([["applied", 1, 1]]);
  });
});

describe("a phone restored from a backup", () => {
  it("goes on in a new epoch, so that no number means two entries", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    await mine.report(0.1);
    await mine.push();
    const before = await mine.storage.run(async (db) => ({
      streams: await db.streams.toArray(),
      operations: await db.operations.toArray(),
    }));
    await mine.report(0.2);
    await mine.report(0.3);
    await mine.push();

    // The backup comes back: number 2 is given a second time before the phone speaks to the server.
    await mine.storage.run(async (db) => {
      await db.operations.clear();
      await db.operations.bulkPut(before.operations);
      await db.streams.clear();
      await db.streams.bulkPut(before.streams);
    });
    await mine.report(0.9);
    await mine.push();
    await mine.report(0.95);
    await mine.push();

    const entered = [...server.log.values()].map((taken) => taken.op.changes.percent![1]);
    expect(entered).toEqual([0.1, 0.2, 0.3, 0.9, 0.95]);
    const rows = await rowsOf(mine);
    expect(rows.at(-1)!.epoch).not.toBe(before.streams[0]!.epoch);
    expect(rows.at(-1)!.seq).toBe(1);
    expect(new Set(rows.map((row) => row.state))).toEqual(new Set(["applied"]));
  });
});

describe("a phone restored with more than a batch waiting", () => {
  it("hands the rest over in the new epoch, so that what follows is not held", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    await mine.report(0);
    await mine.push();
    const epoch = (await rowsOf(mine))[0]!.epoch;
    for (let number = 1; number <= 60; number += 1) await mine.report(number / 100);
    server.watermarks.set(epoch, 100); // it had handed over more, of which this backup knows nothing

    await mine.push();
    await mine.report(0.61);
    await mine.push();

    expect(new Set(await mine.states())).toEqual(new Set(["applied"]));
    const later = (await rowsOf(mine)).filter((row) => row.epoch !== epoch);
    expect(later.map((row) => row.seq)).toEqual(Array.from({ length: 11 }, (_, index) => index + 1));
  });
});

describe("the log of what was sent", () => {
  it("is kept for thirty days by the server's time, and what is open for ever", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    await mine.report(0.1);
    await mine.push();
    await mine.report(0.2);
    const day = 86_400_000;

    await mine.storage.run((db) => tidySent(db, Date.now() + 29 * day));
    expect(await mine.states()).toEqual(["applied", "waiting"]);

    await mine.storage.run((db) => tidySent(db, Date.now() + 400 * day));
    expect(await mine.states()).toEqual(["waiting"]);
  });

  it.each([366, -366])("is not shortened by a phone whose clock goes wrong by %i days", async (days) => {
    const server = new FakeServer();
    const mine = phone(server);
    await mine.report(0.1);
    await mine.push();
    mine.clock.movedMs = days * 86_400_000;
    await mine.report(0.2);
    await mine.push();

    await mine.storage.run((db) => tidySent(db, mine.clock.wallMs()));
    expect(await mine.states()).toEqual(["applied", "applied"]);

    mine.clock.movedMs = 0;
    await mine.push();
    await mine.storage.run((db) => tidySent(db, mine.clock.wallMs()));
    expect(await mine.states()).toEqual(["applied", "applied"]);
  });
});

describe("what is pending", () => {
  it("counts entries, their oldest, and photos that wait", async () => {
    const mine = phone(new FakeServer());
    expect(await mine.storage.run((db) => pendingOf(db, "user-1"))).toEqual({
      ops: 0,
      photos: 0,
      bytes: 0,
      oldest_at: null,
    });

    await mine.report(0.1);
    await mine.report(0.2);

    const [first] = await rowsOf(mine);
    expect(await mine.storage.run((db) => pendingOf(db, "user-1"))).toMatchObject({
      ops: 2,
      oldest_at: first!.saved_at,
    });
  });
});

describe("batches", () => {
  const row = (epoch: string, seq: number, note: string): OperationRow =>
    ({
      op_id: `${String(seq).padStart(6, "0")}-${epoch}`,
      epoch,
      seq,
      state: "waiting",
      wire: { op_id: `${seq}-${epoch}`, seq, changes: { note: [null, note] } },
    }) as never;

  it("hold every open entry once, in order, one epoch each, within both limits", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ epoch: fc.constantFrom("a", "b"), size: fc.nat(90_000) }), { maxLength: 130 }),
        (entries) => {
          const seqs: Record<string, number> = { a: 0, b: 0 };
          const rows = entries.map(({ epoch, size }) => row(epoch, ++seqs[epoch]!, "x".repeat(size)));

          const batches = batchesOf([...rows].reverse());

          const sent = batches.flatMap((batch) => batch.ops.map((op) => op.op_id));
          expect([...sent].sort()).toEqual(rows.map((one) => one.wire!.op_id).sort());
          for (const batch of batches) {
            expect(batch.ops.length).toBeLessThanOrEqual(MOST_IN_BATCH);
            const bytes = batch.ops.reduce((sum, op) => sum + JSON.stringify(op).length, 0);
            if (batch.ops.length > 1) expect(bytes).toBeLessThanOrEqual(MOST_BATCH_BYTES);
            const own = batch.ops.map((op) => op.seq);
            expect(own).toEqual([...own].sort((x, y) => x - y));
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it("are settled by no answer that is not known", () => {
    const before = { ...row("a", 1, ""), trail: [] } as OperationRow;
    expect(answered(before, { op_id: "1-a", status: "queued" } as never, "now", "now")).toBe(before);
  });
});

describe("any weather", () => {
  it("leaves everything that was saved at the server exactly once and in order", async () => {
    const faults: Fault[] = [
      "none",
      "request lost",
      "answer lost",
      "captive portal",
      "bad gateway",
      "signed out",
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            { weight: 2, arbitrary: fc.constant("save" as const) },
            { weight: 3, arbitrary: fc.array(fc.constantFrom(...faults), { maxLength: 3 }) },
            { weight: 1, arbitrary: fc.constant("restore" as const) },
          ),
          { maxLength: 14 },
        ),
        async (steps) => {
          const server = new FakeServer();
          const mine = phone(server);
          const saved: string[] = [];
          const restore = server.backup();
          for (const step of steps) {
            if (step === "save") saved.push(await mine.report(saved.length / 100));
            else if (step === "restore") restore();
            else {
              server.faults = [...step];
              await mine.push().catch(() => {});
            }
          }
          server.faults = [];
          await mine.push();
          await mine.push();
          expect([...server.log.keys()]).toEqual(saved); // once each, in the order of entering
          expect(new Set(await mine.states()).size).toBeLessThanOrEqual(1);
          mine.storage.close();
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});
