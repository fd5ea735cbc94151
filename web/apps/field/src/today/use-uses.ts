import { ref } from "vue";
import { type ActionName, type Uses, used } from "./usage.ts";

const KEY = "headway.site.uses";

const read = (): Uses => {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") as Uses;
  } catch {
    return {};
  }
};

/** How often which action was used on this phone, by day. */
export const uses = ref<Uses>(read());

export function noteUse(action: ActionName, today: string): void {
  uses.value = used(uses.value, action, today);
  try {
    localStorage.setItem(KEY, JSON.stringify(uses.value));
  } catch {
    // private browsing without storage: the order stays the usual one
  }
}
