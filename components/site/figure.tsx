import type { Direction } from "#newsroom/body.ts";
import type { PictureView } from "#newsroom/story-view.ts";
import { Picture } from "./picture.tsx";

/** A picture with its caption and, set apart, its credit. */
export function Figure({
  file,
  caption,
  credit,
  alternative,
  dir = null,
  isLead = false,
}: {
  file: PictureView | undefined;
  caption: string;
  credit: string;
  alternative: string;
  dir?: Direction | null;
  isLead?: boolean;
}) {
  const hasWords = caption !== "" || credit !== "";
  if (!file && !hasWords) return null;
  return (
    <figure className={isLead ? "figure lead" : "figure"}>
      {file && (
        <Picture file={file} alternative={alternative} sizes="(min-width: 48rem) 46rem, 100vw" isFirst={isLead} />
      )}
      {hasWords && (
        <figcaption dir={dir ?? undefined}>
          {caption}
          {caption !== "" && credit !== "" && " "}
          {credit !== "" && (
            <span className="credit">
              (<bdi>{credit}</bdi>)
            </span>
          )}
        </figcaption>
      )}
    </figure>
  );
}
