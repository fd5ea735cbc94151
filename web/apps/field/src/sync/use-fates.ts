import {
  type ConflictValue,
  type OperationRow,
  type ParkedValue,
  type PhotoRow,
  recordsOf,
} from "@headway/sync";
import { computed } from "vue";
import { useLive } from "../live.ts";
import { person } from "../session/session.ts";
import { projectId, useOperations } from "../store.ts";

export interface Entry {
  row: OperationRow;
  photos: PhotoRow[];
}

const DAY_MS = 86_400_000;

/** Own entries by what they need: a look, time, nothing. */
export function useFates() {
  const { value: rows } = useOperations();
  const { value: photos } = useLive(
    (db) =>
      db.photos
        .where("[user_id+state]")
        .between([person.value?.user_id ?? "", ""], [person.value?.user_id ?? "", "￿"])
        .toArray(),
    () => person.value?.user_id,
  );
  const { value: parked } = useLive(
    async (db) => (await recordsOf(db, projectId.value ?? -1, "parked")).map((one) => one.value),
    () => projectId.value,
  );
  const { value: conflicts } = useLive(
    async (db) => (await recordsOf(db, projectId.value ?? -1, "conflict")).map((one) => one.value),
    () => projectId.value,
  );

  const bySha = computed(() => new Map((photos.value ?? []).map((photo) => [photo.sha256, photo])));
  const entryOf = (row: OperationRow): Entry => ({
    row,
    photos: (row.wire?.blobs ?? []).flatMap((blob) => bySha.value.get(blob.sha256) ?? []),
  });
  const parkedOf = (opId: string): ParkedValue | undefined => parked.value?.find((one) => one.op_id === opId);
  const waitsForMe = (row: OperationRow): boolean => {
    const desk = parkedOf(row.op_id);
    return !desk || (desk.is_open && desk.asked === null);
  };

  const all = computed(() => rows.value?.map(entryOf));
  const look = computed(
    () => all.value?.filter(({ row }) => row.state === "parked" && waitsForMe(row)) ?? [],
  );
  const way = computed(() =>
    (all.value ?? []).filter(({ row }) => ["waiting", "sent", "held"].includes(row.state)).reverse(),
  );
  const done = computed(() =>
    (all.value ?? []).filter(
      ({ row }) =>
        (row.state === "applied" ||
          row.state === "conflict" ||
          (row.state === "parked" && !waitsForMe(row))) &&
        Date.now() - Date.parse(row.settled_at ?? row.saved_at) < DAY_MS,
    ),
  );
  const open = computed<ConflictValue[]>(() => (conflicts.value ?? []).filter((one) => one.is_open));
  const conflictOf = (row: OperationRow): ConflictValue | undefined =>
    open.value.find((one) => one.record.id === row.wire?.record.id);
  /** Settled ones, too. */
  const conflictsOf = (row: OperationRow): ConflictValue[] =>
    (conflicts.value ?? []).filter((one) => one.record.id === row.wire?.record.id);
  return { all, look, way, done, conflicts: open, parkedOf, conflictOf, conflictsOf, photos };
}
