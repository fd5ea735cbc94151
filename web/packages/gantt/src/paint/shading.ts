import { rowTop, type Scene } from "../scene.ts";
import { ROW } from "../sizes.ts";
import type { WorkingDays } from "../working-days.ts";

/** Below this many pixels per day single rest days are noise. */
const SHADING_ZOOM = 2.4;
/** From here on, weeks and days, each row shows the rest days of its own calendar. */
const OWN_CALENDAR_ZOOM = 7;

/** Rest days, as one column for the project or per run of rows that share a calendar. */
export function paintShading(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  first: number,
  last: number,
  bottom: number,
): void {
  if (scene.scale.zoom < SHADING_ZOOM) return;
  ctx.fillStyle = scene.theme.nonwork;
  const { store } = scene;
  const project = store.workingDays[0]!;
  if (scene.scale.zoom < OWN_CALENDAR_ZOOM || store.workingDays.length < 2) {
    shade(ctx, scene, project, 0, bottom);
    return;
  }
  let run = first;
  const calendarAt = (position: number) => store.calendar[scene.visible.rowAt(position)] ?? 0;
  for (let position = first; position <= last; position++) {
    const calendar = calendarAt(position);
    const next = position < last ? calendarAt(position + 1) : -1;
    if (calendar === next) continue;
    shade(
      ctx,
      scene,
      store.workingDays[calendar] ?? project,
      rowTop(scene, run),
      rowTop(scene, position) + ROW,
    );
    run = position + 1;
  }
  const below = rowTop(scene, last + 1);
  if (below < bottom) shade(ctx, scene, project, below, bottom);
}

function shade(ctx: CanvasRenderingContext2D, scene: Scene, days: WorkingDays, y0: number, y1: number): void {
  const lastDay = scene.scale.dayAt(scene.left + scene.width);
  let restFrom = -1;
  for (let day = scene.scale.dayAt(scene.left); day <= lastDay + 1; day++) {
    const rests = day <= lastDay && !days.isWorking(day);
    if (rests && restFrom < 0) restFrom = day;
    if (rests || restFrom < 0) continue;
    const x0 = Math.round(scene.scale.xOfDay(restFrom) - scene.left);
    const x1 = Math.round(scene.scale.xOfDay(day) - scene.left);
    ctx.fillRect(x0, y0, x1 - x0, y1 - y0);
    restFrom = -1;
  }
}
