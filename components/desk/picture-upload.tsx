"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { DropZone, FileTrigger, Label, ProgressBar, Text } from "react-aria-components";
import { Button } from "#components/ui/button.tsx";
import { type PictureReport, pictureRefusal, pictureSources, pictureTypes } from "#newsroom/pictures.ts";
import { isRefusal, type Outcome, type RefusalData } from "#newsroom/refusal.ts";
import { useRefusalSentence } from "./refusal-note.tsx";
import { uploadPicture } from "./upload-picture.ts";

export type UploadedPicture = { pictureId: number; width: number; height: number; preview: string };

export type PictureUploadProps = {
  /** The server action of the pictures' page, `readPicture`: how a picture stands. */
  readPicture: (input: { id: number }) => Promise<Outcome<PictureReport>>;
  /** Called once a file, when its renditions are ready. */
  onDone: (picture: UploadedPicture) => void;
  label?: string; // of the button; without it: "Choose a picture"
  allowsMany?: boolean;
  isDisabled?: boolean;
};

type Entry = { attempt: string; file: File };

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

  const add = (files: File[]) => {
    const added = files.map((file) => ({ attempt: crypto.randomUUID(), file }));
    setEntries((before) => (allowsMany ? [...before, ...added] : added.slice(0, 1)));
  };
  const remove = (attempt: string) => setEntries((before) => before.filter((entry) => entry.attempt !== attempt));

  return (
    <DropZone
      className="rounded-md border border-field border-dashed p-4 data-drop-target:border-ink data-drop-target:bg-wash"
      isDisabled={isDisabled}
      onDrop={async ({ items }) =>
        add(await Promise.all(items.filter((item) => item.kind === "file").map((item) => item.getFile())))
      }
    >
      <FileTrigger
        acceptedFileTypes={Object.values(pictureTypes)}
        allowsMultiple={allowsMany}
        onSelect={(files) => add([...(files ?? [])])}
      >
        <Button isDisabled={isDisabled}>{label ?? t("choose")}</Button>
      </FileTrigger>
      <Text slot="label" className="ms-3 text-muted text-small">
        {t("drop")}
      </Text>
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
    </DropZone>
  );
}

const hopeless = ["pictureTooLarge", "pictureTooManyPixels", "pictureUnreadable", "forbidden"]; // the same file again changes nothing

type Phase = { is: "sending"; percent: number } | { is: "processing" } | { is: "failed"; refusal: RefusalData };

function Upload({ entry, readPicture, onDone, onRemove }: UploadProps) {
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
  return (
    <ProgressBar value={isProcessing ? 100 : phase.percent} {...(isProcessing && { valueLabel: t("processing") })}>
      {({ percentage, valueText }) => (
        <>
          <span className="flex items-center gap-3 text-small">
            <Label className="min-w-0 grow truncate">{t("sending", { name })}</Label>
            <span>{valueText}</span>
            <Button look="plain" onPress={onRemove}>
              {t("cancel")}
            </Button>
          </span>
          <span className="block h-2 overflow-hidden rounded-full bg-wash">
            <span className="block h-full rounded-full bg-ink" style={{ inlineSize: `${percentage ?? 0}%` }} />
          </span>
        </>
      )}
    </ProgressBar>
  );
}

type UploadProps = Pick<PictureUploadProps, "readPicture" | "onDone"> & { entry: Entry; onRemove: () => void };

const mostLooks = 150;

/** Sends a picture and waits until its renditions are there. A cancelled one ends as any other failure: nobody listens. */
async function sendPicture(
  { file, attempt }: Entry,
  signal: AbortSignal,
  readPicture: PictureUploadProps["readPicture"],
  show: (percent: number) => void,
): Promise<Outcome<UploadedPicture>> {
  try {
    const pictureId = await uploadPicture(file, attempt, signal, show);
    show(100);
    for (let looks = 0; looks < mostLooks && !signal.aborted; looks++) {
      const answer = await readPicture({ id: pictureId }).catch(() => null); // the server may be away for a moment
      if (answer?.ok === false) return answer;
      if (answer?.value.problem) return { ok: false, refusal: answer.value.problem };
      const { width = null, height = null, renditions = [] } = answer?.value ?? {};
      const preview = pictureSources(renditions)?.src;
      if (preview && width && height) return { ok: true, value: { pictureId, width, height, preview } };
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    return { ok: false, refusal: pictureRefusal("pictureNotReady") };
  } catch (error) {
    const { reason } = isRefusal(error) ? error : { reason: "uploadCut" as const };
    return { ok: false, refusal: pictureRefusal(reason) };
  }
}
