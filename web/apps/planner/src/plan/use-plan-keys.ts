import { onBeforeUnmount, onMounted, type Ref } from "vue";
import { type Command, commandOfKey } from "./commands.ts";

export interface PlanKeys {
  gantt: Ref<{ editCell: (activityId: number, column: string) => void } | null>;
  mayEdit: Ref<boolean>;
  selectedId: () => number | null;
  print: () => void;
  open: (sheet: "keys" | "replace") => void;
  run: (command: Command) => Promise<void>;
}

/** The keys of the plan's page: printing, the sheets beside the plan, commands on its rows. */
export function usePlanKeys({ gantt, mayEdit, selectedId, print, open, run }: PlanKeys): void {
  /** Keys that open a sheet beside the plan, or the cell of the name. */
  function helps(event: KeyboardEvent): boolean {
    const control = (event.ctrlKey || event.metaKey) && !event.altKey;
    const id = selectedId();
    if (event.key === "F1" || (event.key === "?" && !control)) open("keys");
    else if (control && event.key.toLowerCase() === "h" && mayEdit.value) open("replace");
    else if (event.key === "F2" && !control && event.target === document.body && id !== null)
      gantt.value?.editCell(id, "name");
    else return false;
    return true;
  }

  function onKey(event: KeyboardEvent): void {
    const control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (control && event.key.toLowerCase() === "p" && gantt.value) {
      event.preventDefault();
      print();
      return;
    }
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (event.defaultPrevented || target?.closest("input, textarea, select, .el-overlay")) return;
    const onRows = target === document.body || target?.closest(".split .gantt") != null;
    if (helps(event)) {
      event.preventDefault();
      return;
    }
    const command = commandOfKey(event);
    if (command === null || !(onRows || command === "undo" || command === "redo")) return;
    event.preventDefault();
    void run(command);
  }

  onMounted(() => document.addEventListener("keydown", onKey));
  onBeforeUnmount(() => document.removeEventListener("keydown", onKey));
}
