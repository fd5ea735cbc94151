import { createRouter, createWebHistory, type RouteLocationNormalized } from "vue-router";
import { account, startFailure } from "./api/session.ts";
import PortfolioPage from "./pages/PortfolioPage.vue";
import SignInPage from "./pages/SignInPage.vue";
import { safeNext } from "./safe-next.ts";

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: "/sign-in", name: "sign-in", component: SignInPage, meta: { open: true } },
    {
      path: "/links/:token",
      name: "link",
      component: () => import("./pages/LinkPage.vue"),
      meta: { open: true },
    },
    {
      path: "/act/:token",
      name: "act",
      component: () => import("./pages/ActPage.vue"),
      meta: { open: true },
    },
    { path: "/phone", name: "phone", component: () => import("./pages/PhonePage.vue"), meta: { open: true } },
    { path: "/account", name: "account", component: () => import("./pages/AccountPage.vue") },
    {
      path: "/announcements",
      name: "announcements",
      component: () => import("./pages/AnnouncementsPage.vue"),
    },
    {
      path: "/announcements/:announcement(\\d+)",
      name: "announcement",
      component: () => import("./pages/AnnouncementPage.vue"),
    },
    { path: "/inbox", name: "inbox", component: () => import("./pages/InboxPage.vue") },
    { path: "/people", name: "people", component: () => import("./pages/PeoplePage.vue") },
    { path: "/roles", name: "roles", component: () => import("./pages/RolesPage.vue") },
    { path: "/", name: "portfolio", component: PortfolioPage },
    {
      path: "/portfolio/gantt",
      name: "portfolio-gantt",
      component: () => import("./pages/PortfolioGanttPage.vue"),
    },
    { path: "/calendars", name: "calendars", component: () => import("./pages/CalendarsPage.vue") },
    { path: "/import", name: "import", component: () => import("./pages/ImportPage.vue") },
    {
      path: "/installation",
      name: "installation",
      component: () => import("./pages/InstallationPage.vue"),
    },
    {
      path: "/message-words",
      name: "message_words",
      component: () => import("./pages/MessageWordsPage.vue"),
    },
    {
      path: "/reminders",
      name: "reminders_at_home",
      component: () => import("./pages/RemindersAtHomePage.vue"),
    },
    { path: "/audit", name: "audit", component: () => import("./pages/AuditPage.vue") },
    { path: "/projects/:id(\\d+)", redirect: (to) => `/projects/${to.params.id}/plan` },
    { path: "/projects/:id(\\d+)/plan", name: "plan", component: () => import("./pages/PlanPage.vue") },
    {
      path: "/projects/:id(\\d+)/import",
      name: "project-import",
      component: () => import("./pages/ImportPage.vue"),
    },
    {
      path: "/projects/:id(\\d+)/history",
      name: "history",
      component: () => import("./pages/HistoryPage.vue"),
    },
    {
      path: "/projects/:id(\\d+)/settings",
      name: "settings",
      component: () => import("./pages/SettingsPage.vue"),
    },
    {
      path: "/projects/:id(\\d+)/baselines",
      name: "baselines",
      component: () => import("./pages/BaselinesPage.vue"),
    },
    {
      path: "/projects/:id(\\d+)/quality",
      name: "quality",
      component: () => import("./pages/QualityPage.vue"),
    },
    {
      path: "/projects/:id(\\d+)/scenarios",
      name: "scenarios",
      component: () => import("./pages/ScenariosPage.vue"),
    },
    {
      path: "/projects/:id(\\d+)/acceptance",
      name: "acceptance",
      component: () => import("./pages/AcceptancePage.vue"),
    },
    { path: "/projects/:id(\\d+)/desk", name: "desk", component: () => import("./pages/DeskPage.vue") },
    { path: "/projects/:id(\\d+)/work", name: "work", component: () => import("./pages/WorkPage.vue") },
    { path: "/projects/:id(\\d+)/diary", name: "diary", component: () => import("./pages/DiaryPage.vue") },
    {
      path: "/projects/:id(\\d+)/attendance",
      name: "attendance",
      component: () => import("./pages/AttendancePage.vue"),
    },
    {
      path: "/projects/:id(\\d+)/announcements",
      name: "project-announcements",
      component: () => import("./pages/AnnouncementsPage.vue"),
    },
    {
      path: "/projects/:id(\\d+)/announcements/:announcement(\\d+)",
      name: "project-announcement",
      component: () => import("./pages/AnnouncementPage.vue"),
    },
    {
      path: "/projects/:id(\\d+)/reminders",
      name: "reminders",
      component: () => import("./pages/RemindersPage.vue"),
    },
    { path: "/:path(.*)", name: "not-found", component: () => import("./pages/NotFoundPage.vue") },
  ],
});

router.beforeEach((to) => {
  if (startFailure.value) return true;
  if (!account.value && !to.meta.open) return { name: "sign-in", query: nextOf(to) };
  if (account.value && to.name === "sign-in") return safeNext(to.query.next);
  return true;
});

const nextOf = (to: RouteLocationNormalized) => (to.fullPath === "/" ? {} : { next: to.fullPath });
