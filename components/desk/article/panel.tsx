import { type ReactNode, useId } from "react";

/** A part beside the text, named by its heading. */
export function Panel({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  const titleId = useId();
  return (
    <section id={id} aria-labelledby={titleId} className="border-rule border-t py-4">
      <h2 id={titleId} className="pb-3 font-semibold text-large">
        {title}
      </h2>
      {children}
    </section>
  );
}
