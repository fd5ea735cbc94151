import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  Backoff,
  EVERY_MS,
  FIRST_MS,
  Flusher,
  keepFact,
  LONGEST_MS,
  type Network,
  storeContent,
} from "../src/index.ts";
import { FakeServer } from "./fake-server.ts";
import { phone } from "./site.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

function siteWith(network: Network = "wifi") {
  const server = new FakeServer();
  const mine = phone(server);
  const flusher = new Flusher({ line: () => mine.line, network: () => network, random: () => 1 });
  return { server, mine, flusher };
}

const exchanges = (server: FakeServer) =>
  server.requests.filter((one) => one.path === "/api/field/exchanges").length;

describe("a round", () => {
  it("sends text first, reads what is new, then sends photos", async () => {
    const { server, mine, flusher } = siteWith();
    const content = new Blob([new Uint8Array(100)], { type: "image/jpeg" });
    const captured = { content, project_id: 1, user_id: "user-1", position: null };
    const photo = await storeContent(mine.storage, captured, mine.clock);
    await mine.report(0.4, { photos: [photo.sha256] });

    await flusher.flush("button");

    const paths = server.requests.map((one) => one.path.split("/").slice(3, 5).join("/"));
    const order = ["field/exchanges", "field/projects", "field/feed", "field/uploads"];
    expect(order.map((path) => paths.indexOf(path))).toEqual(
      order.map((path) => paths.indexOf(path)).toSorted((a, b) => a - b),
    );
    expect(server.blobs.get(photo.sha256)).toBe("verified");
    expect(flusher.state.value).toMatchObject({ isRunning: false, failure: null });
  });

  it("runs once however often it is asked for, and once more for what was saved meanwhile", async () => {
    const { server, mine, flusher } = siteWith();
    await mine.report(0.1);
    const running = flusher.flush("start");
    await mine.report(0.2);
    const asked = [flusher.flush("saved"), flusher.flush("visible"), flusher.flush("online")];
    await Promise.all([running, ...asked]);

    expect(exchanges(server)).toBeLessThanOrEqual(2);
    expect(await mine.states()).toEqual(["applied", "applied"]);
  });

  it("says nothing to the server for somebody else who is signed in there", async () => {
    const { server, mine, flusher } = siteWith();
    await mine.report(0.4);
    server.account = "user-2";

    await flusher.flush("button");

    expect(server.requests.map((one) => one.path)).toEqual(["/api/session"]);
    expect(flusher.state.value).toMatchObject({ needsSignIn: true, failure: { kind: "signed_out" } });
    expect(await mine.states()).toEqual(["waiting"]);
  });

  it("leaves photos for Wi-Fi when asked to, but not when a person presses the button", async () => {
    const { server, mine, flusher } = siteWith("mobile");
    await mine.storage.run((db) => keepFact(db, "wifi_only", true));
    const content = new Blob([new Uint8Array(100)], { type: "image/jpeg" });
    const captured = { content, project_id: 1, user_id: "user-1", position: null };
    const photo = await storeContent(mine.storage, captured, mine.clock);
    await mine.report(0.4, { photos: [photo.sha256] });

    await flusher.flush("timer");
    expect(server.uploads.size).toBe(0);
    expect(flusher.state.value.photosWaitForWifi).toBe(true);
    expect(await mine.states()).toEqual(["applied"]);

    await flusher.flush("button");
    expect(server.blobs.get(photo.sha256)).toBe("verified");
  });

  it("of a revoked phone hands over and reads nothing", async () => {
    const { server, mine, flusher } = siteWith();
    await mine.report(0.4);
    server.isRevoked = true;

    await flusher.flush("button");

    expect(flusher.state.value.isRevoked).toBe(true);
    expect(server.requests.map((one) => one.path)).not.toContain("/api/field/feed");
    expect(await mine.states()).toEqual(["parked"]);
  });
});

