"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Icon } from "./icons.tsx";

type Props = { personId: number; isFolded: boolean };

/** Folds the side away and back. A cookie of this browser remembers it for this person, so that the server draws it so. */
export function FoldButton({ personId, isFolded: isFoldedAtFirst }: Props) {
  const t = useTranslations("desk");
  const [isFolded, setFolded] = useState(isFoldedAtFirst);
  const button = useRef<HTMLButtonElement>(null);

  function turn() {
    const next = !isFolded;
    setFolded(next);
    button.current?.closest("[data-shell]")?.toggleAttribute("data-folded", next);
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not in every browser yet
    document.cookie = `khabar-folded-${personId}=${next ? 1 : 0}; path=/desk; max-age=31536000; samesite=lax`;
  }

  return (
    <button
      ref={button}
      type="button"
      aria-expanded={!isFolded}
      aria-label={t("menu")}
      title={t(isFolded ? "unfold" : "fold")}
      onClick={turn}
      className="hidden min-h-9 min-w-9 cursor-pointer place-items-center rounded-sm text-muted hover:bg-paper hover:text-ink md:grid"
    >
      <Icon name="fold" />
    </button>
  );
}
