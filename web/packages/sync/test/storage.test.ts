import "fake-indexeddb/auto";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  alone,
  classifyRoom,
  instantOf,
  LEASE_MS,
  openDevice,
  RESERVE_BYTES,
  Reserve,
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
    await vi.waitFor(() => expect(storage.fault.value).toBeNull());
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

describe("the red banner", () => {
  it("does not go because something was read: only when the store keeps again what it is given", async () => {
    const mine = phone(new FakeServer());
    let isRefusing = true;
    mine.storage.db.meta.hook("creating", () => {
      if (isRefusing) throw Object.assign(new Error("no room"), { name: "QuotaExceededError" });
    });
    const keep = () => mine.storage.run((db) => db.meta.put({ key: "note", value: 1 }));
    await expect(keep()).rejects.toThrow(StorageFull);

    await mine.storage.run((db) => db.operations.count());
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(mine.storage.fault.value).toBe("full");

    isRefusing = false;
    await keep();
    await vi.waitFor(() => expect(mine.storage.fault.value).toBeNull());
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
    await expect(requireRoom(new Storage(() => new SiteDatabase("no room")))).rejects.toThrow(StorageFull);
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

describe("a disk that is full to the last byte", () => {
  const cutOff = () =>
    Object.assign(new Error("Internal error opening backing store"), { name: "UnknownError" });

  /** A private folder on a disk of so many bytes. */
  function folderOf(disk: { free: number }) {
    let kept: number | null = null;
    const file = (length: number) => ({
      getFile: async () => ({ size: length }),
      createWritable: async () => ({
        async write(content: Uint8Array) {
          if (content.length > disk.free) throw new Error("no space");
          disk.free -= content.length;
          kept = content.length;
        },
        close: async () => {},
      }),
    });
    return {
      async getFileHandle(_name: string, options?: { create: boolean }) {
        if (kept === null && !options?.create) throw new Error("not found");
        return file(kept ?? 0) as never;
      },
      async removeEntry() {
        disk.free += kept ?? 0;
        kept = null;
      },
    };
  }

  async function phoneOn(disk: { free: number }) {
    const mine = phone(new FakeServer());
    await mine.storage.hold(new Reserve(folderOf(disk)));
    return mine;
  }

  /** The store cannot write until somebody makes room. */
  function fill(mine: Awaited<ReturnType<typeof phoneOn>>, disk: { free: number }) {
    disk.free = 0;
    const inside = mine.storage as unknown as { open: () => SiteDatabase };
    const open = inside.open;
    const opened = { logs: 0, onFullDisk: 0 };
    const full = (db: SiteDatabase) => {
      for (const table of db.tables) {
        table.hook("creating", () => {
          if (disk.free === 0) throw cutOff();
        });
      }
      const bulkPut = db.meta.bulkPut.bind(db.meta);
      db.meta.bulkPut = ((rows: never) => {
        opened.logs += 1;
        return bulkPut(rows);
      }) as never;
      return db;
    };
    full(mine.storage.db);
    inside.open = () => {
      if (disk.free === 0) opened.onFullDisk += 1;
      return full(open());
    };
    return opened;
  }

  it("takes an entry into the room that was held back, behind a log that is begun anew", async () => {
    const disk = { free: 50_000_000 };
    const mine = await phoneOn(disk);
    expect(disk.free).toBe(50_000_000 - RESERVE_BYTES);
    await mine.report(0.4);

    const opened = fill(mine, disk);
    await mine.report(0.5);

    expect(await mine.states()).toEqual(["waiting", "waiting"]);
    expect(opened).toEqual({ logs: 1, onFullDisk: 0 });
    expect(mine.storage.fault.value).toBeNull();
  });

  it("is not written to again before there is room for a new log", async () => {
    const disk = { free: RESERVE_BYTES };
    const mine = await phoneOn(disk);
    const opened = fill(mine, disk);
    await mine.report(0.4);
    disk.free = 0; // somebody else took what was given back
    await expect(mine.report(0.5)).rejects.toThrow(StorageFull);
    await expect(mine.report(0.5)).rejects.toThrow(StorageFull);
    expect(mine.storage.fault.value).toBe("full");
    expect(opened).toEqual({ logs: 1, onFullDisk: 0 });

    disk.free = RESERVE_BYTES;
    await mine.report(0.5);

    expect(await mine.states()).toEqual(["waiting", "waiting"]);
    expect(opened).toEqual({ logs: 2, onFullDisk: 0 });
  });

  it("refuses photos while the room is not held, and holds it again when there is some", async () => {
    const disk = { free: 1_000_000 };
    const mine = await phoneOn(disk);
    await expect(requireRoom(mine.storage)).rejects.toThrow(StorageFull);
    await mine.report(0.4);

    disk.free = 50_000_000;
    await requireRoom(mine.storage);

    expect(disk.free).toBe(50_000_000 - RESERVE_BYTES);
  });

  it("begins the log anew at the start after one on which the room was given back", async () => {
    const disk = { free: 50_000_000 };
    const folder = folderOf(disk);
    const mine = phone(new FakeServer());
    const begun = vi.spyOn(mine.storage.db.meta, "bulkPut");

    await mine.storage.hold(new Reserve(folder));
    expect(begun).toHaveBeenCalledTimes(1);

    await mine.storage.hold(new Reserve(folder));
    expect(begun).toHaveBeenCalledTimes(1);
    expect(await mine.storage.run((db) => db.meta.where("key").startsWith("log-").count())).toBe(0);
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
