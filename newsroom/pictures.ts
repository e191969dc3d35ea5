import type { RefusalData, RefusalReason } from "./refusal.ts";

/** What the newsroom takes in: by content, whatever a file calls itself. */
export const pictureFormats = ["jpeg", "png", "webp", "avif"] as const;
export type PictureFormat = (typeof pictureFormats)[number];

export const pictureTypes: Record<PictureFormat, string> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  avif: "image/avif",
};

/** 32 MB by the browser's counting (1024), 50 megapixels by the camera's (1000). */
export const pictureLimits = {
  megabytes: 32,
  bytes: 32 * 1024 * 1024,
  megapixels: 50,
  pixels: 50_000_000,
  atOnce: 3, // a browser has six sockets an origin over HTTP/1.1; the page needs some of them
} as const;

const widths = [320, 640, 1024, 1600] as const;

/** The widths that are made of a picture so wide: never wider than itself, and always one. */
export function widthsFor(width: number): number[] {
  const widest = Math.min(width, 1600);
  return [...widths.filter((each) => each < widest), widest];
}

/**
 * One file that readers may get, made from an original. The same shape as `Rendition` of the database; in a shared preview
 * with the pass that lets its guest see the file.
 */
export type PictureFile = { width: number; height: number; format: "avif" | "webp"; hash: string; pass?: string };

/** The address of a rendition, on our own path. */
export function mediaPath({ hash, format, pass }: Pick<PictureFile, "hash" | "format" | "pass">): string {
  return `/media/${hash}.${format}${pass === undefined ? "" : `?pass=${pass}`}`;
}

/** What `<picture>` needs: `sources` for its `<source>` elements, the rest for its `<img>`. Null without renditions. */
export type PictureSources = {
  sources: { type: "image/avif" | "image/webp"; srcSet: string; sizes: string }[];
  src: string;
  width: number;
  height: number;
};

/**
 * `sizes` as in HTML: how wide the picture stands on the page. `src` is the middling WebP, for browsers that know no
 * `<source>`; width and height are those of the largest rendition, so that nothing on the page jumps.
 */
export function pictureSources(renditions: PictureFile[], sizes = "100vw"): PictureSources | null {
  const of = (format: PictureFile["format"]) =>
    renditions.filter((file) => file.format === format).sort((one, other) => one.width - other.width);
  const fallbacks = of("webp");
  const largest = fallbacks.at(-1);
  const middling = fallbacks.findLast((file) => file.width <= 1024) ?? fallbacks[0];
  if (!largest || !middling) return null;
  const srcSet = (files: PictureFile[]) => files.map((file) => `${mediaPath(file)} ${file.width}w`).join(", ");
  return {
    sources: [
      { type: "image/avif" as const, srcSet: srcSet(of("avif")), sizes },
      { type: "image/webp" as const, srcSet: srcSet(fallbacks), sizes },
    ].filter((source) => source.srcSet !== ""),
    src: mediaPath(middling),
    width: largest.width,
    height: largest.height,
  };
}

/** How a picture stands, as its uploader asks again and again while it is processed. */
export type PictureReport = {
  id: number;
  name: string;
  state: "processing" | "ready" | "failed";
  problem: RefusalData | null; // why it failed
  width: number | null; // of the upright original
  height: number | null;
  renditions: PictureFile[];
};

/** The refusal of a picture with what its sentence needs. */
export function pictureRefusal(reason: RefusalReason): RefusalData {
  const { megabytes, megapixels } = pictureLimits;
  return { kind: "refusal", reason, details: { megabytes, megapixels } };
}
