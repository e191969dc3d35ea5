/** Drawn on a grid of 20, in the colour of the text. What points along the line turns around in right-to-left writing. */
const paths = {
  bullets: { d: "M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01", turns: true },
  numbers: { d: "M9 5h8M9 10h8M9 15h8M3 4l1.2-.8V7M3 13h2l-2 3.4h2.2", turns: false },
  quote: { d: "M8 6C5.5 7 4 9 4 12v2h4v-4H5.5M16 6c-2.5 1-4 3-4 6v2h4v-4h-2.5", turns: true },
  attribution: { d: "M3 10h5M11 6.5h6M11 10h6M11 13.5h4", turns: true },
  quotationMarks: { d: "M7 4 3 8l4 4M11 4 7 8l4 4M10 16h7", turns: true },
  divider: { d: "M3 10h14M6 5h8M6 15h8", turns: false },
  picture: { d: "M3 4.5h14v11H3zM3 13l4-4 4 4 2-2 4 3.5M13 7.5h.01", turns: false },
  link: {
    d: "M8.5 11.5a3 3 0 0 0 4.300 0l2.700-2.700a3 3 0 0 0-4.300-4.300l-1 1M11.5 8.5a3 3 0 0 0-4.300 0l-2.700 2.700a3 3 0 0 0 4.300 4.300l1-1",
    turns: false,
  },
  language: {
    d: "M2.500 5h9M7 3v2M4 5c.6 3 3 5.500 6 6.500M10 5c-.6 3-3 5.500-6.500 6.500M10.500 17 14 9l3.500 8M11.700 14.500h4.600",
    turns: false,
  },
  heading: { d: "M5 4v12M15 4v12M5 10h10", turns: false },
  headingSmall: { d: "M6 7v8M13 7v8M6 11h7", turns: false },
  pullQuote: {
    d: "M3 4h14M3 16h14M7.500 8C6 8.600 5.500 9.500 5.500 11v1.500h2.500V11h-1M13.500 8c-1.500.600-2 1.500-2 3v1.500H14V11h-1",
    turns: true,
  },
  factBox: { d: "M3 4h14v12H3zM6 7.500h5M6 10.500h8M6 13h8", turns: true },
  gallery: { d: "M3 6h10v10H3zM7 6V3.500h10v10h-4M3 13.500l3-3 3 3 1.500-1.500 2.500 2.500", turns: false },
  table: { d: "M3 4h14v12H3zM3 8h14M3 12h14M8 4v12", turns: true },
  embed: { d: "M3 4h14v9H9l-4 3.500V13H3zM7 8.500h6", turns: true },
  related: { d: "M4 3.500h8l4 4v9H4zM12 3.500v4h4M7 11h6M7 13.500h4", turns: true },
  plus: { d: "M10 4v12M4 10h12", turns: false },
  grip: { d: "M7.500 5h.01M12.500 5h.01M7.500 10h.01M12.500 10h.01M7.500 15h.01M12.500 15h.01", turns: false },
  rowAbove: { d: "M3 10h14v6H3zM10 2.500v5M7.500 5h5", turns: false },
  rowBelow: { d: "M3 4h14v6H3zM10 12.500v5M7.500 15h5", turns: false },
  columnBefore: { d: "M10 3h7v14h-7zM2.500 10h5M5 7.500v5", turns: true },
  columnAfter: { d: "M3 3h7v14H3zM12.500 10h5M15 7.500v5", turns: true },
  headRow: { d: "M3 4h14v12H3zM3 9h14M3 5.500h14M3 7.200h14", turns: false },
  headColumn: { d: "M3 4h14v12H3zM8 4v12M4.700 4v12M6.300 4v12", turns: true },
  deleteRow: { d: "M3 7h14v6H3zM8 8.500l4 3M12 8.500l-4 3", turns: false },
  deleteColumn: { d: "M7 3h6v14H7zM8.500 8l3 4M11.500 8l-3 4", turns: false },
  undo: { d: "M7 5 3.5 8.5 7 12M3.5 8.5H12a4 4 0 0 1 0 8H8", turns: true },
  redo: { d: "M13 5l3.5 3.5L13 12M16.5 8.5H8a4 4 0 0 0 0 8h4", turns: true },
  back: { d: "M12 4.500 6.500 10l5.500 5.500", turns: true },
  close: { d: "M5 5l10 10M15 5 5 15", turns: false },
  comment: { d: "M3.500 4.500h13v9.500H9.500L6 17v-3H3.500z", turns: true },
  up: { d: "M5 12.500 10 7l5 5.500", turns: false },
  down: { d: "M5 7.500 10 13l5-5.500", turns: false },
  helps: { d: "M9 3.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11M13 13l4 4M7 9h4M9 7v4", turns: true },
  edge: { d: "M3 4h14v12H3zM12.500 4v12", turns: true },
  rightToLeft: { d: "M3 5h14M8 9h9M3 15h10M6 12l-3 3 3 3", turns: false },
  suggest: { d: "M4 16h12M6 12.500l7.500-7.500 2 2L8 14.500H6zM12 6.500l2 2", turns: true },
  leftToRight: { d: "M3 5h14M3 9h9M7 15h10M14 12l3 3-3 3", turns: false },
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  const { d, turns } = paths[name];
  return (
    <svg viewBox="0 0 20 20" className={turns ? "tool-icon rtl:-scale-x-100" : "tool-icon"} aria-hidden="true">
      <path d={d} />
    </svg>
  );
}
