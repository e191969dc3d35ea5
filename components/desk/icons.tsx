import type { ReactNode } from "react";

const paths = {
  home: <path d="M4 11 12 4l8 7v9h-5v-6H9v6H4z" />,
  articles: <path d="M5 4h14v16H5zM8 8h8M8 12h8M8 16h5" />,
  pictures: <path d="M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.500h.01" />,
  staff: (
    <path d="M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-4 2.5-6 6-6s6 2 6 6M16 4.500a3.5 3.5 0 0 1 0 6M17.5 14.500c2.3.6 3.5 2.6 3.5 5.5" />
  ),
  diary: <path d="M12 7v5l3 2M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z" />,
  settings: <path d="M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4" />,
  account: <path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.5-4 3.5-6 7.5-6s7 2 7.5 6" />,
  find: <path d="M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20 20" />,
  write: <path d="M4 20l1-4L16 5l3 3L8 19zM14 7l3 3" />,
  more: <path d="M5 12h.01M12 12h.01M19 12h.01" className="stroke-3" />,
  fold: <path d="M4 5h16v14H4zM9 5v14M15 10l-2 2 2 2" />,
  site: <path d="M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM4 12h16M12 4c5 5 5 11 0 16-5-5-5-11 0-16z" />,
  leave: <path d="M10 4H5v16h5M13 8l-4 4 4 4M9 12h11" />,
  done: <path d="M5 12.5 10 17 19 7" />,
  keys: <path d="M3 7h18v10H3zM7 11h.01M11 11h.01M15 11h.01M8 14h8" />,
  preview: <path d="M3 12c4-7 14-7 18 0-4 7-14 7-18 0zM12 14.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof paths;

const mirrored: IconName[] = ["fold", "leave", "articles"]; // what has a start and an end turns with the language

/** A drawing beside a word; never the word's only bearer. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      className={`size-5 shrink-0 fill-none stroke-current stroke-[1.6] [stroke-linecap:round] [stroke-linejoin:round] ${mirrored.includes(name) ? "rtl:-scale-x-100" : ""}`}
    >
      {paths[name]}
    </svg>
  );
}
