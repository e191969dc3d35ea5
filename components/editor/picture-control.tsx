"use client";

import type { Editor } from "@tiptap/core";
import { useTranslations } from "next-intl";
import { createContext, use, useEffect, useState } from "react";
import type { ReadPicture } from "#components/desk/send-picture.ts";
import { useLate } from "#components/desk/use-late.ts";
import { pictureSources } from "#newsroom/pictures.ts";
import { insertPicture } from "./body-commands.ts";
import { useMayPut } from "./story-context.ts";
import { Deed } from "./tool.tsx";

/** How the editor asks the server about a picture. */
export const PictureReader = createContext<ReadPicture | null>(null);

/** Sends a picture and puts it where the cursor stands. */
export function PictureControl({ editor }: { editor: Editor }) {
  const t = useTranslations("editor");
  const readPicture = use(PictureReader);
  const mayPut = useMayPut(editor);
  const [isOpen, setIsOpen] = useState(false);
  const [uploaded, setUploaded] = useState<number | null>(null); // until there is a text to put it into
  const late = useLate(
    () => import("./picture-window.tsx"),
    isOpen,
    () => setIsOpen(false),
    () => setIsOpen(true),
  );
  useEffect(() => {
    if (uploaded === null || !mayPut) return;
    insertPicture(editor, uploaded);
    setUploaded(null);
  }, [uploaded, mayPut, editor]);
  if (!readPicture) return null;
  return (
    <>
      <Deed name={t("picture")} icon="picture" onPress={() => setIsOpen(true)} />
      {late && (
        <late.PictureWindow
          readPicture={readPicture}
          isOpen={isOpen}
          onOpenChange={setIsOpen}
          onDone={({ pictureId }) => {
            setIsOpen(false);
            setUploaded(pictureId);
          }}
        />
      )}
    </>
  );
}

const looks = { most: 60, pause: 2000 }; // a picture that somebody else sends may still be processed

/** How a picture looks to staff: not there `yet`, `gone` when it cannot be shown, else its address. */
export function usePictureAddress(id: unknown): { kind: "yet" | "gone" } | { kind: "shown"; address: string } {
  const readPicture = use(PictureReader);
  const [shown, setShown] = useState<ReturnType<typeof usePictureAddress>>({ kind: "yet" });
  useEffect(() => {
    if (!readPicture || typeof id !== "number") return;
    let timer: ReturnType<typeof setTimeout>;
    const lookAgain = async (left: number) => {
      const answer = await readPicture({ id }).catch(() => null);
      const found = answer?.ok ? pictureSources(answer.value.renditions) : null;
      if (found) return setShown({ kind: "shown", address: found.src });
      const isGone = left === 0 || answer?.ok === false || answer?.value.state === "failed";
      setShown({ kind: isGone ? "gone" : "yet" });
      if (!isGone) timer = setTimeout(() => void lookAgain(left - 1), looks.pause);
    };
    void lookAgain(looks.most);
    return () => clearTimeout(timer);
  }, [readPicture, id]);
  return shown;
}
