import { pictureSources } from "#newsroom/pictures.ts";
import type { PictureView } from "#newsroom/story-view.ts";
import { StoredPicture } from "./stored-picture.tsx";

/** A person's face, or the letters they begin with. Decoration: the name always stands beside it. */
export function Portrait({
  name,
  picture,
  size = "small",
}: {
  name: string;
  picture: PictureView | null;
  size?: "small" | "large";
}) {
  const files = picture && pictureSources(picture.renditions, size === "small" ? "3rem" : "8rem");
  const shape = size === "small" ? "size-11" : "size-28";
  if (!files) {
    return (
      <span
        aria-hidden="true"
        lang={isLatin(name) ? "en" : "ar"}
        className={`${shape} grid shrink-0 place-items-center rounded-full bg-wash font-semibold text-muted ${size === "large" ? "text-title" : ""} forced-colors:border`}
      >
        {initialsOf(name)}
      </span>
    );
  }
  return (
    <StoredPicture
      files={files}
      alternative=""
      isLazy
      className={`${shape} shrink-0 rounded-full bg-wash object-cover`}
    />
  );
}

const isLatin = (name: string) => /^\p{Script=Latin}/u.test(name);

/** Two letters of a Latin name, one of an Arabic one, whose letters would join. */
function initialsOf(name: string): string {
  const letters = name.split(/\s+/).flatMap((word) => /\p{L}/u.exec(word)?.[0] ?? []);
  const [first = "·", second = ""] = [letters[0], letters.length > 1 ? letters.at(-1) : ""];
  return isLatin(name) ? (first + second).toLocaleUpperCase("en") : first;
}
