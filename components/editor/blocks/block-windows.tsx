"use client";

import type { Editor } from "@tiptap/core";
import { useTranslations } from "next-intl";
import { use, useEffect, useState } from "react";
import { PictureUpload } from "#components/desk/picture-upload.tsx";
import type { UploadedPicture } from "#components/desk/send-picture.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/show.tsx";
import { insertPicture } from "../body-commands.ts";
import { PictureReader } from "../picture-address.ts";
import { useMayPut, useStory } from "../story-context.ts";
import { beginStep, findFrame, putBlock } from "./block-commands.ts";
import type { Asked } from "./block-desk.tsx";
import { EmbedForm } from "./embed-form.tsx";
import { StoryPicker } from "./story-picker.tsx";

type Props = { editor: Editor; asked: Asked | null; onClose: () => void };

/**
 * What a block asks for before it stands in the story, or when it is changed. Closing the window changes nothing, and a
 * colleague's deed does not close it: what is typed goes into the text that is there then.
 */
export function BlockWindows({ editor, asked, onClose }: Props) {
  const t = useTranslations("newsBlocks");
  const words = useTranslations("editor");
  const { isEditable } = useStory();
  const mayPut = useMayPut(editor);
  const close = () => {
    onClose();
    setTimeout(() => !editor.isDestroyed && editor.view.focus()); // once the window has let go of it
  };
  const form = { editor, mayPut, onDone: close };
  return (
    <Dialog
      title={asked ? t(`kind.${asked.what}`) : ""}
      isOpen={asked !== null}
      onOpenChange={(isOpen) => !isOpen && close()}
      closeLabel={words("close")}
    >
      {!isEditable && <Notice>{t("closedMeanwhile")}</Notice>}
      {asked?.what === "picture" && <OnePicture {...form} />}
      {asked?.what === "gallery" && <SomePictures {...form} />}
      {asked?.what === "embed" && <EmbedForm {...form} address={asked.address} />}
      {asked?.what === "relatedStory" && <StoryPicker {...form} />}
    </Dialog>
  );
}

export type FormProps = { editor: Editor; mayPut: boolean; onDone: () => void };

function OnePicture({ editor, mayPut, onDone }: FormProps) {
  const readPicture = use(PictureReader);
  const [uploaded, setUploaded] = useState<number | null>(null);
  useEffect(() => {
    if (uploaded === null || !mayPut) return;
    beginStep(editor.state);
    insertPicture(editor, uploaded);
    setUploaded(null);
    onDone();
  }, [uploaded, mayPut, editor, onDone]);
  return readPicture && <PictureUpload readPicture={readPicture} onDone={({ pictureId }) => setUploaded(pictureId)} />;
}

/** Pictures come one by one; they stand in the story when the writer says so, as one step. */
function SomePictures({ editor, mayPut, onDone }: FormProps) {
  const t = useTranslations("newsBlocks");
  const readPicture = use(PictureReader);
  const [pictures, setPictures] = useState<UploadedPicture[]>([]);
  if (!readPicture) return null;
  const put = () => {
    putPictures(
      editor,
      pictures.map(({ pictureId }) => pictureId),
    );
    onDone();
  };
  return (
    <div className="grid gap-4">
      <PictureUpload
        readPicture={readPicture}
        onDone={(picture) => setPictures((before) => [...before, picture])}
        label={t("choosePictures")}
        allowsMany
      />
      {pictures.length > 0 && (
        <ul className="gallery-chosen">
          {pictures.map(({ pictureId, preview }) => (
            <li key={pictureId}>
              {/* biome-ignore lint/performance/noImgElement: renditions are made by us, there is nothing left to optimise */}
              <img src={preview} alt="" />
              <Button
                look="plain"
                onPress={() => setPictures((before) => before.filter((one) => one.pictureId !== pictureId))}
              >
                {t("leaveOut")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button look="primary" isDisabled={pictures.length === 0 || !mayPut} onPress={put}>
          {t("putPictures", { count: pictures.length })}
        </Button>
      </div>
    </div>
  );
}

/** Into the gallery of the cursor, at its end; else as a new one. */
function putPictures(editor: Editor, pictureIds: number[]): void {
  const { state, schema, view } = editor;
  const nodes = pictureIds.map((pictureId) => schema.node("picture", { pictureId }));
  const gallery = findFrame(state, "gallery");
  if (!gallery) {
    putBlock(editor, schema.node("gallery", null, nodes));
    return;
  }
  beginStep(state);
  view.dispatch(state.tr.insert(gallery.position + gallery.node.nodeSize - 1, nodes).scrollIntoView());
}
