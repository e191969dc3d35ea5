import type { ReactNode } from "react";

/** The name of a page, a line on what it is for, and its first deed. */
export function PageHead({ title, purpose, action }: { title: string; purpose?: string; action?: ReactNode }) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 pb-6">
      <div className="min-w-0">
        <h1 className="font-bold text-title">{title}</h1>
        {purpose && <p className="max-w-prose text-muted">{purpose}</p>}
      </div>
      {action}
    </header>
  );
}
