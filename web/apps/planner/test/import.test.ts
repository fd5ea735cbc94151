import type { ImportReport, ReportCalculation } from "@headway/api-types";
import { describe, expect, it } from "vitest";
import { bySeverity, judgeReport, rowText } from "../src/import/report.ts";
import { guessTarget, looksAccepted } from "../src/import/target.ts";

const report: ImportReport = {
  file_format: "xer",
  application: "Primavera P6 22.12",
  encoding: "GB18030",
  counts: [
    { thing: "activities", in_file: 438, kept: 438 },
    { thing: "relations", in_file: 704, kept: 702 },
    { thing: "ignored_tables", in_file: 7, kept: 0 },
  ],
  losses: [],
  quality: [
    { code: "missing_successor", severity: "warning", parameters: { count: 7 }, rows: [] },
    { code: "loop", severity: "error", parameters: { count: 2 }, rows: [] },
  ],
  projects: [],
};

const calculation: ReportCalculation = {
  ok: true,
  error: null,
  start: null,
  finish: null,
  activity_count: 438,
  differing_count: 5,
  agree_count: 433,
  seconds: 0.1,
};

describe("the import report", () => {
  it("judges what was kept without the tables that are no part of a plan", () => {
    expect(judgeReport(report, calculation)).toEqual({
      kept: 1140,
      inFile: 1142,
      agree: 433,
      compared: 438,
      loops: 2,
      concerns: 2,
      errors: 1,
    });
  });

  it("shows errors before warnings before notes", () => {
    const lines = ["info", "error", "warning"].map((severity) => ({
      code: severity,
      severity,
      parameters: {},
      rows: [],
    }));
    expect(lines.sort(bySeverity).map((line) => line.code)).toEqual(["error", "warning", "info"]);
  });

  it("names the row of a finding by what a planner knows it by", () => {
    expect(rowText({ uid: "7", code: "A10", name: "测量" })).toBe("A10 测量");
    expect(rowText({ predecessor: "A10", successor: "A20" })).toBe("A10 → A20");
    expect(rowText({ codes: ["A1", "A2", "A1"], length: 2 })).toBe("A1 → A2 → A1");
  });
});

describe("a new project from a file", () => {
  it("takes code and name from the file's name", () => {
    expect(guessTarget("YX-03_云栖雅苑3#楼.xer")).toEqual({ code: "YX-03-3", name: "YX-03 云栖雅苑3#楼" });
    expect(guessTarget("msp_H.xml.gz")).toEqual({ code: "MSP-H", name: "msp H" });
    expect(guessTarget("metro station.mpp")).toEqual({ code: "METRO-STATION", name: "metro station" });
    expect(guessTarget("总进度.xml")).toEqual({ code: "", name: "总进度" });
  });

  it("knows the usual endings in either case", () => {
    expect([looksAccepted("A.XER"), looksAccepted("a.docx")]).toEqual([true, false]);
  });
});
