import type { Router } from "vue-router";

/** Where somebody wanted to go before he was asked who he is; only within the app. */
export function goOn(router: Router, next: unknown): Promise<unknown> {
  const path = typeof next === "string" && /^\/(?![/\\])/.test(next) ? next : "/";
  return router.replace(path);
}
