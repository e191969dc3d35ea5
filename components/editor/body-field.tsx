"use client";

import type { AnyExtension, Editor } from "@tiptap/core";
import { EditorContent, ReactNodeViewRenderer } from "@tiptap/react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useMemo, useRef } from "react";
import { useLate } from "#components/desk/use-late.ts";
import { Notice } from "#components/ui/show.tsx";
import { showToast } from "#components/ui/toast.tsx";
import { bodyExtensions, Picture } from "#newsroom/body.ts";
import { Embed, Gallery, RelatedStory } from "#newsroom/body-blocks.ts";
import { BlockAppearance } from "./block-appearance.ts";
import { BlockKeys } from "./blocks/block-keys.ts";
import { CardView, GalleryView } from "./blocks/block-views.tsx";
import { FollowMoved } from "./blocks/follow-moved.ts";
import { BodyKeys, LinkPaste } from "./body-commands.ts";
import { KeptDirection } from "./direction-commands.ts";
import { useFieldEditor } from "./field-editor.ts";
import { HeldSelection } from "./held-selection.ts";
import { LigatureKeys } from "./ligature-keys.ts";
import { CleanPaste, type PasteNews } from "./paste/clean-paste.ts";
import { PictureView } from "./picture-view.tsx";
import { useStory } from "./story-context.ts";

const views = new Map<unknown, AnyExtension>([
  [Picture, Picture.extend({ addNodeView: () => ReactNodeViewRenderer(PictureView) })],
  [Gallery, Gallery.extend({ addNodeView: () => ReactNodeViewRenderer(GalleryView) })],
  [Embed, Embed.extend({ addNodeView: () => ReactNodeViewRenderer(CardView) })],
  [RelatedStory, RelatedStory.extend({ addNodeView: () => ReactNodeViewRenderer(CardView) })],
]);
const shownExtensions = bodyExtensions.map((extension) => views.get(extension) ?? extension);

/** The running text of a story. `onEditor` hands it to the toolbar. */
export function BodyField({ label, onEditor }: { label: string; onEditor: (editor: Editor | null) => void }) {
  const t = useTranslations("editor");
  const quotes = useTranslations("quotes");
  const blocks = useTranslations("newsBlocks");
  const paste = useTranslations("paste");
  const locale = useLocale();
  const { doc, letters, focus, undoManager, pasteNews: news, tellPaste } = useStory();
  const pasted = useRef<unknown>(null); // the step of undo that turned the raw text into the clean one
  const late = useLate(() => import("./paste/receipt-note.tsx"), news !== null);
  useEffect(() => {
    const forget = () => tellPaste(null); // the text is no longer what it tells of
    undoManager.on("stack-item-popped", forget);
    return () => undoManager.off("stack-item-popped", forget);
  }, [undoManager, tellPaste]);
  const extensions = useMemo(() => {
    const hints = {
      placeholder: t("bodyHint"),
      attributionPlaceholder: t("attributionHint"),
      titlePlaceholder: blocks("titleHint"),
    };
    const tell = (told: PasteNews) => {
      pasted.current = undoManager.undoStack.at(-1);
      undoManager.stopCapturing(); // what is typed on is another step
      tellPaste(told);
    };
    const leaveUp = () => {
      focus("standfirst", "end");
      return true;
    };
    return [
      ...shownExtensions,
      BlockAppearance.configure(hints),
      BlockKeys,
      BodyKeys.configure({ onLeave: leaveUp }),
      CleanPaste.configure({ onPaste: tell }),
      KeptDirection,
      LigatureKeys,
      LinkPaste,
      HeldSelection,
      FollowMoved.configure({ doc, letters }),
    ];
  }, [t, blocks, doc, letters, focus, undoManager, tellPaste]);
  const editor = useFieldEditor({ field: "body", label, extensions });
  useEffect(() => onEditor(editor), [editor, onEditor]);
  const backToRaw = () => {
    if (undoManager.undoStack.at(-1) === pasted.current) undoManager.undo();
    else showToast(quotes("tooLate"));
  };
  return (
    <>
      <EditorContent editor={editor} className="field field-body" />
      <div role="status" className="paste-news" lang={locale} dir={locale === "ar" ? "rtl" : "ltr"}>
        {!late && news === "plain" && <Notice>{paste("onlyPlain")}</Notice>}
        {late && news && <late.ReceiptNote news={news} onRaw={backToRaw} onDismiss={() => tellPaste(null)} />}
      </div>
    </>
  );
}
