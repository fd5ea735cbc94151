import { CODE_PREFIX, type Note, type Refused } from "@headway/model";
import { type TextKey, t, textOfCode } from "@headway/ui";

/** Head of a column: of the grid's own, of those that the page brings, or the name of a type of codes. */
export function fieldTitle(id: string): string {
  if (id.startsWith(CODE_PREFIX)) return id.slice(CODE_PREFIX.length);
  return textOfCode(`grid.column.${id}`) ?? t(`gantt.column.${id}` as TextKey);
}

export function refusedText(refused: Refused): string {
  if ("lock" in refused) return t(`grid.lock.${refused.lock}`);
  return t(`grid.problem.${refused.problem}`, refused.parameters);
}

export const noteText = (note: Note, name: string): string =>
  t(`grid.note.${note.note}`, { name, ...note.parameters });

export const fieldWords = {
  constraint: (kind: string) => t(`client.constraint.${kind}` as TextKey),
  kind: (kind: string) => t(`client.kind.${kind}` as TextKey),
};
