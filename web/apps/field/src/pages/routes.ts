/** The pages of the site; each is loaded when it is opened first, and precached by the service worker. */
import type { RouteRecordRaw } from "vue-router";

export const pages: RouteRecordRaw[] = [
  { path: "/", name: "today", component: () => import("./TodayPage.vue") },
];
