"use client";

import { type ReactNode, useId, useState } from "react";
import { isPanelFolded, rememberPanel } from "./edge-state.ts";

type Props = { name: string; title: string; id?: string; aside?: ReactNode; children: ReactNode };

/** A part beside the text, named by its heading. It folds away, and stays so on this machine. */
export function Panel({ name, title, id, aside, children }: Props) {
  const titleId = useId();
  const [wasFolded] = useState(() => isPanelFolded(name));
  return (
    <section id={id} aria-labelledby={titleId} className="edge-panel">
      <details open={!wasFolded} onToggle={({ currentTarget }) => rememberPanel(name, !currentTarget.open)}>
        <summary>
          <h2 id={titleId}>{title}</h2>
          {aside}
        </summary>
        <div className="edge-panel-content">{children}</div>
      </details>
    </section>
  );
}
