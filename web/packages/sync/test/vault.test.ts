import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import {
  addSecret,
  MOST_WRONG_TRIES,
  NoKey,
  openVault,
  peopleOf,
  pullEverything,
  sealAndLeave,
  sendPhotos,
  storeContent,
  unsealAll,
  WrongSecret,
} from "../src/index.ts";
import { FakeServer } from "./fake-server.ts";
import { phone } from "./site.ts";

const PASSWORD = { kind: "password", text: "a long and quiet river" } as const;
const PIN = { kind: "pin", text: "402718" } as const;
const ZHOU = { display_name: "周建国" };

async function zhouWithUnsentWork() {
  const server = new FakeServer();
  const mine = phone(server);
  await openVault(mine.storage, "user-1", ZHOU, PASSWORD);
  await addSecret(mine.storage, "user-1", PIN);
  server.put("activity", "a", { n: 1 });
  await pullEverything(mine.line);
  const content = new Blob([new Uint8Array(3000).fill(9)], { type: "image/jpeg" });
  const captured = { content, project_id: 1, user_id: "user-1", position: null };
  const photo = await storeContent(mine.storage, captured, mine.clock);
  await mine.report(0.4, { photos: [photo.sha256] });
  return { server, mine, photo };
}

/** Everything of the store as text, as somebody who opens the phone's files would search it. */
async function allText(mine: Awaited<ReturnType<typeof zhouWithUnsentWork>>["mine"]): Promise<string> {
  const tables = await mine.storage.run((db) =>
    Promise.all([db.operations.toArray(), db.records.toArray(), db.projects.toArray(), db.drafts.toArray()]),
  );
  return JSON.stringify(tables);
}

describe("a person who leaves with unsent work", () => {
  it("leaves nothing readable, and finds everything by his PIN, without a network", async () => {
    const { server, mine, photo } = await zhouWithUnsentWork();
    expect(await allText(mine)).toContain("给排水");

    await sealAndLeave(mine.storage, "user-1");

    expect(await allText(mine)).not.toContain("给排水");
    expect(await mine.storage.run((db) => db.records.count())).toBe(0);
    expect((await mine.storage.run((db) => db.contents.get(photo.sha256)))!.bytes).toBeNull();
    const [person] = await mine.storage.run((db) => peopleOf(db));
    expect(person).toMatchObject({ waiting: 1, vault: { person: ZHOU, key: null } });

    await openVault(mine.storage, "user-1", ZHOU, PIN);
    await unsealAll(mine.storage, "user-1");
    expect(await allText(mine)).toContain("给排水");
    await mine.push();
    await sendPhotos(mine.line);
    expect([...server.log.values()].map((taken) => taken.op.changes.percent![1])).toEqual([0.4]);
    expect(server.blobs.get(photo.sha256)).toBe("verified");
  });

  it("is not sent for while he is away, neither his entries nor his photos", async () => {
    const { server, mine } = await zhouWithUnsentWork();
    await sealAndLeave(mine.storage, "user-1");

    await mine.push();
    await sendPhotos(mine.line);

    expect(server.log.size).toBe(0);
    expect(server.uploads.size).toBe(0);
    expect(await mine.states()).toEqual(["waiting"]);
  });

  it("opens with his password too, and with a new PIN after he forgot the old one", async () => {
    const { mine } = await zhouWithUnsentWork();
    await sealAndLeave(mine.storage, "user-1");
    for (let guess = 0; guess < MOST_WRONG_TRIES; guess += 1)
      await expect(openVault(mine.storage, "user-1", ZHOU, { kind: "pin", text: "000000" })).rejects.toThrow(
        WrongSecret,
      );
    await expect(openVault(mine.storage, "user-1", ZHOU, PIN)).rejects.toThrow(WrongSecret);

    await openVault(mine.storage, "user-1", ZHOU, PASSWORD);
    await addSecret(mine.storage, "user-1", { kind: "pin", text: "113355" });
    await unsealAll(mine.storage, "user-1");
    await sealAndLeave(mine.storage, "user-1");
    await openVault(mine.storage, "user-1", ZHOU, { kind: "pin", text: "113355" });
    await unsealAll(mine.storage, "user-1");

    expect(await allText(mine)).toContain("给排水");
  });

  it("cannot be let in by a secret that his sealed work does not know", async () => {
    const { mine } = await zhouWithUnsentWork();
    await sealAndLeave(mine.storage, "user-1");

    const strange = { kind: "link", text: "token" } as const;
    await expect(openVault(mine.storage, "user-1", ZHOU, strange)).rejects.toThrow(WrongSecret);
  });

  it("without any secret is asked for one first", async () => {
    const mine = phone(new FakeServer());
    await mine.report(0.4);

    await expect(sealAndLeave(mine.storage, "user-1")).rejects.toThrow(NoKey);
    expect(await mine.states()).toEqual(["waiting"]);
  });
});

describe("two people on one phone", () => {
  it("have each their own numbers, and neither holds the other up", async () => {
    const server = new FakeServer();
    const zhou = phone(server, "user-1", "shared");
    await openVault(zhou.storage, "user-1", ZHOU, PIN);
    await zhou.report(0.1);
    await sealAndLeave(zhou.storage, "user-1");

    server.account = "user-2";
    const sun = phone(server, "user-2", "shared");
    await sun.report(0.2);
    await sun.push();

    const rows = await sun.storage.run((db) => db.operations.toArray());
    expect(rows.map((row) => [row.user_id, row.seq, row.state]).sort()).toEqual([
      ["user-1", 1, "waiting"],
      ["user-2", 1, "applied"],
    ]);
    expect(new Set(rows.map((row) => row.epoch)).size).toBe(2);
  });
});
