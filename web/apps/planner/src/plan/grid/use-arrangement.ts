import {
  type Arranged,
  arrange,
  type BlockTarget,
  type Field,
  fieldsOf,
  filterTest,
  type Plan,
  type Rights,
} from "@headway/model";
import { language, t } from "@headway/ui";
import { computed, type Ref, shallowRef, watch } from "vue";
import { useOwnResources } from "../../api/activity.ts";
import { account } from "../../api/session.ts";
import type { RowView } from "../row-view.ts";
import { fieldWords } from "./words.ts";

/**
 * The columns of a plan, and which of its rows the view shows in which order. `compared`: the plan with the dates of
 * the baseline that is looked at; what is typed goes to the plan itself.
 */
export function useArrangement(
  plan: Ref<Plan>,
  compared: Ref<Plan>,
  rows: Ref<RowView>,
  rights: Ref<Rights>,
  only: Ref<ReadonlySet<number> | null> = computed(() => null),
) {
  const asked = computed(() =>
    rows.value.quick.includes("mine") ? (plan.value?.window.project_id ?? null) : null,
  );
  const { data: mine } = useOwnResources(asked);
  const fields = computed<ReadonlyMap<string, Field>>(() => {
    language();
    return fieldsOf(plan.value, fieldWords);
  });
  /** Rows that stay in view although the filter lets them go: they were edited since it was set. */
  const kept = shallowRef<ReadonlySet<number>>(new Set());
  watch([() => rows.value.filters, () => rows.value.quick, () => rows.value.finding], () => {
    kept.value = new Set();
  });

  const arranged = computed<Arranged | null>(() =>
    arrange(compared.value, fields.value, {
      ...rows.value,
      me: account.value?.display_name ?? "",
      own: new Set(mine.value?.resource_ids),
      kept: kept.value,
      only: only.value,
    }),
  );
  /** Columns whose filter cannot be read. */
  const badFilters = computed<ReadonlySet<string>>(
    () =>
      new Set(
        Object.entries(rows.value.filters)
          .filter(([id, text]) => text.trim() !== "" && !readable(id, text))
          .map(([id]) => id),
      ),
  );

  function readable(id: string, text: string): boolean {
    const field = fields.value.get(id);
    return field !== undefined && filterTest(plan.value, field, text) !== null;
  }

  function keep(ids: readonly number[]): void {
    if (ids.length > 0) kept.value = new Set([...kept.value, ...ids]);
  }

  const target = (): BlockTarget => ({
    plan: plan.value,
    fields: fields.value,
    rights: rights.value,
    newName: t("grid.add.pasted_name"),
  });

  return { fields, arranged, badFilters, keep, target };
}

export type Arrangement = ReturnType<typeof useArrangement>;
