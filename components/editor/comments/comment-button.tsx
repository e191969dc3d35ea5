"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { ariaKeys, tipOf } from "../tool.tsx";
import { Icon } from "../toolbar-icons.tsx";
import type { CommentStage } from "./comment-stage.ts";

const below = 8; // px

/** Stands beside chosen words, under them on a phone. It leaves them chosen. */
export function CommentButton({ stage, isHidden }: { stage: CommentStage; isHidden: boolean }) {
  const t = useTranslations("comments");
  const [isHere, setHere] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const at = readSelection(stage);
      setHere(at !== null);
      const { current } = frame;
      if (!at || !current) return;
      const { top } = current.getBoundingClientRect();
      current.style.setProperty("--top", `${at.top - top}px`);
      current.style.setProperty("--bottom", `${at.bottom - top + below}px`);
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(look, stage.hasSelection ? 80 : 0); // while somebody drags over words it waits
    };
    soon();
    const stop = stage.subscribe(soon);
    addEventListener("focusin", soon);
    return () => {
      clearTimeout(timer);
      stop();
      removeEventListener("focusin", soon);
    };
  }, [stage]);
  return (
    <div ref={frame} className="comment-float">
      {isHere && !isHidden && (
        <button
          type="button"
          className="comment-begin"
          aria-keyshortcuts={ariaKeys("Mod+Alt+M")}
          title={tipOf(t("begin"), "Mod+Alt+M")}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => stage.ask()}
        >
          <Icon name="comment" />
          {t("begin")}
        </button>
      )}
    </div>
  );
}

/** Where the end of the chosen words stands in the window. Null: none are chosen, or the writer is elsewhere. */
function readSelection(stage: CommentStage): { top: number; bottom: number } | null {
  for (const view of stage.views.values()) {
    const { empty, to } = view.isDestroyed ? { empty: true, to: 0 } : view.state.selection;
    const isHere = !view.editable || view.hasFocus();
    if (!empty && isHere) return view.coordsAtPos(to, -1);
  }
  return null;
}
