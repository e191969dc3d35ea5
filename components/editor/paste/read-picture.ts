import { pictureTypes } from "#newsroom/pictures.ts";
import type { PictureFlow } from "./flow.ts";
import type { Receipt } from "./receipt.ts";

/**
 * A picture of a paste: to be sent when its bytes are here, a place for it when only the other program can read it, its letter when
 * it is an emoji, and null when it stays out. Nothing is ever fetched from where it comes from.
 */
export function readPicture(element: Element, { kept, dropped }: Receipt): PictureFlow | string | null {
  const source = (element.getAttribute("src") ?? "").trim();
  const alternative = (element.getAttribute("alt") ?? "").trim();
  if (/^\p{Extended_Pictographic}(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f)*$/u.test(alternative))
    return alternative;
  if (isTiny(element)) return null; // it counts readers
  if (/^https?:/i.test(source) || source.startsWith("//")) {
    dropped.remotePictures.push(source);
    return null;
  }
  const file = fileOf(source, alternative);
  if (file) kept.pictures += 1;
  else
    dropped.unreadablePictures.push(
      /^data:/i.test(source) ? (/^data:([^;,]*)/.exec(source)?.[1] ?? "") : nameOf(source),
    );
  return { kind: "picture", file, caption: "", alternative: isMeant(alternative) ? alternative : "" };
}

function isTiny(element: Element): boolean {
  const [width, height] = [element.getAttribute("width"), element.getAttribute("height")].map((size) =>
    Number(size ?? 99),
  );
  return (width ?? 99) <= 2 || (height ?? 99) <= 2;
}

/** Programs fill it with names of files and with what a machine thinks that it sees. */
function isMeant(alternative: string): boolean {
  return !/\.(jpe?g|png|gif|webp|tiff?|bmp|heic)$|generated|description automatically|^image\d*$|^picture \d+/i.test(
    alternative,
  );
}

function nameOf(source: string): string {
  return source.split(/[\\/]/).at(-1)?.slice(0, 100) ?? "";
}

function fileOf(source: string, name: string): File | null {
  const found = /^data:(image\/[a-z+.-]+)(?:;[^,]*)?,/i.exec(source);
  const type = found?.[1]?.toLowerCase() ?? "";
  const format = Object.entries(pictureTypes).find(([, each]) => each === type.replace("image/jpg", "image/jpeg"));
  if (!found || !format) return null;
  try {
    const body = source.slice(found[0].length);
    const bytes = /;base64,$/i.test(found[0])
      ? Uint8Array.from(atob(body.replace(/\s/g, "")), (sign) => sign.charCodeAt(0))
      : new TextEncoder().encode(decodeURIComponent(body));
    return new File([bytes], `${name.slice(0, 60) || "picture"}.${format[0]}`, { type: format[1] });
  } catch {
    return null; // broken bytes: its place remains
  }
}
