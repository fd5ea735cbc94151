import { describe, expect, it } from "vitest";
import { readDay } from "../src/typed/days.ts";
import { readSpan, spanText } from "../src/typed/durations.ts";
import { linkText, readLag, readLinks } from "../src/typed/links.ts";
import { readNumber, readPercent } from "../src/typed/plain.ts";
import { readConstraint } from "../src/typed/words.ts";
import { localIso } from "../src/working-time.ts";

const SIX_DAYS = { minutesPerDay: 480, minutesPerWeek: 6 * 480 };
const NOVEMBER_20 = Date.UTC(2026, 10, 20) / 86_400_000;
const iso = (text: string): string | null => {
  const read = readDay(text, NOVEMBER_20);
  return read && localIso(read.day * 1440 + (read.minute ?? 0)).slice(0, read.minute === null ? 10 : 16);
};

describe("numbers as people type them and Excel writes them", () => {
  it.each([
    ["1,186.5", 1186.5],
    ["１２３", 123],
    ["−2", -2],
    [" .5 ", 0.5],
    ["1,18", null],
    ["12 m²", null],
  ])("%s is %s", (text, number) => expect(readNumber(text)).toBe(number));

  it("reads a share with and without its sign, and refuses what is none", () => {
    expect(["45%", "45", "４５％", "0", "100 %"].map(readPercent)).toEqual([0.45, 0.45, 0.45, 0, 1]);
    expect(["101", "-1", "half"].map(readPercent)).toEqual([null, null, null]);
  });
});

describe("durations", () => {
  it.each([
    ["5", 2400, false],
    ["5d", 2400, false],
    ["5天", 2400, false],
    ["５　天", 2400, false],
    ["4h", 240, false],
    ["2w", 5760, false],
    ["30分钟", 30, false],
    ["3ed", 4320, true],
    ["2 eweeks", 20_160, true],
    ["3日历天", 4320, true],
    ["1.5d?", 720, false],
  ])("%s is %d minutes", (text, minutes, elapsed) =>
    expect(readSpan(text, SIX_DAYS)).toEqual({ minutes, elapsed }),
  );

  it("are not guessed", () => {
    expect(["", "d", "five", "5 moons", "5d6"].map((text) => readSpan(text, SIX_DAYS))).toEqual(
      Array(5).fill(null),
    );
  });

  it("are written in the shortest unit that says them exactly", () => {
    expect([2400, 240, 250, 1, 0].map((minutes) => spanText(minutes, 480))).toEqual([
      "5d",
      "0.5d",
      "250min",
      "1min",
      "0d",
    ]);
  });
});

describe("days", () => {
  it.each([
    ["2026-11-22", "2026-11-22"],
    ["2026/11/22", "2026-11-22"],
    ["26.11.22", "2026-11-22"],
    ["20261122", "2026-11-22"],
    ["2026年11月22日", "2026-11-22"],
    ["11月22日 周日", "2026-11-22"],
    ["2026-11-22 Sun", "2026-11-22"],
    ["11-22", "2026-11-22"],
    ["22-Nov-26", "2026-11-22"],
    ["Nov 22, 2026", "2026-11-22"],
    ["22/11/2026", "2026-11-22"],
    ["11/22/2026", "2026-11-22"],
    ["46348", "2026-11-22"],
    ["46348.5", "2026-11-22T12:00"],
    ["2026-11-22 08:30", "2026-11-22T08:30"],
    ["1-5", "2027-01-05"],
    ["5/6/2026", null],
    ["2026-06-31", null],
    ["soon", null],
    ["13-40", null],
  ])("%s is %s", (text, day) => expect(iso(text)).toBe(day));
});

describe("predecessors", () => {
  const codes = new Map([
    ["st-14b", 3],
    ["a-12", 7],
  ]);
  const rowOf = (word: string) =>
    /^\d+$/.test(word) ? Number(word) - 1 : (codes.get(word.toLowerCase()) ?? -1);
  const read = (text: string) => readLinks(text, rowOf, SIX_DAYS);
  const link = (row: number, type = "FS", lag = {}) => ({
    row,
    type,
    lagMinutes: 0,
    elapsed: false,
    lagPercent: null,
    ...lag,
  });

  it("are read by row number or code, with type and lag", () => {
    expect(read("12FS+2d, 5SS")).toEqual({ links: [link(11, "FS", { lagMinutes: 960 }), link(4, "SS")] });
    expect(read("9；ST-14BFF-4h")).toEqual({ links: [link(8), link(3, "FF", { lagMinutes: -240 })] });
    expect(read("3FS+50%，4SF+2ed")).toEqual({
      links: [link(2, "FS", { lagPercent: 0.5 }), link(3, "SF", { lagMinutes: 2880, elapsed: true })],
    });
    expect(read("12完成-开始+2天")).toEqual({ links: [link(11, "FS", { lagMinutes: 960 })] });
    expect(read("")).toEqual({ links: [] });
  });

  it("take a code that looks like a number with a lag for the code it is", () => {
    expect(read("A-12")).toEqual({ links: [link(7)] });
  });

  it("say what they do not understand", () => {
    expect(read("5, XYZ")).toEqual({ problem: "link_row", parameters: { text: "XYZ" } });
    expect(read("5FS+2moons")).toEqual({ problem: "link", parameters: { text: "5FS+2moons" } });
    expect(read("5, 5FS+1d")).toEqual({ problem: "link_twice", parameters: { text: "5FS+1d" } });
  });

  it.each([
    ["12", {}],
    ["12SS-2d", { type: "SS", lagMinutes: -960 }],
    ["12FS+50%", { lagPercent: 0.5 }],
    ["12FF-33.33%", { type: "FF", lagPercent: -0.3333 }],
    ["12FS+0%", { lagPercent: 0 }],
    ["12FS+2ed", { lagMinutes: 2880, elapsed: true }],
    ["12SF+1.5eh", { type: "SF", lagMinutes: 90, elapsed: true }],
    ["12FS+50e%", { lagPercent: 0.5, elapsed: true }],
  ])("are written as they are read: %s", (text, lag) => {
    const { row, ...told } = link(11, "FS", lag);
    expect(linkText(told as Parameters<typeof linkText>[0], String(row + 1), 480)).toBe(text);
    expect(read(text)).toEqual({ links: [link(11, "FS", lag)] });
  });

  it("have lags that are read alone, with or without a sign", () => {
    const none = { lagMinutes: 0, elapsed: false, lagPercent: null };
    expect(readLag("", SIX_DAYS)).toEqual(none);
    expect(readLag("2", SIX_DAYS)).toEqual({ ...none, lagMinutes: 960 });
    expect(readLag("２日历天", SIX_DAYS)).toEqual({ ...none, lagMinutes: 2880, elapsed: true });
    expect(readLag("50 %", SIX_DAYS)).toEqual({ ...none, lagPercent: 0.5 });
    expect(readLag("many", SIX_DAYS)).toBeNull();
  });
});

it("constraints are known by the words of both languages and other programs", () => {
  expect(["SNET", "开始不早于", "Start No Earlier Than", "start_on_or_after"].map(readConstraint)).toEqual(
    Array(4).fill("start_on_or_after"),
  );
  expect([readConstraint("越早越好"), readConstraint("sometime")]).toEqual(["", null]);
});
