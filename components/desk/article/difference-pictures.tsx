"use client";

import { useTranslations } from "next-intl";
import type { PictureChange } from "#newsroom/body-difference.ts";
import { pictureSources } from "#newsroom/pictures.ts";
import { StoredPicture } from "../stored-picture.tsx";
import { useShown } from "./difference-context.ts";
import { DifferenceText, Swap } from "./difference-text.tsx";

/** The old picture beside the new one, or the one that stayed; below, those of its texts that changed. */
export function DifferencePictures({
  before,
  after,
  texts,
  isDecorative,
}: {
  before: number | null;
  after: number | null;
  texts: (PictureChange["texts"][number] | { field: "caption"; parts: PictureChange["texts"][number]["parts"] })[];
  isDecorative: { before: boolean; after: boolean };
}) {
  const t = useTranslations("difference");
  return (
    <div className="space-y-2">
      {before === after ? (
        <div className="max-w-60">{after !== null && <Thumbnail id={after} />}</div>
      ) : (
        <div className="grid max-w-2xl grid-cols-2 gap-3">
          <Side id={before} title={t("before")} />
          <Side id={after} title={t("after")} />
        </div>
      )}
      {texts.map(({ field, parts }) => (
        <div key={field}>
          <span className="text-muted text-small">{t(field)}</span>
          <DifferenceText parts={parts} />
        </div>
      ))}
      {isDecorative.before !== isDecorative.after && (
        <p>
          {t("decorative")}:{" "}
          <Swap before={t(isDecorative.before ? "yes" : "no")} after={t(isDecorative.after ? "yes" : "no")} />
        </p>
      )}
    </div>
  );
}

function Side({ id, title }: { id: number | null; title: string }) {
  const t = useTranslations("difference");
  return (
    <figure className="min-w-0">
      <figcaption className="pb-1 text-muted text-small">{title}</figcaption>
      {id === null ? (
        <p className="grid aspect-3/2 place-items-center rounded-md border border-field border-dashed text-muted text-small">
          {t("noPicture")}
        </p>
      ) : (
        <Thumbnail id={id} />
      )}
    </figure>
  );
}

function Thumbnail({ id }: { id: number }) {
  const t = useTranslations("difference");
  const { surroundings } = useShown();
  const picture = surroundings.pictures.find((each) => each.id === id);
  const files = picture && pictureSources(picture.renditions, "20rem");
  if (!files)
    return (
      <p className="grid aspect-3/2 place-items-center rounded-md bg-wash p-2 text-center text-muted text-small">
        {t("pictureGone", { id })}
      </p>
    );
  return (
    <StoredPicture
      files={files}
      alternative={t("picture", { id })}
      isLazy
      className="aspect-3/2 w-full rounded-md bg-wash object-contain"
    />
  );
}
