import type { ReactNode } from "react";

type Props = { title: ReactNode; purpose?: ReactNode; action?: ReactNode; children?: ReactNode };

/** The name of a page, a line on what it is for, its ONE main deed, and what stands below them (tabs, filters). */
export function PageHead({ title, purpose, action, children }: Props) {
  return (
    <header className="pb-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="font-bold text-title">{title}</h1>
          {purpose && <p className="max-w-prose pt-1 text-muted">{purpose}</p>}
        </div>
        {action}
      </div>
      {children}
    </header>
  );
}
