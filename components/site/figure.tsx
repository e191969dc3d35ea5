import { type Direction, directionOfText } from "#newsroom/body.ts";
import type { PictureView } from "#newsroom/story-view.ts";
import { phrases } from "./phrases.tsx";
import { Picture } from "./picture.tsx";

/** A picture with its caption and, set apart, its credit. */
export function Figure({
  file,
  caption,
  credit,
  alternative,
  dir = null,
  isLead = false,
  isHalf = false,
}: {
  file: PictureView | undefined;
  caption: string;
  credit: string;
  alternative: string;
  dir?: Direction | null;
  isLead?: boolean;
  isHalf?: boolean; // beside another, where the page has room
}) {
  const hasWords = caption !== "" || credit !== "";
  if (!file && !hasWords) return null;
  const isUpright = file && file.height > file.width;
  return (
    <figure className={`figure${isLead ? " lead" : ""}${isUpright ? " upright" : ""}`}>
      {file && (
        <Picture
          file={file}
          alternative={alternative}
          sizes={
            isHalf
              ? "(min-width: 48rem) 21rem, (min-width: 40rem) 50vw, 100vw"
              : isUpright
                ? "(min-width: 48rem) 30rem, 100vw"
                : isLead
                  ? "(min-width: 60rem) 58rem, 100vw"
                  : "(min-width: 48rem) 42rem, 100vw"
          }
          isFirst={isLead}
        />
      )}
      {hasWords && (
        <figcaption dir={dir ?? undefined}>
          {phrases(caption, dir ?? directionOfText(caption) ?? "rtl")}
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
