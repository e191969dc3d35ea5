import type { ReactNode } from "react";

type Props = { id: string; title: string; text?: string; children: ReactNode };

/** A part of a page of forms: what it is for at the start edge, the fields beside it, below it on a phone. */
export function FormSection({ id, title, text, children }: Props) {
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-12 gap-y-4 border-rule border-t py-7 lg:grid-cols-[15rem_minmax(0,36rem)]"
    >
      <div>
        <h2 id={id} className="scroll-mt-20 font-semibold text-large">
          {title}
        </h2>
        {text && <p className="max-w-prose pt-1 text-muted text-small">{text}</p>}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
