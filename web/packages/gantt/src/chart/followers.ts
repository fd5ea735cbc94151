import { rowTop, type Scene, xOf } from "../scene.ts";
import { ROW } from "../sizes.ts";
import { NONE } from "../store.ts";
import type { Timeline } from "../timeline.ts";
import type { OpenLinkEvent, Place, Placed } from "../types.ts";

interface Follower {
  place: Place;
  placed: (at: Placed) => void;
  last: Placed | undefined;
}

/** Tells what the page has laid beside bars where these are, frame by frame. */
export class Followers {
  private readonly followers = new Set<Follower>();
  private timeline: Timeline | null = null;

  constructor(private readonly scene: () => Scene) {}

  add(place: Place, placed: (at: Placed) => void): () => void {
    const follower: Follower = { place, placed, last: undefined };
    this.followers.add(follower);
    if (this.timeline) this.tell(follower, this.scene(), this.timeline);
    return () => this.followers.delete(follower);
  }

  place(scene: Scene, timeline: Timeline): void {
    this.timeline = timeline;
    for (const follower of this.followers) this.tell(follower, scene, timeline);
  }

  /** The place of a press on a link, as it stays with the plan. */
  linkAt(link: number, x: number, y: number): OpenLinkEvent {
    const { store, visible, scale, left, top } = this.scene();
    const row = visible.rowAt(Math.floor((top + y) / ROW));
    const shown = row >= 0 ? row : store.links.successor[link]!;
    return {
      id: store.links.id[link]!,
      place: { activityId: store.id[shown]!, instant: scale.instantAt(left + x) },
    };
  }

  private tell(follower: Follower, scene: Scene, timeline: Timeline): void {
    const at = placedIn(scene, timeline, follower.place);
    const { last } = follower;
    if (last !== undefined && last?.x === at?.x && last?.y === at?.y) return;
    follower.last = at;
    follower.placed(at);
  }
}

/** Below the row, at the instant or at the finish of the bar; kept inside the window sideways. */
function placedIn(scene: Scene, timeline: Timeline, { activityId, instant }: Place): Placed {
  const row = scene.store.rowOfId.get(activityId) ?? -1;
  const position = row < 0 ? -1 : scene.visible.position[row]!;
  if (position < 0) return null;
  const y = rowTop(scene, position) + ROW;
  if (y < 0 || y > scene.height) return null;
  const finish = scene.store.barFinish[row]!;
  if (instant === null && finish === NONE) return null;
  const x = Math.min(scene.width - 8, Math.max(8, xOf(scene, instant ?? finish)));
  const { element, scroller } = timeline;
  return { x: Math.round(x + element.offsetLeft), y: Math.round(y + scroller.offsetTop) };
}
