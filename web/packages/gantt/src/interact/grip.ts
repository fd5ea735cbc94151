import { hitTest } from "../hit-test.ts";
import type { Scene } from "../scene.ts";
import { SHAPE } from "../store.ts";
import type { Grip } from "./draft.ts";
import { handlesOf, hitHandle } from "./handles.ts";
import { type Act, type Rights, refusalOf } from "./limits.ts";

/** CSS pixels around a handle that still take hold of it. */
export const REACH = { mouse: 4, pen: 8, touch: 14 } as const;

const NOBODY: Rights = { edit: false, progress: false };

/** What a press at a point takes hold of; `null` = nothing of the plan, so the press moves the window. */
export function gripAt(scene: Scene, x: number, y: number, reach: number): Grip | null {
  const rights = scene.work?.rights ?? NOBODY;
  const handles = handlesOf(scene, scene.work?.hovered ?? -1);
  const handle = handles && hitHandle(handles, x, y, reach);
  if (handle?.kind === "progress") return { kind: "progress", row: handles!.row };
  if (handle) return { kind: "link", from: { row: handles!.row, side: handle.side } };
  const hit = hitTest(scene, x, y);
  if (hit.kind !== "bar") return null;
  const { row } = hit;
  if (hit.part === "progress" && refusalOf(scene.store, row, "progress", rights) === null) {
    return { kind: "progress", row };
  }
  return allowed(
    scene,
    row,
    hit.part === "finish" && scene.store.shape[row] === SHAPE.bar ? "resize" : "move",
    rights,
  );
}

function allowed(scene: Scene, row: number, act: Act & ("move" | "resize"), rights: Rights): Grip {
  const refusal = refusalOf(scene.store, row, act, rights);
  return refusal === null ? { kind: act, row } : { kind: "refused", row, refusal };
}
