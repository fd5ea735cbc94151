import english from "../../../../src/headway/words/locales/en.json";
import chinese from "../../../../src/headway/words/locales/zh-CN.json";
import "../../ui/src/styles/tokens.css";
import "./page.css";
import { createGantt, type GanttTexts } from "../src/index.ts";
import { sitePlan } from "./site-plan.ts";

const wanted = new URLSearchParams(location.search);
const catalogue: Record<string, string> = wanted.get("language") === "en" ? english : chinese;

export const texts: GanttTexts = (key, parameters = {}) =>
  (catalogue[key] ?? key).replace(/\{(\w+)\}/g, (hole, name: string) => String(parameters[name] ?? hole));

if (wanted.get("theme") === "dark") document.documentElement.dataset.theme = "dark";
const gantt = createGantt(document.getElementById("host")!, {
  texts,
  barLabels: "responsible",
  now: () => new Date("2026-11-24T02:00:00Z"),
});
Object.assign(globalThis, { gantt });
gantt.setData(sitePlan());
