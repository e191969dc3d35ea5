"use client";

import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from "@tiptap/react";
import { useLocale, useTranslations } from "next-intl";
import { useLate } from "#components/desk/use-late.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { PictureDeeds } from "./blocks/block-views.tsx";
import { usePictureAddress } from "./picture-address.ts";

/** A picture in the body. Its caption is text that two people can write; the rest belongs to this use of the picture. */
export function PictureView({ node, editor, getPos, updateAttributes }: NodeViewProps) {
  const t = useTranslations("editor");
  const { pictureId } = node.attrs;
  const isPlace = typeof pictureId !== "number" || pictureId < 0;
  const picture = usePictureAddress(isPlace ? null : pictureId);
  const place = useLate(() => import("./paste/picture-place.tsx"), isPlace);
  const locale = useLocale();
  const desk = { lang: locale, dir: locale === "ar" ? "rtl" : "ltr", contentEditable: false };
  const isReadOnly = !editor.isEditable;
  const isDecorative = node.attrs.isDecorative === true;
  const setPicture = (id: number, isOwn: boolean) => {
    const position = getPos();
    if (position === undefined) return;
    const change = editor.state.tr.setNodeAttribute(position, "pictureId", id);
    editor.view.dispatch(isOwn ? change.setMeta("addToHistory", false) : change); // else an undo would send it away again
  };
  return (
    <NodeViewWrapper as="figure" className="body-picture">
      <div {...desk} data-drag-handle="">
        {isPlace && place ? (
          <place.PicturePlace pictureId={pictureId} isReadOnly={isReadOnly} onPicture={setPicture} />
        ) : picture.kind === "shown" ? (
          // biome-ignore lint/performance/noImgElement: renditions are made by us, there is nothing left to optimise
          <img src={picture.address} alt={String(node.attrs.alternative)} />
        ) : (
          <p className="picture-coming">{t(picture.kind === "gone" ? "pictureGone" : "pictureComing")}</p>
        )}
      </div>
      <NodeViewContent
        as="div"
        className={node.content.size === 0 ? "caption hint" : "caption"}
        role="textbox"
        aria-label={t("caption")}
        data-hint={t("captionHint")}
      />
      <div {...desk} className="picture-fields">
        <TextField
          label={t("credit")}
          value={String(node.attrs.credit)}
          onChange={(credit) => updateAttributes({ credit })}
          isReadOnly={isReadOnly}
        />
        <TextField
          label={t("alternative")}
          description={t("alternativeHelp")}
          value={String(node.attrs.alternative)}
          onChange={(alternative) => updateAttributes({ alternative })}
          isReadOnly={isReadOnly}
          isDisabled={isDecorative}
        />
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Checkbox
            isSelected={isDecorative}
            onChange={(value) => updateAttributes({ isDecorative: value })}
            isDisabled={isReadOnly}
          >
            {t("decorative")}
          </Checkbox>
          {!isReadOnly && <PictureDeeds editor={editor} getPos={getPos} />}
        </div>
      </div>
    </NodeViewWrapper>
  );
}
