import { pictureSources } from "#newsroom/pictures.ts";
import type { PictureView } from "#newsroom/story-view.ts";

/** A picture at the width that the page has for it. Without renditions there is nothing to show. */
export function Picture({
  file,
  alternative,
  sizes,
  isFirst = false,
}: {
  file: PictureView;
  alternative: string;
  sizes: string;
  isFirst?: boolean; // in the first view: not lazy
}) {
  const picture = pictureSources(file.renditions, sizes);
  if (!picture) return null;
  return (
    <picture>
      {picture.sources.map((source) => (
        <source key={source.type} {...source} />
      ))}
      <img
        src={picture.src}
        width={picture.width}
        height={picture.height}
        alt={alternative}
        loading={isFirst ? "eager" : "lazy"}
        fetchPriority={isFirst ? "high" : undefined}
        decoding="async"
      />
    </picture>
  );
}
