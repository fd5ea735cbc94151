/** Rows by place: the number of each, its parent's number (null = top) and the key that orders siblings. */
export interface OutlineRows {
  id: ArrayLike<number>;
  parentId: ArrayLike<number | null>;
  sortKey: ArrayLike<number>;
}

/** Places in outline order: a parent, then its children by sort key, equal ones by number. */
export function outlineOrder(rows: OutlineRows): number[] {
  const children = childrenOf(rows);
  const order: number[] = [];
  const waiting = [...(children.get(null) ?? [])].reverse();
  while (waiting.length > 0) {
    const place = waiting.pop() as number;
    order.push(place);
    const under = children.get(rows.id[place] as number) ?? [];
    for (let index = under.length - 1; index >= 0; index--) waiting.push(under[index] as number);
  }
  return order;
}

function childrenOf(rows: OutlineRows): Map<number | null, number[]> {
  const children = new Map<number | null, number[]>();
  for (let place = 0; place < rows.id.length; place++) {
    const parent = rows.parentId[place] ?? null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(place);
    else children.set(parent, [place]);
  }
  const before = (one: number, other: number) =>
    (rows.sortKey[one] as number) - (rows.sortKey[other] as number) ||
    (rows.id[one] as number) - (rows.id[other] as number);
  for (const siblings of children.values()) if (!sorted(siblings, before)) siblings.sort(before);
  return children;
}

function sorted(places: number[], before: (one: number, other: number) => number): boolean {
  for (let index = 1; index < places.length; index++)
    if (before(places[index - 1] as number, places[index] as number) > 0) return false;
  return true;
}
