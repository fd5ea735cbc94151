/** The pages of the site; each is loaded when it is opened first, and precached by the service worker. */
import type { RouteRecordRaw } from "vue-router";

export const pages: RouteRecordRaw[] = [
  { path: "/", name: "today", component: () => import("./TodayPage.vue") },
  { path: "/activities/:activity", name: "activity", component: () => import("./ActivityPage.vue") },
  { path: "/report/:activity", name: "report", component: () => import("./ReportPage.vue") },
  { path: "/camera", name: "camera", component: () => import("./CameraPage.vue") },
  { path: "/check-in", name: "check-in", component: () => import("./CheckInPage.vue") },
  { path: "/diary/:day?", name: "diary", component: () => import("./DiaryPage.vue") },
  { path: "/diaries", name: "diaries", component: () => import("./DiariesPage.vue") },
  { path: "/record", name: "record", component: () => import("./RecordPage.vue") },
  { path: "/waiting", name: "waiting", component: () => import("./WaitingPage.vue") },
  { path: "/accept", name: "accept", component: () => import("./AcceptPage.vue") },
  { path: "/announcements", name: "announcements", component: () => import("./AnnouncementsPage.vue") },
  {
    path: "/announcements/:announcement(\\d+)",
    name: "announcement",
    component: () => import("./AnnouncementPage.vue"),
  },
  { path: "/me", name: "me", component: () => import("./MePage.vue") },
];
