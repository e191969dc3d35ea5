import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ListStatus } from "#db/article-list.ts";

export type StatusName = ListStatus;

const shapes: Record<StatusName, ReactNode> = {
  draft: <circle cx="6" cy="6" r="4.25" className="fill-none stroke-current" strokeDasharray="2 1.9" />,
  returned: <path d="M4.5 1.5 1.5 4.5l3 3M1.5 4.5h5a3 3 0 0 1 0 6H4" className="fill-none stroke-current" />,
  submitted: (
    <>
      <circle cx="6" cy="6" r="4.25" className="fill-none stroke-current" />
      <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" className="fill-current" />
    </>
  ),
  approved: <path d="M1.75 6.5 4.75 9.5 10.25 3" className="fill-none stroke-current" />,
  published: <circle cx="6" cy="6" r="4.25" className="fill-current" />,
  changed: (
    <>
      <circle cx="6" cy="6" r="4.75" className="fill-none stroke-current" />
      <circle cx="6" cy="6" r="2.25" className="fill-current" />
    </>
  ),
  killed: <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" className="fill-none stroke-current" />,
};

const colours: Record<StatusName, string> = {
  draft: "text-light",
  returned: "text-warn",
  submitted: "text-ink",
  approved: "text-good",
  published: "text-ink",
  changed: "text-accent",
  killed: "text-danger",
};

const mirrored: StatusName[] = ["returned", "submitted"];

/** A status in a word with a shape of its own before it; colour only repeats what the two say. */
export function StatusMark({ status }: { status: StatusName }) {
  const stages = useTranslations("stages");
  const more = useTranslations("list.status");
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-ink">
      <svg
        aria-hidden="true"
        viewBox="0 0 12 12"
        className={`size-3 shrink-0 stroke-[1.5] forced-colors:text-[CanvasText] ${colours[status]} ${mirrored.includes(status) ? "rtl:-scale-x-100" : ""}`}
      >
        {shapes[status]}
      </svg>
      {status === "returned" || status === "changed" ? more(status) : stages(status)}
    </span>
  );
}
