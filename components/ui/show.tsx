import type { ReactNode } from "react";

/** Small things that only show: no script of their own, so server components use them too. */

const tones = {
  plain: "border-field text-ink",
  muted: "border-rule text-muted",
  good: "border-good text-good",
  strong: "border-ink bg-ink text-paper",
  danger: "border-danger text-danger",
} as const;

/** A status in a word; its colour only repeats it. */
export function Badge({ tone = "plain", children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span className={`inline-block whitespace-nowrap rounded-full border px-2 py-px text-small ${tones[tone]}`}>
      {children}
    </span>
  );
}

/** What stands in an empty list: its purpose, and the way to fill it. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-3 py-2">
      <p className="font-semibold text-large">{title}</p>
      {children && <div className="-mt-2 max-w-prose text-muted">{children}</div>}
      {action}
    </div>
  );
}

/** Grey lines while a list comes, as high as its own; `label` is what a screen reader hears. */
export function Skeleton({ label, lines = 5 }: { label: string; lines?: number }) {
  return (
    <div role="status" aria-label={label} className="divide-y divide-rule border-rule border-y">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <div key={line} className="flex h-19 animate-pulse items-center gap-6 md:h-12 motion-reduce:animate-none">
          <span className="h-3 grow rounded-sm bg-wash" />
          <span className="h-3 w-24 rounded-sm bg-wash" />
        </div>
      ))}
    </div>
  );
}

/** A sentence that must be read: `problem` is announced at once. */
export function Notice({ kind = "note", children }: { kind?: "note" | "problem"; children: ReactNode }) {
  const isProblem = kind === "problem";
  return (
    <div
      role={isProblem ? "alert" : "note"}
      className={`rounded-md border-s-4 bg-wash px-4 py-3 ${isProblem ? "border-danger" : "border-field"}`}
    >
      {children}
    </div>
  );
}
