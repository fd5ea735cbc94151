import type { ParkedItem } from "@headway/api-types";
import { t } from "@headway/ui";
import { enteredLines, parkedMark, subjectWords } from "./words.ts";

const quoted = (words: string) => `"${words.replaceAll('"', '""')}"`;

/** The parked list as a table for a spreadsheet; a cell that would be read as a formula begins with an apostrophe. */
export function parkedTable(items: readonly ParkedItem[]): string {
  const head = [
    t("desk.side.at"),
    t("acceptance.column.work"),
    t("desk.field.note"),
    t("desk.reason"),
    t("desk.side.device"),
  ];
  const rows = items.map((item) => [
    item.entered_at || item.at,
    subjectWords(item),
    enteredLines(item).join("; "),
    parkedMark(item),
    item.device_label,
  ]);
  const cell = (words: string) => quoted(/^[=+\-@\t\r]/.test(words) ? `'${words}` : words);
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Gives a text to the reader as a file. */
export function offerFile(name: string, content: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