describe("a crew's link that was taken back", () => {
  async function photo(mine: ReturnType<typeof phone>, fillWith: number, size = 100) {
    const content = new Blob([new Uint8Array(size).fill(fillWith)], { type: "image/jpeg" });
    const captured = { content, project_id: 1, user_id: "user-1", position: null };
    return (await storeContent(mine.storage, captured, mine.clock)).sha256;
  }
  const photoOf = (mine: ReturnType<typeof phone>, sha256: string) =>
    mine.storage.run((db) => db.photos.get(sha256));

  it("sends the photos of what lies at the desk after it, by the link, and no others", async () => {
    const { server, mine, flusher } = siteWith();
    mine.line.crewLink = "token-of-the-crew";
    const [early, late] = [await photo(mine, 1), await photo(mine, 2)];
    await mine.report(0.4, { photos: [early] });
    await mine.push();
    await mine.report(0.5, { photos: [late] });
    server.account = null;
    server.closedLink = "token-of-the-crew";

    await flusher.flush("timer");

    expect(await mine.states()).toEqual(["applied", "parked"]);
    expect([...server.blobs]).toEqual([[late, "verified"]]);
    expect(await photoOf(mine, late)).toMatchObject({ state: "verified", failure: null });
    expect(await photoOf(mine, early)).toMatchObject({ state: "waiting" });
    const after = server.requests.slice(server.requests.findIndex((one) => one.path === "/api/session"));
    expect(after.filter((one) => one.path.startsWith("/api/field/"))).toEqual([]);
    expect(flusher.state.value).toMatchObject({
      isLinkClosed: true,
      photosWaitForWifi: false,
      failure: null,
    });
  });

  it("goes on with a photo that its session had begun", async () => {
    const { server, mine, flusher } = siteWith();
    mine.line.crewLink = "token-of-the-crew";
    const sha256 = await photo(mine, 3);
    await mine.report(0.5, { photos: [sha256] });
    await mine.storage.run((db) =>
      db.photos.update(sha256, { state: "sending", upload_url: "/api/field/uploads/0192-ab" }),
    );
    server.account = null;
    server.closedLink = "token-of-the-crew";

    await flusher.flush("timer");

    expect(server.blobs.get(sha256)).toBe("verified");
    expect(server.requests.map((one) => one.path)).not.toContain("/api/field/uploads/0192-ab");
  });

  it("keeps a photo that the server does not take, with its words, and hands over the next entry", async () => {
    const { server, mine, flusher } = siteWith();
    mine.line.crewLink = "token-of-the-crew";
    const sha256 = await photo(mine, 4);
    await mine.report(0.4, { photos: [sha256] });
    server.account = null;
    server.closedLink = "token-of-the-crew";
    server.takesPhotos = false;
    await flusher.flush("timer");
    await mine.report(0.5);
    await flusher.flush("timer");

    expect(await mine.states()).toEqual(["parked", "parked"]);
    expect(await photoOf(mine, sha256)).toMatchObject({ state: "waiting", failure: "not owed" });
    expect(await mine.storage.run((db) => db.contents.get(sha256))).toBeDefined();
    expect(flusher.state.value).toMatchObject({ isLinkClosed: true, failure: null });
  });

  it("leaves photos for Wi-Fi when asked to, and sends none from a phone that was revoked itself", async () => {
    const { server, mine, flusher } = siteWith("mobile");
    mine.line.crewLink = "token-of-the-crew";
    await mine.storage.run((db) => keepFact(db, "wifi_only", true));
    await mine.report(0.4, { photos: [await photo(mine, 5)] });
    server.account = null;
    server.closedLink = "token-of-the-crew";
    await flusher.flush("timer");
    expect([server.blobs.size, flusher.state.value.photosWaitForWifi]).toEqual([0, true]);

    server.isRevoked = true;
    await flusher.flush("button");
    expect(server.requests.filter((one) => one.path.endsWith("/uploads"))).toEqual([]);
    expect(flusher.state.value).toMatchObject({ isRevoked: true, photosWaitForWifi: false });
  });

  it("still hands over what was entered under it, all of it parked and kept on the phone", async () => {
    const { server, mine, flusher } = siteWith();
    mine.line.crewLink = "token-of-the-crew";
    await mine.report(0.4);
    server.account = null;

    await flusher.flush("timer");
    expect(await mine.states()).toEqual(["waiting"]);
    expect(flusher.state.value.needsSignIn).toBe(true);

    server.closedLink = "token-of-the-crew";
    await flusher.flush("timer");
    expect(await mine.states()).toEqual(["parked"]);
    expect(flusher.state.value).toMatchObject({ isRevoked: true, failure: null });
  });
});

describe("after a failure", () => {
  it("it waits longer each time, never gives up, and is calm after a success", async () => {
    const { server, mine, flusher } = siteWith();
    await mine.report(0.4);
    for (const [failures, wait] of [
      [1, FIRST_MS],
      [2, FIRST_MS * 2],
      [3, FIRST_MS * 4],
    ] as const) {
      server.faults = ["request lost"];
      await flusher.flush("timer");
      expect(flusher.state.value.failure?.kind).toBe("unreachable");
      expect(flusher.state.value.nextTryAtMs! - Date.now()).toBeGreaterThan(wait - 500);
      expect(failures).toBeGreaterThan(0);
    }

    await flusher.flush("timer");
    expect(flusher.state.value).toMatchObject({ failure: null, nextTryAtMs: null });
    expect(await mine.states()).toEqual(["applied"]);
  });

  it("a save does not hasten it, the network and a person do", async () => {
    const { server, mine, flusher } = siteWith();
    server.faults = ["request lost"];
    await flusher.flush("timer");
    await mine.report(0.4);

    await flusher.flush("saved");
    expect(exchanges(server)).toBe(0);
    await flusher.flush("online");
    expect(exchanges(server)).toBe(1);
  });

  it("a fault of our own is told aloud and does not end the sending", async () => {
    const { server, mine, flusher } = siteWith();
    const told = vi.fn();
    vi.stubGlobal("reportError", told);
    await mine.report(0.4);
    const route = vi.spyOn(mine.line, "fetcher").mockResolvedValueOnce(null as never);
    await flusher.flush("timer");
    expect(flusher.state.value.failure?.kind).toBe("fault");
    expect(told).toHaveBeenCalledOnce();
    route.mockRestore();
    vi.unstubAllGlobals();

    await flusher.flush("timer");
    expect(await mine.states()).toEqual(["applied"]);
    expect(server.log.size).toBe(1);
  });

  it("the wait has jitter and an end", () => {
    const backoff = new Backoff(() => 0);
    const waits = Array.from({ length: 40 }, () => backoff.failed());
    expect(waits[0]).toBe(FIRST_MS / 2);
    expect(Math.max(...waits)).toBe(LONGEST_MS / 2);
    const longest = new Backoff(() => 1);
    expect(Math.max(...Array.from({ length: 40 }, () => longest.failed()))).toBe(LONGEST_MS);
    expect(EVERY_MS).toBe(60_000);
  });
});
