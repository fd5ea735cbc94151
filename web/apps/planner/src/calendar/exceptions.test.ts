import { expect, it } from "vitest";
import { draftOf, exceptionOf, exceptionsText, merged, readExceptions } from "./exceptions.ts";

const spring = {
  first_day: "2027-01-30",
  last_day: "2027-02-21",
  shifts: [],
  name: "春节停工",
  weekdays: null,
};
const saturdays = {
  first_day: "2026-07-01",
  last_day: "2026-08-31",
  shifts: [[360, 660]] as [number, number][],
  name: "高温作息",
  weekdays: [5],
};

it("keeps the weekdays of an exception when it is opened and saved", () => {
  expect(exceptionOf(draftOf(saturdays))).toEqual(saturdays);
});

it("takes all seven weekdays, or none, as every day", () => {
  const draft = draftOf(spring);
  expect(exceptionOf({ ...draft, weekdays: [0, 1, 2, 3, 4, 5, 6] })).toEqual(spring);
  expect(exceptionOf({ ...draft, weekdays: [] })).toEqual(spring);
});

it("refuses what is no span of days", () => {
  expect(exceptionOf({ ...draftOf(spring), last: "2027-01-01" })).toBeNull();
  expect(exceptionOf({ ...draftOf(spring), first: "" })).toBeNull();
  expect(exceptionOf({ ...draftOf(spring), shifts: "25:00-26:00" })).toBeNull();
});

it("copies exceptions as rows and reads them back as they were", () => {
  expect(readExceptions(exceptionsText([spring, saturdays]))).toEqual({
    exceptions: [spring, saturdays],
    wrong: [],
  });
});

it("reads days as a Chinese sheet writes them, passes over headings and names the lines it cannot read", () => {
  const text = "开始\t结束\t名称\n2027/1/30\t2027年2月21日\t春节停工\n2027-13-40\t\t错\n";
  expect(readExceptions(text)).toEqual({ exceptions: [spring], wrong: [3] });
});

it("does not double days that are told already", () => {
  expect(merged([spring], [{ ...spring, name: "另一个名字" }, saturdays])).toEqual([spring, saturdays]);
});
