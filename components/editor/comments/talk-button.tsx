"use client";

import { useTranslations } from "next-intl";
import { setTalking, useEdge } from "#components/desk/article/edge-state.ts";
import { Icon } from "../toolbar-icons.tsx";
import { useTalk } from "./use-talk.ts";

/** Shows what is said about the story, and how much of it waits. */
export function TalkButton() {
  const t = useTranslations("comments");
  const { isTalking } = useEdge();
  const { threads } = useTalk();
  const open = threads.filter(({ resolved }) => resolved === null).length;
  return (
    <button
      type="button"
      className="edge-button talk-button"
      aria-expanded={isTalking}
      aria-label={open > 0 ? `${t("title")}: ${t("openCount", { count: open })}` : t("title")}
      data-tip={t("title")}
      onClick={() => setTalking(!isTalking)}
    >
      <Icon name="comment" />
      {open > 0 && (
        <span aria-hidden="true" className="button-count">
          {open}
        </span>
      )}
    </button>
  );
}
