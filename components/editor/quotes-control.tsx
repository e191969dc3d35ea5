"use client";

import type { Editor } from "@tiptap/core";
import { useTranslations } from "next-intl";
import { createContext, use } from "react";
import { fetchAsked } from "#components/desk/missing-part.ts";
import { showToast } from "#components/ui/toast.tsx";
import type { Language } from "#newsroom/article.ts";
import type { QuoteStyles } from "#newsroom/quotation.ts";
import { useStory } from "./story-context.ts";
import { Deed } from "./tool.tsx";

/** How the site writes quotation marks. */
export const SiteQuotes = createContext<QuoteStyles>({ ar: "guillemets", en: "curly" });

/** One command for the quotation marks of the selection or of the whole story: one step of undo, and it says what it did. */
export function QuotesControl({ editor, language }: { editor: Editor; language: Language }) {
  const t = useTranslations("quotes");
  const styles = use(SiteQuotes);
  const { editors, undoManager } = useStory();
  const restyle = async () => {
    const part = await fetchAsked(
      () => import("./restyle-quotes.ts"),
      () => void restyle(),
    );
    if (!part) return;
    undoManager.stopCapturing();
    const count = part.restyleQuotes(editors(), editor, language, styles);
    const step = undoManager.undoStack.at(-1);
    undoManager.stopCapturing();
    if (count === 0) return showToast(t("nothing"));
    const undo = () => {
      if (undoManager.undoStack.at(-1) === step) undoManager.undo();
      else showToast(t("tooLate"));
    };
    showToast(t("changed", { count }), { label: t("undo"), onPress: undo });
  };
  return <Deed name={t("command")} icon="quotationMarks" onPress={() => void restyle()} />;
}
