import type { WaitingEntry } from "@headway/api-types";
import { describe, expect, it } from "vitest";
import { nextTick, shallowRef } from "vue";
import { useChoice } from "./use-choice.ts";
import { useCurrent } from "./use-current.ts";

const told = (id: string, changes: Partial<WaitingEntry> = {}): WaitingEntry =>
  ({
    entry_id: id,
    path: ["两层楼"],
    crew: "木工班",
    day: "2026-03-05",
    may_decide: true,
    doubts: [],
    ...changes,
  }) as WaitingEntry;
const clean = told("clean");
const hasty = told("hasty", { doubts: [{ code: "pace", parameters: {} }] });
const foreign = told("foreign", { may_decide: false, day: "2026-03-06" });
const evening = [clean, hasty, foreign];

describe("what is chosen", () => {
  it("is all that is clean when the page opens, also where the list was there already", () => {
    const choice = useChoice(shallowRef(evening));

    expect([...choice.chosen.value]).toEqual(["clean"]);
    expect(choice.allClean.value).toBe(true);
  });

  it("is not what comes later", async () => {
    const all = shallowRef<WaitingEntry[]>([]);
    const choice = useChoice(all);
    all.value = evening;
    await nextTick();
    all.value = [...evening, told("later")];
    await nextTick();

    expect([...choice.chosen.value]).toEqual(["clean"]);
    expect(choice.allClean.value).toBe(false);
  });

  it("is cleared and chosen again by one press, and loses what was decided", () => {
    const choice = useChoice(shallowRef(evening));

    choice.toggleAll();
    expect(choice.choice.value.entries).toEqual([]);
    choice.toggleAll();
    choice.toggle("hasty");
    expect(choice.choice.value).toMatchObject({ entries: [clean, hasty], doubtful: 1 });
    choice.drop(["clean"]);
    expect([...choice.chosen.value]).toEqual(["hasty"]);
  });

  it("counts the day that is shown, and all again on demand", () => {
    const choice = useChoice(shallowRef(evening));

    choice.day.value = "2026-03-06";
    choice.filter.value = "clean";
    expect([choice.counts.value.all, choice.shown.value]).toEqual([1, [foreign]]);
    choice.showAll();
    expect(choice.shown.value).toHaveLength(3);
  });
});

describe("what is looked at", () => {
  it("is the first doubtful where there is room, also where the list was there already", () => {
    const all = shallowRef(evening);

    expect(useCurrent(all, all, null, true).current.value).toEqual(hasty);
    expect(useCurrent(all, all, null, false).current.value).toBeNull();
  });

  it("stays closed once it was closed, and gives way when it leaves the list", async () => {
    const all = shallowRef(evening);
    const one = useCurrent(all, all, "clean", true);

    all.value = [hasty, foreign];
    await nextTick();
    expect(one.currentId.value).toBe("hasty");
    one.open(null);
    all.value = [foreign];
    await nextTick();
    expect(one.current.value).toBeNull();
    one.step(1);
    expect(one.current.value).toEqual(foreign);
  });
});
