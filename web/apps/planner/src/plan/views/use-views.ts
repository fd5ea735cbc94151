import { useQueryClient } from "@tanstack/vue-query";
import { computed, type Ref, ref, shallowRef, watch } from "vue";
import { useRoute } from "vue-router";
import { RequestFailed } from "../../api/request.ts";
import {
  addView,
  changeView,
  type KeptView,
  putFirstView,
  removeView,
  restoreView,
  useViews,
} from "../../api/views.ts";
import type { ViewStateHandle } from "../use-view-state.ts";
import type { SavedView } from "../view-state.ts";
import { type BuiltIn, builtInView, isBuiltIn } from "./built-in.ts";
import { differs, plainParts } from "./difference.ts";

/** A kept view by its number, or one of the product by its name. */
export type Chosen = number | BuiltIn;

/** The views of the project, the one that is chosen, and what is done with them. `day`: the plan's data date. */
export function useSavedViews(projectId: Ref<number | null>, view: ViewStateHandle, day: Ref<number>) {
  const queries = useQueryClient();
  const route = useRoute();
  const { data: list } = useViews(projectId);
  const chosen = ref<Chosen | null>(null);
  const removed = shallowRef<KeptView | null>(null);
  const missing = ref(false);
  const failure = shallowRef<RequestFailed | null>(null);
  /** Read once: the page writes its own address soon after. */
  const asked =
    typeof route.query.view === "string" && /^\d{1,15}$/.test(route.query.view)
      ? Number(route.query.view)
      : null;
  const bare = Object.keys(route.query).every((name) => name === "plan" || name === "view");

  const kept = computed(() => list.value?.views.find((one) => one.id === chosen.value) ?? null);
  const changed = computed(() => {
    if (kept.value) return differs(kept.value.state, nowShown());
    return (
      typeof chosen.value === "string" &&
      differs({ rows: builtInView(chosen.value, nowShown(), day.value).rows }, nowShown())
    );
  });

  function nowShown(): SavedView {
    void view.state.value;
    return view.readView();
  }

  function choose(wanted: Chosen): void {
    const now = view.readView();
    const found = list.value?.views.find((one) => one.id === wanted);
    if (typeof wanted === "string") view.applyView(builtInView(wanted, now, day.value));
    else if (found) view.applyView({ ...now, ...(found.state as Partial<SavedView>) });
    else return;
    chosen.value = wanted;
  }

  /** With which view the page opens: the one in the link, else the first of the person or his role. */
  const stop = watch(
    list,
    (loaded) => {
      if (!loaded) return;
      queueMicrotask(() => stop());
      if (asked !== null) {
        missing.value = !loaded.views.some((one) => one.id === asked);
        choose(asked);
        return;
      }
      const { first } = loaded;
      if (!bare || !first) return;
      if (first.view_id !== null) choose(first.view_id);
      else if (isBuiltIn(first.built_in)) choose(first.built_in);
    },
    { immediate: true },
  );

  async function attempt<Answer>(write: () => Promise<Answer>): Promise<Answer | null> {
    failure.value = null;
    try {
      const answer = await write();
      await queries.invalidateQueries({ queryKey: ["project", projectId.value, "views"] });
      return answer;
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      failure.value = error;
      return null;
    }
  }

  async function save(name: string, isShared: boolean): Promise<boolean> {
    const made = await attempt(() =>
      addView(projectId.value ?? 0, name, isShared, plainParts(view.readView())),
    );
    if (made) chosen.value = made.id;
    return made !== null;
  }

  const update = (one: KeptView) => attempt(() => changeView(one.id, { state: plainParts(view.readView()) }));
  const rename = (one: KeptView, name: string) => attempt(() => changeView(one.id, { name }));
  const share = (one: KeptView, isShared: boolean) =>
    attempt(() => changeView(one.id, { is_shared: isShared }));

  async function remove(one: KeptView): Promise<void> {
    const done = await attempt(async () => {
      await removeView(one.id);
      return true;
    });
    if (!done) return;
    removed.value = one;
    if (chosen.value === one.id) chosen.value = null;
  }

  async function takeBack(): Promise<void> {
    const one = removed.value;
    if (!one) return;
    removed.value = null;
    await attempt(() => restoreView(one.id));
  }

  const openFirst = (role: string, wanted: Chosen | null) =>
    attempt(() =>
      putFirstView(projectId.value ?? 0, {
        role,
        view_id: typeof wanted === "number" ? wanted : null,
        built_in: typeof wanted === "string" ? wanted : "",
      }),
    );

  const linkTo = (one: KeptView): string =>
    `${location.origin}/projects/${projectId.value}/plan?view=${one.id}`;

  return {
    list,
    chosen,
    kept,
    changed,
    removed,
    missing,
    failure,
    choose,
    save,
    update,
    rename,
    share,
    remove,
    takeBack,
    openFirst,
    linkTo,
  };
}

export type SavedViews = ReturnType<typeof useSavedViews>;
