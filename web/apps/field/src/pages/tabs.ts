/** The tabs under every main page: two fixed at the ends, the middle for the thumb, two that follow the habit. */
import type { IconName } from "../frame/icons.ts";
import { type ActionName, chosenActions, type May, type Uses } from "../today/usage.ts";
import type { TextKey } from "../words.ts";

export interface Tab {
  to: string;
  icon: IconName;
  words: TextKey;
  /** Counted as a habit when it is used. */
  action?: ActionName;
  /** Round, in the middle. */
  isMain?: boolean;
}

const ACTIONS: Record<ActionName, Tab> = {
  check_in: { to: "/check-in", icon: "pin", words: "field.tab.check_in" },
  diary: { to: "/diary", icon: "book", words: "field.tab.diary" },
  accept: { to: "/accept", icon: "stamp", words: "field.tab.accept" },
  waiting: { to: "/waiting", icon: "inbox", words: "field.tab.waiting" },
  record: { to: "/record", icon: "history", words: "field.tab.record" },
};
const CAMERA: Tab = { to: "/camera", icon: "camera", words: "field.tab.camera", isMain: true };
const ACCEPT: Tab = { ...ACTIONS.accept, isMain: true };

/** Whoever may not report has no use for the camera: his middle is what he accepts. */
export function tabsOf(may: May, uses: Uses, today: string): Tab[] {
  const [left, right] = chosenActions(may, uses, today).map((action) => ({ ...ACTIONS[action], action }));
  return [
    { to: "/", icon: "list", words: "field.tab.today" },
    left!,
    may.report || !may.accept ? CAMERA : ACCEPT,
    right!,
    { to: "/me", icon: "person", words: "field.tab.me" },
  ];
}
