import type { EntryDetail, SitePhoto } from "@headway/api-types";

/** Photos among the contents that an entry names; without a `state` the picture itself tells whether it has arrived. */
export const photosOf = (blobs: readonly Record<string, unknown>[]): SitePhoto[] =>
  blobs
    .filter((blob) => String(blob.media_type ?? "").startsWith("image/"))
    .map((blob) => ({ sha256: String(blob.sha256), state: stateOf(blob.state) }));

const stateOf = (told: unknown): SitePhoto["state"] =>
  told === "pending" || told === "redacted" ? told : "verified";

/** Where the picture of a photo is: small, or as large as a screen. */
export const pictureOf = (projectId: number, sha256: string, large = false): string =>
  `/api/projects/${projectId}/blobs/${sha256}/picture${large ? "?large=true" : ""}`;

export interface Taken {
  at: string | null;
  /** How far off the position may be, metres; null without one. */
  accuracyM: number | null;
}

/** When and where the photos of a report were taken, by their hash. */
export function takenOf(detail: EntryDetail): ReadonlyMap<string, Taken> {
  const own = detail.trail.find((one) => one.entry_id === detail.entry_id);
  const photos = (own?.facts ?? []).filter((fact) => fact.kind === "photo");
  return new Map(photos.map(({ values }) => [String(values.sha256), takenIn(values)]));
}

function takenIn(values: Record<string, unknown>): Taken {
  const position = values.position as { accuracy_m?: unknown } | null | undefined;
  const metres = position?.accuracy_m;
  return {
    at: typeof values.taken_at === "string" ? values.taken_at : null,
    accuracyM: typeof metres === "number" ? metres : null,
  };
}
