"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { pictureTypes } from "#newsroom/pictures.ts";
import type { RefusalData } from "#newsroom/refusal.ts";
import { useRefusalSentence } from "./refusal-note.tsx";
import { type ReadPicture, sendPicture, type UploadedPicture } from "./send-picture.ts";

export type { UploadedPicture } from "./send-picture.ts";

export type PictureUploadProps = {
  readPicture: ReadPicture;
  /** Called once a file, when its renditions are ready. */
  onDone: (picture: UploadedPicture) => void;
  label?: string; // of the button; without it: "Choose a picture"
  allowsMany?: boolean;
  isDisabled?: boolean;
};

/** One picture on its way. */
export type Entry = { attempt: string; file: File };

export const entryOf = (file: File): Entry => ({ attempt: crypto.randomUUID(), file });

/** Takes pictures, chosen or dropped: each with its progress, a way to cancel, and a way to go on after a failure. */
export function PictureUpload({
  readPicture,
  onDone,
  label,
  allowsMany = false,
  isDisabled = false,
}: PictureUploadProps) {
  const t = useTranslations("pictures");
  const [entries, setEntries] = useState<Entry[]>([]);
  const [isOver, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);

  const add = (files: File[]) => {
    const added = files.map(entryOf);
    setEntries((before) => (allowsMany ? [...before, ...added] : added.slice(0, 1)));
  };
  const remove = (attempt: string) => setEntries((before) => before.filter((entry) => entry.attempt !== attempt));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button does the same
    <div
      className="rounded-md border border-field border-dashed p-4 data-over:border-ink data-over:bg-wash"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!isDisabled);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!isDisabled) add([...event.dataTransfer.files]);
      }}
    >
      <input
        ref={chooser}
        type="file"
        hidden
        accept={Object.values(pictureTypes).join()}
        multiple={allowsMany}
        onChange={({ currentTarget }) => {
          add([...(currentTarget.files ?? [])]);
          currentTarget.value = ""; // the same file can be chosen again
        }}
      />
      <Button isDisabled={isDisabled} onPress={() => chooser.current?.click()}>
        {label ?? t("choose")}
      </Button>
      <span className="ms-3 text-muted text-small">{t("drop")}</span>
      {entries.length > 0 && (
        <ul className="mt-3 space-y-3">
          {entries.map((entry) => (
            <li key={entry.attempt}>
              <Upload
                entry={entry}
                readPicture={readPicture}
                onDone={(picture) => {
                  remove(entry.attempt);
                  onDone(picture);
                }}
                onRemove={() => remove(entry.attempt)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Why the same file again changes nothing. */
export const hopeless = ["pictureTooLarge", "pictureTooManyPixels", "pictureUnreadable", "forbidden"];

type Phase = { is: "sending"; percent: number } | { is: "processing" } | { is: "failed"; refusal: RefusalData };

type UploadProps = Pick<PictureUploadProps, "readPicture" | "onDone"> & { entry: Entry; onRemove: () => void };

/** A picture on its way: how far it is, and the way to stop it or to try again. */
export function Upload({ entry, readPicture, onDone, onRemove }: UploadProps) {
  const t = useTranslations("pictures");
  const sentence = useRefusalSentence();
  const [phase, setPhase] = useState<Phase>({ is: "sending", percent: 0 });
  const [round, setRound] = useState(0);
  const latest = useRef({ readPicture, onDone });
  latest.current = { readPicture, onDone };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round sends again
  useEffect(() => {
    const stop = new AbortController();
    const show = (percent: number) => setPhase(percent < 100 ? { is: "sending", percent } : { is: "processing" }); // hashing and checking come after 100
    sendPicture(entry, stop.signal, latest.current.readPicture, show).then((outcome) => {
      if (stop.signal.aborted) return;
      if (outcome.ok) latest.current.onDone(outcome.value);
      else setPhase({ is: "failed", refusal: outcome.refusal });
    });
    return () => stop.abort();
  }, [entry, round]);

  const name = entry.file.name;
  if (phase.is === "failed")
    return (
      <div role="alert" className="flex flex-wrap items-center gap-2">
        <p className="grow basis-60 text-danger">
          <bdi>{name}</bdi>: {sentence(phase.refusal)}
        </p>
        {!hopeless.includes(phase.refusal.reason) && (
          <Button
            onPress={() => {
              setPhase({ is: "sending", percent: 0 });
              setRound(round + 1);
            }}
          >
            {t("retry")}
          </Button>
        )}
        <Button look="plain" onPress={onRemove}>
          {t("dismiss")}
        </Button>
      </div>
    );
  const isProcessing = phase.is === "processing";
  const percent = isProcessing ? 100 : phase.percent;
  const said = isProcessing ? t("processing") : `${percent}%`;
  return (
    <div>
      <span className="flex items-center gap-3 text-small">
        <span className="min-w-0 grow truncate">{t("sending", { name })}</span>
        <span aria-hidden="true">{said}</span>
        <Button look="plain" onPress={onRemove}>
          {t("cancel")}
        </Button>
      </span>
      <div
        role="progressbar"
        aria-label={t("sending", { name })}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={said}
        className="h-2 overflow-hidden rounded-full bg-wash"
      >
        <span className="block h-full rounded-full bg-ink" style={{ inlineSize: `${percent}%` }} />
      </div>
    </div>
  );
}
