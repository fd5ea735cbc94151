import type { PortfolioProject } from "@headway/api-types";
import { advance, openPlan, type Plan, type PortfolioPart } from "@headway/model";
import { markRaw, shallowRef, triggerRef } from "vue";
import { getWindow, listChanges } from "../api/plans.ts";

/** More at once would only wait in the server's line. */
const AT_ONCE = 4;

/** The plans of several projects, read side by side and kept up to date one by one. */
export function usePlansTogether() {
  const plans = shallowRef(new Map<number, Plan>());
  const failed = shallowRef(new Set<number>());
  const progress = shallowRef({ done: 0, all: 0 });
  /** One reading of a plan at a time; what comes meanwhile is read after it. */
  const reading = new Map<number, Promise<void>>();

  function show(planId: number, plan: Plan): void {
    plans.value.set(planId, markRaw(plan));
    failed.value.delete(planId);
    triggerRef(plans);
    triggerRef(failed);
  }

  async function load(planId: number): Promise<void> {
    try {
      show(planId, openPlan(await getWindow(planId)));
    } catch {
      // told on the page by the project's name, with the others shown
      failed.value.add(planId);
      triggerRef(failed);
    }
  }

  /** Reads those that are not here yet, and lets go of those that are no longer wanted. */
  async function want(planIds: readonly number[]): Promise<void> {
    for (const planId of plans.value.keys()) if (!planIds.includes(planId)) plans.value.delete(planId);
    const missing = planIds.filter((planId) => !plans.value.has(planId) && !reading.has(planId));
    if (missing.length === 0) return triggerRef(plans);
    progress.value = { done: 0, all: missing.length };
    const line = [...missing];
    const readers = Array.from({ length: AT_ONCE }, async () => {
      for (let planId = line.shift(); planId !== undefined; planId = line.shift()) {
        await inTurn(planId, load);
        progress.value = { ...progress.value, done: progress.value.done + 1 };
      }
    });
    await Promise.all(readers);
  }

  function inTurn(planId: number, work: (planId: number) => Promise<void>): Promise<void> {
    const next = (reading.get(planId) ?? Promise.resolve()).then(() => work(planId));
    reading.set(planId, next);
    return next.finally(() => reading.get(planId) === next && reading.delete(planId));
  }

  /** What changed since the revision that is shown; the whole plan when that does not tell enough. */
  async function step(planId: number): Promise<void> {
    const plan = plans.value.get(planId);
    if (!plan) return load(planId);
    try {
      const { revision, delta } = await listChanges(planId, plan.window.revision);
      if (revision <= plan.window.revision) return;
      const next = delta ? advance(plan, delta) : null;
      if (next) show(planId, next);
      else await load(planId);
    } catch {
      await load(planId);
    }
  }

  const catchUp = (planId: number): Promise<void> => inTurn(planId, step);
  const catchUpAll = (): Promise<unknown> => Promise.all([...plans.value.keys()].map(catchUp));

  return { plans, failed, progress, want, catchUp, catchUpAll };
}

/** The plans that are here, in the order of the projects; those without any activity left out. */
export function partsOf(
  projects: readonly PortfolioProject[],
  plans: ReadonlyMap<number, Plan>,
): PortfolioPart[] {
  return projects.flatMap((project) => {
    const plan = plans.get(project.plan_id ?? -1);
    if (!plan || plan.window.activities.id.length === 0) return [];
    return [{ plan, name: project.name, code: project.code, percent: project.percent_complete }];
  });
}
