"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { ArticlePanels } from "#components/desk/article/article-panels.tsx";
import { lowerEdge, toggleEdge, useEdge } from "#components/desk/article/edge-state.ts";
import { useDesk } from "#components/desk/article/story-desk.tsx";
import { useSuggestions } from "./suggesting/use-suggesting.ts";
import { Icon } from "./toolbar-icons.tsx";

const edgeId = "story-edge";

/** What belongs to the story, beside it; on a narrow screen below it, and raised as a sheet. */
export function Edge() {
  const t = useTranslations("editor");
  const { isFolded, isRaised } = useEdge();
  const { isOn, late, count } = useSuggestions();
  const sheet = useRef<HTMLElement>(null);

  useEffect(() => {
    if (!isRaised) return;
    const before = document.activeElement;
    if (!sheet.current?.contains(before)) sheet.current?.focus({ preventScroll: true });
    const close = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && sheet.current?.contains(document.activeElement))
        lowerEdge();
    };
    const leave = (event: PointerEvent) => {
      const isOnStory = event.target instanceof Element && event.target.closest(".article-main");
      if (isOnStory) lowerEdge();
    };
    addEventListener("keydown", close);
    addEventListener("pointerdown", leave);
    return () => {
      removeEventListener("keydown", close);
      removeEventListener("pointerdown", leave);
      if (sheet.current?.contains(document.activeElement) && before instanceof HTMLElement)
        before.focus({ preventScroll: true });
    };
  }, [isRaised]);

  return (
    <aside
      id={edgeId}
      ref={sheet}
      tabIndex={-1}
      aria-label={t("details")}
      className="article-edge"
      data-edge=""
      data-folded={isFolded || undefined}
      data-raised={isRaised || undefined}
    >
      <div className="edge-head">
        <p aria-hidden="true">{t("details")}</p>
        <button type="button" className="tool" aria-label={t("close")} onClick={lowerEdge}>
          <Icon name="close" />
        </button>
      </div>
      {late && (isOn || count > 0) && <late.ProposalsPanel />}
      <ArticlePanels />
    </aside>
  );
}

/** Folds the edge away and fetches it again; on a narrow screen it tells how much is still missing there. */
export function EdgeButton() {
  const t = useTranslations("editor");
  const { isShown } = useEdge();
  const { missing } = useDesk();
  return (
    <button
      type="button"
      className="edge-button"
      aria-expanded={isShown}
      aria-controls={edgeId}
      aria-label={t("details")}
      data-tip={t(isShown ? "hideDetails" : "showDetails")}
      onClick={toggleEdge}
    >
      <Icon name="edge" />
      {missing.length > 0 && (
        <span aria-hidden="true" className="button-count edge-count">
          {missing.length}
        </span>
      )}
    </button>
  );
}
