import "fake-indexeddb/auto";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { exportOutbox, sha256Of, storeContent } from "../src/index.ts";
import { FakeServer } from "./fake-server.ts";
import { phone } from "./site.ts";

describe("the exported file", () => {
  it("holds what is not entered yet, word for word, with its photos and their hashes", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    await mine.report(0.1);
    await mine.push();
    const content = new Blob([new Uint8Array(2000).fill(3)], { type: "image/jpeg" });
    const captured = { content, project_id: 1, user_id: "user-1", position: null };
    const photo = await storeContent(mine.storage, captured, mine.clock);
    const opId = await mine.report(0.4, { photos: [photo.sha256] });

    const { file, operations, photos } = await exportOutbox(mine.storage, "0192-device", "user-1", "now");

    expect([operations, photos]).toEqual([1, 1]);
    const files = unzipSync(new Uint8Array(await file.arrayBuffer()));
    const read = (path: string) => JSON.parse(new TextDecoder().decode(files[path]));
    const row = (await mine.storage.run((db) => db.operations.get(opId)))!;
    expect(read("ops.json")).toEqual([{ epoch: row.epoch, op: row.wire }]);
    const manifest = read("manifest.json");
    expect(manifest).toMatchObject({ protocol: 1, device: "0192-device", epoch: row.epoch });
    expect(Object.keys(files).sort()).toEqual([`blobs/${photo.sha256}`, "manifest.json", "ops.json"].sort());
    for (const [path, hash] of Object.entries(manifest.files))
      expect(await sha256Of(new Uint8Array(files[path]!).buffer)).toBe(hash);
    expect(manifest.files[`blobs/${photo.sha256}`]).toBe(photo.sha256);
    expect(row.trail.at(-1)!.step).toBe("exported");
    expect(await mine.states()).toEqual(["applied", "waiting"]);
  });
});
