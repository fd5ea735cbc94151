const quotedIfNeeded = (cell: string): string =>
  /[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Tabs and line ends, as Excel and WPS take them. */
export const cellsAsText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(quotedIfNeeded).join("\t")).join("\r\n");

const escaped = (cell: string): string =>
  cell.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\n", "<br>");

/** A table for programs that take more than text: a code like `001` stays text there. */
export const cellsAsHtml = (rows: readonly (readonly string[])[]): string => {
  const cell = (text: string) => `<td style="mso-number-format:'\\@'">${escaped(text)}</td>`;
  return `<table>${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("")}</table>`;
};
