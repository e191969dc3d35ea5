"use client";

import { type ReactNode, useId, useState } from "react";
import { isPanelFolded, rememberPanel } from "./edge-state.ts";

type Props = {
  name: string;
  title: string;
  id?: string;
  aside?: ReactNode;
  isFoldedFirst?: boolean; // until the person opens it
  onToggle?: (isOpen: boolean) => void;
  children: ReactNode;
};

/** A part beside the text, named by its heading. It folds away, and stays so on this machine. */
export function Panel({ name, title, id, aside, isFoldedFirst = false, onToggle, children }: Props) {
  const titleId = useId();
  const [wasFolded] = useState(() => isPanelFolded(name, isFoldedFirst));
  const toggle = (isOpen: boolean) => {
    rememberPanel(name, !isOpen, isFoldedFirst);
    onToggle?.(isOpen);
  };
  return (
    <section id={id} aria-labelledby={titleId} className="edge-panel">
      <details open={!wasFolded} onToggle={({ currentTarget }) => toggle(currentTarget.open)}>
        <summary>
          <h2 id={titleId}>{title}</h2>
          {aside}
        </summary>
        <div className="edge-panel-content">{children}</div>
      </details>
    </section>
  );
}
