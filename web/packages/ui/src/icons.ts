/** Stroked paths on a 20 × 20 grid. */
export const ICONS = {
  portfolio: "M3 3h6v6H3zM11 3h6v6h-6zM3 11h6v6H3zM11 11h6v6h-6z",
  plan: "M3 3v14h14M6 6h6M8 10h6M11 14h5",
  import: "M10 3v9M6.5 8.5 10 12l3.5-3.5M3.5 13v3.5h13V13",
  settings: "M3 6h7M14 6h3M3 14h3M10 14h7M12 4v4M8 12v4",
  calendar: "M3 5h14v12H3zM3 9h14M7 3v4M13 3v4",
  history: "M3.5 10a6.5 6.5 0 1 0 2-4.7L3.5 7M3.5 3v4h4M10 6.5V10l2.5 2",
  audit: "M10 2.8 16 5v5c0 3.6-2.5 6.2-6 7.2-3.5-1-6-3.6-6-7.2V5zM7.5 10l2 2 3.5-4",
  user: "M10 10a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM3.8 17c.6-3.2 3.1-5 6.2-5s5.6 1.8 6.2 5",
  search: "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4",
  close: "M5 5l10 10M15 5 5 15",
  check: "M4 10.5 8 14.5 16 6",
  info: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 9v4.5M10 6.2v.6",
  right: "M8 5l5 5-5 5",
  down: "M5 8l5 5 5-5",
  left: "M12 5l-5 5 5 5",
  undo: "M7 4 3.5 7.5 7 11M3.5 7.5H12a4.5 4.5 0 0 1 0 9H8",
  "zoom-in": "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4M9 6.5v5M6.5 9h5",
  "zoom-out": "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4M6.5 9h5",
  fit: "M3 4v12M17 4v12M5.5 10h9M7.5 8l-2 2 2 2M12.5 8l2 2-2 2",
  flag: "M5 17V3.5h9.5L12 7l2.5 3.5H5",
  link: "M8 12l4-4M9 6l1.6-1.6a3.5 3.5 0 0 1 5 5L14 11M11 14l-1.6 1.6a3.5 3.5 0 0 1-5-5L6 9",
  layers: "M3 5h14M6 10h11M9 15h8",
  baseline: "M3 6h11v4H3zM5 14h12",
  file: "M5 2.8h6.5L15 6.3v10.9H5zM11.5 2.8v3.5H15M7.5 10h5M7.5 13h5",
  language:
    "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM3 10h14M10 3c-4.5 4.5-4.5 9.5 0 14M10 3c4.5 4.5 4.5 9.5 0 14",
  theme:
    "M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM10 2v1.8M10 16.2V18M2 10h1.8M16.2 10H18M4.3 4.3l1.3 1.3M14.4 14.4l1.3 1.3M4.3 15.7l1.3-1.3M14.4 5.6l1.3-1.3",
  "sign-out": "M8 3.5H3.5v13H8M8 10h9M13.5 6.5 17 10l-3.5 3.5",
  "data-date": "M10 3v14M6.5 6.5 10 3l3.5 3.5",
  panel: "M3 4h14v12H3zM12.5 4v12",
  dash: "M6 10h8",
} as const;

export type IconName = keyof typeof ICONS | "late";
