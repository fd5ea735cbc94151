import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import {
  announcementsOf,
  exchangeAnnouncements,
  isAnnouncementOpen,
  noteReading,
  openVault,
  pullProjects,
  sealAndLeave,
  wipe,
} from "../src/index.ts";
import { FakeServer } from "./fake-server.ts";
import { type Phone, phone } from "./site.ts";

const LOOKED = true;
const TIMER = false;
const power = (change: Record<string, unknown> = {}) => ({
  id: 7,
  project_id: 1,
  title: "25 日停电",
  words: "8:00–14:00 全场停电",
  must_confirm: true,
  author: "周建国",
  at: "2026-11-22T08:00:00Z",
  withdrawn_at: null,
  is_mine_to_read: true,
  read_at: null,
  confirmed_at: null,
  ...change,
});

async function site(...announced: Record<string, unknown>[]) {
  const server = new FakeServer();
  server.announcements = announced;
  const mine = phone(server);
  await pullProjects(mine.line);
  await exchangeAnnouncements(mine.line, LOOKED);
  return { server, mine };
}
const shown = (mine: Phone) => mine.storage.run((db) => announcementsOf(db, "user-1"));
async function read(mine: Phone, confirm = false) {
  const row = (await shown(mine))![0]!;
  await mine.storage.run((db) => noteReading(db, "user-1", { row, confirm, at: "2026-11-22T09:00:00Z" }));
}
const asked = (server: FakeServer) =>
  server.requests.filter(({ path }) => path.includes("announcements")).length;

describe("announcements on the phone", () => {
  it("are kept of all boards, the latest first, without what is withdrawn or not for the reader", async () => {
    const { mine } = await site(
      power(),
      power({ id: 9, project_id: null, title: "安全月" }),
      power({ id: 8, withdrawn_at: "2026-11-22T09:00:00Z" }),
      power({ id: 6, is_mine_to_read: false }),
    );
    expect((await shown(mine))!.map(({ id, project_id }) => [id, project_id])).toEqual([
      [9, null],
      [7, 1],
    ]);
  });

  it("are read without a network, and the server is told when the line is back", async () => {
    const { server, mine } = await site(power());
    await read(mine);
    await read(mine, true);
    expect((await shown(mine))!.map((row) => [isAnnouncementOpen(row), row.is_unsent])).toEqual([
      [false, true],
    ]);
    server.faults = ["request lost"];
    await expect(exchangeAnnouncements(mine.line, TIMER)).rejects.toThrow("network");
    server.faults = ["answer lost"];
    await expect(exchangeAnnouncements(mine.line, TIMER)).rejects.toThrow("network");
    const told = server.announcements[0]!.confirmed_at;
    expect(told).not.toBeNull();
    await exchangeAnnouncements(mine.line, TIMER); // sent again: no second effect
    expect(server.announcements[0]!.confirmed_at).toBe(told);
    expect((await shown(mine))!.map((row) => [isAnnouncementOpen(row), row.is_unsent])).toEqual([
      [false, false],
    ]);
    const before = asked(server);
    await exchangeAnnouncements(mine.line, TIMER);
    expect(asked(server)).toBe(before); // nothing waits, and what is here is fresh
  });

  it("keep a confirmation that was given while the reading was under way", async () => {
    const { server, mine } = await site(power());
    await read(mine);
    const { fetcher } = mine.line;
    mine.line.fetcher = async (path, init) => {
      if (path.endsWith("/readings")) await read(mine, true);
      mine.line.fetcher = fetcher;
      return fetcher(path, init);
    };
    await exchangeAnnouncements(mine.line, TIMER);
    expect(server.announcements[0]!.confirmed_at).toBeNull();
    await exchangeAnnouncements(mine.line, TIMER);
    expect(server.announcements[0]!.confirmed_at).not.toBeNull();
  });

  it("let a receipt go when its announcement was withdrawn", async () => {
    const { server, mine } = await site(power());
    await read(mine);
    server.announcements[0]!.withdrawn_at = "2026-11-22T09:30:00Z";
    await exchangeAnnouncements(mine.line, TIMER);
    expect(await shown(mine)).toEqual([]);
    const before = asked(server);
    await exchangeAnnouncements(mine.line, TIMER);
    expect(asked(server)).toBe(before);
  });

  it("go with the person who leaves and from a phone that is wiped; what he has read is still told", async () => {
    const { server, mine } = await site(power());
    await read(mine);
    await wipe(mine.storage);
    expect(await shown(mine)).toBeNull();
    await exchangeAnnouncements(mine.line, TIMER);
    expect(server.announcements[0]!.read_at).not.toBeNull();
    await openVault(mine.storage, "user-1", {}, { kind: "pin", text: "135790" });
    await sealAndLeave(mine.storage, "user-1");
    expect(await shown(mine)).toBeNull();
  });

  it("are nothing for a crew that came by a link", async () => {
    const { server, mine } = await site(power());
    const before = asked(server);
    await exchangeAnnouncements({ ...mine.line, crewLink: "secret" }, LOOKED);
    expect(asked(server)).toBe(before);
  });
});
