import "fake-indexeddb/auto";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  alone,
  classifyRoom,
  instantOf,
  LEASE_MS,
  openDevice,
  requireRoom,
  SiteDatabase,
  Storage,
  StorageFailed,
  StorageFull,
  uuid7,
} from "../src/index.ts";
import { FakeServer } from "./fake-server.ts";
import { phone } from "./site.ts";

afterEach(() => vi.unstubAllGlobals());

const lost = () =>
  Object.assign(new Error("Connection to Indexed Database server lost"), { name: "UnknownError" });

describe("a lost connection to the store", () => {
  it("is opened anew and what was to be written is written once", async () => {
    const mine = phone(new FakeServer());
    const before = mine.storage.db;
    vi.spyOn(mine.storage.db.operations, "add").mockImplementationOnce(() => {
      throw lost();
    });

    await mine.report(0.4);

    expect(mine.storage.db).not.toBe(before);
    expect(await mine.states()).toEqual(["waiting"]);
    expect(mine.storage.fault.value).toBeNull();
  });

  it("after the commit does not enter the same a second time", async () => {
    const mine = phone(new FakeServer());
    const get = mine.storage.db.operations.get.bind(mine.storage.db.operations);
    let reads = 0;
    vi.spyOn(mine.storage.db.operations, "get").mockImplementation(((key: string) => {
      reads += 1;
      if (reads === 2) throw lost();
      return get(key);
    }) as never);

    await mine.report(0.4);

    expect(await mine.states()).toEqual(["waiting"]);
    expect((await mine.storage.run((db) => db.streams.toArray()))[0]!.last_seq).toBe(1);
  });

  it("that stays lost is told, never swallowed, and the banner goes when it works again", async () => {
    let isBroken = true;
    const storage = new Storage(() => new SiteDatabase("broken"));
    const write = () =>
      storage.run(async (db) => {
        if (isBroken) throw lost();
        await db.meta.put({ key: "probe", value: 1 });
      });

    await expect(write()).rejects.toThrow(StorageFailed);
    expect(storage.fault.value).toBe("failed");

    isBroken = false;
    await write();
    expect(storage.fault.value).toBeNull();
  });
});

describe("what was written", () => {
  it("is read back: what differs is not called saved", async () => {
    const mine = phone(new FakeServer());
    const spoilt = (db: SiteDatabase): SiteDatabase => {
      db.operations.hook("reading", (row) => row && { ...row, title: "something else" });
      return db;
    };
    spoilt(mine.storage.db);
    const inside = mine.storage as unknown as { open: () => SiteDatabase };
    const open = inside.open;
    inside.open = () => spoilt(open());

    await expect(mine.report(0.4)).rejects.toThrow(StorageFailed);
    expect(mine.storage.fault.value).toBe("failed");
  });
});

describe("room", () => {
  it("warns at 80 % and refuses photos, not entries, when it is full", async () => {
    const of = (used: number) => classifyRoom({ used_bytes: used, quota_bytes: 1e9, is_persisted: true });
    expect(of(0.79e9)).toMatchObject({ isNearlyFull: false, isFull: false });
    expect(of(0.8e9)).toMatchObject({ isNearlyFull: true, isFull: false });
    expect(of(0.995e9)).toMatchObject({ isNearlyFull: true, isFull: true });

    vi.stubGlobal("navigator", {
      storage: { estimate: async () => ({ usage: 1e9, quota: 1e9 }), persisted: async () => false },
    });
    await expect(requireRoom()).rejects.toThrow(StorageFull);
    const mine = phone(new FakeServer());
    await mine.report(0.4);
    expect(await mine.states()).toEqual(["waiting"]);
  });

  it("that is refused by the browser is told as full", async () => {
    const storage = new Storage(() => new SiteDatabase("full"));
    const full = Object.assign(new Error("full"), { name: "QuotaExceededError" });

    await expect(storage.run(() => Promise.reject(full))).rejects.toThrow(StorageFull);
    expect(storage.fault.value).toBe("full");
  });
});

describe("the device", () => {
  const memory = (kept: string | null) => ({
    kept,
    read() {
      return this.kept;
    },
    write(device: string) {
      this.kept = device;
    },
  });

  it("keeps its name, and begins a new epoch when its store is found empty", async () => {
    const mine = phone(new FakeServer(), "user-1", "emptied");
    const remembered = memory(null);
    const first = await openDevice(mine.storage, remembered);
    await mine.report(0.4);
    const epoch = (await mine.storage.run((db) => db.streams.get("user-1")))!.epoch;
    expect(first.wasEmptied).toBe(false);
    expect(await openDevice(mine.storage, remembered)).toEqual({ device: first.device, wasEmptied: false });

    await mine.storage.db.delete();
    const again = phone(new FakeServer(), "user-1", "emptied");

    expect(await openDevice(again.storage, remembered)).toEqual({ device: first.device, wasEmptied: true });
    await again.report(0.5);
    const begun = (await again.storage.run((db) => db.streams.get("user-1")))!;
    expect(begun.epoch).not.toBe(epoch);
    expect(begun.last_seq).toBe(1);
  });
});

describe("ids and instants", () => {
  it("grow, also within a millisecond and when the clock is set back", () => {
    const now = Date.now() + 60_000;
    const ids = Array.from({ length: 10_000 }, (_, index) => uuid7(index === 5_000 ? now - 86_400_000 : now));
    ids.push(uuid7(now + 5));

    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("carry the offset of the phone", () => {
    const moment = Date.parse("2026-11-22T09:36:05.120Z");
    const text = instantOf(moment);
    expect(Date.parse(text)).toBe(moment);
    expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/);
  });
});

describe("one flusher per device", () => {
  it("by a lease where there are no Web Locks; a dead one's lease ends", async () => {
    const { storage } = phone(new FakeServer());
    let now = 1_000_000;
    let release = () => {};
    const first = alone(
      storage,
      undefined,
      () => new Promise<string>((resolve) => (release = () => resolve("a"))),
      () => now,
    );
    await vi.waitFor(async () => expect(await storage.run((db) => db.meta.get("lease"))).toBeTruthy());

    expect(
      await alone(
        storage,
        undefined,
        async () => "b",
        () => now,
      ),
    ).toBeNull();
    release();
    expect(await first).toBe("a");
    expect(
      await alone(
        storage,
        undefined,
        async () => "c",
        () => now,
      ),
    ).toBe("c");

    await storage.run((db) =>
      db.meta.put({ key: "lease", value: { holder: "dead", until_ms: now + LEASE_MS } }),
    );
    expect(
      await alone(
        storage,
        undefined,
        async () => "d",
        () => now,
      ),
    ).toBeNull();
    now += LEASE_MS + 1;
    expect(
      await alone(
        storage,
        undefined,
        async () => "e",
        () => now,
      ),
    ).toBe("e");
  });
});
