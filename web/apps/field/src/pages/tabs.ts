/** The tabs under every main page. */
import type { IconName } from "../frame/icons.ts";
import type { TextKey } from "../words.ts";

export const TABS: { to: string; icon: IconName; words: TextKey }[] = [
  { to: "/", icon: "list", words: "field.tab.today" },
];
