import type { PictureSources } from "#newsroom/pictures.ts";

/** A kept picture in the size that the page has for it. `files` from `pictureSources()`. */
export function StoredPicture({
  files,
  alternative,
  className,
  isLazy = false,
}: {
  files: PictureSources;
  alternative: string;
  className: string; // of the image itself
  isLazy?: boolean;
}) {
  const { sources, src, width, height } = files;
  return (
    <picture className="contents">
      {sources.map((source) => (
        <source key={source.type} {...source} />
      ))}
      <img
        src={src}
        width={width}
        height={height}
        alt={alternative}
        loading={isLazy ? "lazy" : undefined}
        className={className}
      />
    </picture>
  );
}
