import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import {
  type PhotoRow,
  PIECE_BYTES,
  SignedOut,
  sendPhotos,
  sha256Of,
  storeContent,
  tidyPhotos,
  Unreachable,
} from "../src/index.ts";
import { FakeServer } from "./fake-server.ts";
import { phone } from "./site.ts";

const DAY = 86_400_000;

async function take(mine: ReturnType<typeof phone>, bytes: number, fillWith = 7): Promise<PhotoRow> {
  const content = new Blob([new Uint8Array(bytes).fill(fillWith)], { type: "image/jpeg" });
  const captured = { content, project_id: 1, user_id: "user-1", position: null };
  return storeContent(mine.storage, captured, mine.clock);
}

const photoOf = (mine: ReturnType<typeof phone>, sha256: string) =>
  mine.storage.run((db) => db.photos.get(sha256)) as Promise<PhotoRow>;
const isOnPhone = async (mine: ReturnType<typeof phone>, sha256: string) =>
  (await mine.storage.run((db) => db.contents.get(sha256))) !== undefined;

describe("a photo", () => {
  it("is a draft until an entry names it, then waits, and is named by its hash", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    const photo = await take(mine, 1000);
    expect(photo.state).toBe("draft");
    expect(photo.sha256).toBe(await sha256Of(new Uint8Array(1000).fill(7).buffer));
    await sendPhotos(mine.line);
    expect(server.uploads.size).toBe(0);

    const opId = await mine.report(0.4, { photos: [photo.sha256] });

    expect((await photoOf(mine, photo.sha256)).state).toBe("waiting");
    await mine.push();
    expect(server.log.get(opId)!.op.blobs).toEqual([
      expect.objectContaining({ sha256: photo.sha256, size_bytes: 1000, media_type: "image/jpeg" }),
    ]);
  });

  it("goes up in pieces with their hash and is verified", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    const { sha256 } = await take(mine, PIECE_BYTES * 2 + 100);
    await mine.report(0.4, { photos: [sha256] });

    await sendPhotos(mine.line);

    expect(server.requests.filter((one) => one.method === "PATCH")).toHaveLength(3);
    expect(await photoOf(mine, sha256)).toMatchObject({
      state: "verified",
      sent_bytes: PIECE_BYTES * 2 + 100,
    });
  });

  it("goes on after a cut where the server has it, not from the beginning", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    const size = PIECE_BYTES * 4;
    const { sha256 } = await take(mine, size);
    await mine.report(0.4, { photos: [sha256] });

    for (const cut of ["answer lost", "request lost", "answer lost"] as const) {
      server.faults = ["none", "none", cut];
      await expect(sendPhotos(mine.line)).rejects.toThrow(Unreachable);
    }
    await sendPhotos(mine.line);

    expect(await photoOf(mine, sha256)).toMatchObject({ state: "verified" });
    expect(server.bytesReceived).toBe(size);
    expect(server.uploads.size).toBe(1);
  });

  it("begins anew when the server has forgotten the upload", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    const { sha256 } = await take(mine, PIECE_BYTES * 2);
    await mine.report(0.4, { photos: [sha256] });
    server.faults = ["none", "none", "request lost"];
    await expect(sendPhotos(mine.line)).rejects.toThrow(Unreachable);

    server.uploads.clear();
    await sendPhotos(mine.line);

    expect(await photoOf(mine, sha256)).toMatchObject({ state: "verified" });
  });

  it("that was sent before costs one question", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    const { sha256 } = await take(mine, 5000);
    await mine.report(0.4, { photos: [sha256] });
    server.blobs.set(sha256, "verified");

    await sendPhotos(mine.line);

    expect(server.bytesReceived).toBe(0);
    expect(await photoOf(mine, sha256)).toMatchObject({ state: "verified" });
  });

  it("waits for the password after a 401 and keeps its bytes", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    const { sha256 } = await take(mine, 5000);
    await mine.report(0.4, { photos: [sha256] });

    server.faults = ["signed out"];
    await expect(sendPhotos(mine.line)).rejects.toThrow(SignedOut);
    expect(await isOnPhone(mine, sha256)).toBe(true);

    await sendPhotos(mine.line);
    expect(await photoOf(mine, sha256)).toMatchObject({ state: "verified" });
  });

  it("of a captive portal is not taken for sent", async () => {
    const server = new FakeServer();
    const mine = phone(server);
    const { sha256 } = await take(mine, 5000);
    await mine.report(0.4, { photos: [sha256] });

    server.faults = ["captive portal"];
    await sendPhotos(mine.line);

    expect(await photoOf(mine, sha256)).toMatchObject({ state: "waiting", failure: "NotOurServer" });
    expect(await isOnPhone(mine, sha256)).toBe(true);
  });
});

describe("the copy on the phone", () => {
  async function verified() {
    const server = new FakeServer();
    const mine = phone(server);
    const { sha256 } = await take(mine, 5000);
    await mine.report(0.4, { photos: [sha256] });
    await mine.push();
    await sendPhotos(mine.line);
    return { server, mine, sha256 };
  }

  it("is deleted seven days after the server has verified it, not before", async () => {
    const { mine, sha256 } = await verified();
    mine.clock.movedMs = 7 * DAY - 60_000;
    await tidyPhotos(mine.line);
    expect(await isOnPhone(mine, sha256)).toBe(true);

    mine.clock.movedMs = 7 * DAY + 60_000;
    await tidyPhotos(mine.line);
    expect(await isOnPhone(mine, sha256)).toBe(false);
  });

  it("is not deleted by a phone whose clock runs a year ahead", async () => {
    const { mine, sha256 } = await verified();
    mine.clock.movedMs = 365 * DAY;
    await mine.push();

    await tidyPhotos(mine.line);

    expect(await isOnPhone(mine, sha256)).toBe(true);
  });

  it("stays and is sent again when the server no longer has it", async () => {
    const { server, mine, sha256 } = await verified();
    mine.clock.movedMs = 8 * DAY;
    server.blobs.clear();

    await tidyPhotos(mine.line);
    expect(await isOnPhone(mine, sha256)).toBe(true);
    await sendPhotos(mine.line);
    expect(server.blobs.get(sha256)).toBe("verified");
  });

  it("goes when the photo was redacted", async () => {
    const { server, mine, sha256 } = await verified();
    mine.clock.movedMs = 8 * DAY;
    server.blobs.set(sha256, "redacted");

    await tidyPhotos(mine.line);

    expect(await isOnPhone(mine, sha256)).toBe(false);
  });

  it("of a form that nobody saved goes after a week", async () => {
    const mine = phone(new FakeServer());
    const { sha256 } = await take(mine, 100);
    mine.clock.movedMs = 6 * DAY;
    await tidyPhotos(mine.line);
    expect(await isOnPhone(mine, sha256)).toBe(true);

    mine.clock.movedMs = 8 * DAY;
    await tidyPhotos(mine.line);
    expect(await isOnPhone(mine, sha256)).toBe(false);
  });
});
