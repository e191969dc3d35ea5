"use client";

import { useTranslations } from "next-intl";
import { use, useEffect, useRef, useSyncExternalStore } from "react";
import { hopeless } from "#components/desk/picture-upload.tsx";
import { useRefusalSentence } from "#components/desk/refusal-note.tsx";
import { Button } from "#components/ui/button.tsx";
import { pictureTypes } from "#newsroom/pictures.ts";
import { PictureReader } from "../picture-address.ts";
import { findHeld, type HeldPicture, holdPicture, listenToHeld, sendHeld } from "./held-pictures.ts";

type Props = {
  pictureId: unknown; // below zero while its file is on its way; null where only a place was left
  isReadOnly: boolean;
  /** `isOwn`: by the upload itself, and no step of the writer's. */
  onPicture: (pictureId: number, isOwn: boolean) => void;
};

/** A picture that is not there yet: how far it is, why it did not come, and the way to choose one. */
export function PicturePlace({ pictureId, isReadOnly, onPicture }: Props) {
  const t = useTranslations("paste");
  const readPicture = use(PictureReader);
  const key = typeof pictureId === "number" ? pictureId : 0;
  const held = useSyncExternalStore(
    listenToHeld,
    () => findHeld(key),
    () => null,
  );
  const chooser = useRef<HTMLInputElement>(null);
  const tell = useRef(onPicture);
  tell.current = onPicture;

  const phase = held?.phase;
  useEffect(() => {
    if (!readPicture || isReadOnly) return;
    if (phase?.is === "waiting") void sendHeld(key, readPicture);
    if (phase?.is === "done") tell.current(phase.pictureId, true);
  }, [key, phase, readPicture, isReadOnly]);

  return (
    <div className="picture-coming">
      <div className="picture-place">
        {held ? (
          <Progress held={held} onRetry={() => readPicture && void sendHeld(key, readPicture)} />
        ) : (
          <p>{t(key < 0 ? "elsewhere" : "placeLeft")}</p>
        )}
        {!isReadOnly && (!held || phase?.is === "failed") && (
          <Button look={held ? "plain" : "quiet"} onPress={() => chooser.current?.click()}>
            {t(held ? "chooseOther" : "choose")}
          </Button>
        )}
        <input
          ref={chooser}
          type="file"
          hidden
          accept={Object.values(pictureTypes).join()}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) onPicture(holdPicture(file), false);
            currentTarget.value = ""; // the same file can be chosen again
          }}
        />
      </div>
    </div>
  );
}

function Progress({ held: { file, phase }, onRetry }: { held: HeldPicture; onRetry: () => void }) {
  const t = useTranslations("pictures");
  const sentence = useRefusalSentence();
  const { name } = file;
  if (phase.is === "failed")
    return (
      <div role="alert" className="space-y-2">
        <p className="text-danger">
          <bdi>{name}</bdi>: {sentence(phase.refusal)}
        </p>
        {!hopeless.includes(phase.refusal.reason) && <Button onPress={onRetry}>{t("retry")}</Button>}
      </div>
    );
  const percent = phase.is === "sending" ? phase.percent : phase.is === "waiting" ? 0 : 100;
  const said = phase.is === "processing" || phase.is === "done" ? t("processing") : `${percent}%`;
  return (
    <>
      <p className="flex justify-between gap-3">
        <span className="min-w-0 truncate">{t("sending", { name })}</span>
        <span aria-hidden="true">{said}</span>
      </p>
      <div
        role="progressbar"
        aria-label={t("sending", { name })}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={said}
        className="h-2 overflow-hidden rounded-full bg-rule"
      >
        <span className="block h-full rounded-full bg-ink" style={{ inlineSize: `${percent}%` }} />
      </div>
    </>
  );
}
