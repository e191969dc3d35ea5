"use client";

import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from "@tiptap/react";
import { useLocale, useTranslations } from "next-intl";
import { useLate } from "#components/desk/use-late.ts";
import { Button } from "#components/ui/button.tsx";
import { chooseBlock, moveStep, removeBlock } from "./block-commands.ts";
import { useBlockDesk } from "./block-desk.tsx";

/** Pictures side by side, and the way to more of them. */
export function GalleryView({ editor, getPos }: NodeViewProps) {
  const t = useTranslations("newsBlocks");
  const locale = useLocale();
  const { ask } = useBlockDesk();
  const add = () => {
    const position = getPos();
    if (position === undefined) return;
    chooseBlock(editor, position);
    ask({ what: "gallery" });
  };
  return (
    <NodeViewWrapper className="body-gallery">
      <NodeViewContent className="gallery-pictures" />
      {editor.isEditable && (
        <div contentEditable={false} lang={locale} dir={locale === "ar" ? "rtl" : "ltr"} className="block-deeds">
          <Button onPress={add}>{t("addPictures")}</Button>
        </div>
      )}
    </NodeViewWrapper>
  );
}

/** A card of a post or of a story. What it shows is fetched with the first card. */
export function CardView(props: NodeViewProps) {
  const t = useTranslations("editor");
  const locale = useLocale();
  const late = useLate(() => import("./card-views.tsx"), true);
  const desk = { lang: locale, dir: locale === "ar" ? "rtl" : "ltr" };
  return (
    <NodeViewWrapper className="body-card" contentEditable={false} data-drag-handle="" {...desk}>
      {!late && <p className="text-muted">{t("loading")}</p>}
      {late && (props.node.type.name === "embed" ? <late.EmbedCard {...props} /> : <late.RelatedCard {...props} />)}
    </NodeViewWrapper>
  );
}

/** What is done with a picture as a whole; in a gallery it also goes before or behind its neighbours. */
export function PictureDeeds({ editor, getPos }: Pick<NodeViewProps, "editor" | "getPos">) {
  const t = useTranslations("newsBlocks");
  const words = useTranslations("editor");
  const position = getPos();
  const $place = position === undefined ? null : editor.state.doc.resolve(position);
  const isOfGallery = $place?.parent.type.name === "gallery";
  const at = (deed: (position: number) => void) => () => {
    const now = getPos();
    if (now !== undefined) deed(now);
  };
  const move = (by: -1 | 1) =>
    at((now) => {
      chooseBlock(editor, now);
      moveStep(editor, by);
    });
  return (
    <span className="flex flex-wrap gap-1">
      {isOfGallery && (
        <>
          <Button look="plain" onPress={move(-1)}>
            {t("earlier")}
          </Button>
          <Button look="plain" onPress={move(1)}>
            {t("later")}
          </Button>
        </>
      )}
      <Button look="plain" onPress={at((now) => removeBlock(editor, now))}>
        {words("removePicture")}
      </Button>
    </span>
  );
}
