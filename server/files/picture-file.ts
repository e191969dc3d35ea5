import type { PictureFormat } from "#newsroom/pictures.ts";

/**
 * What a file is by its content: one of our formats, whole from the first byte to the last. Null when it is something
 * else, cut short, or carries another file (a page, a document, an archive) in or behind the picture. Cameras append
 * films and smaller copies behind a JPEG; those are harmless, as nobody is ever given an original.
 * Sources: ITU T.81 annex B, PNG (third edition) 5, RFC 9649, ISO 14496-12 4.2 with AVIF 1.1.
 */
export function formatOf(bytes: Buffer): PictureFormat | null {
  const format = beginsAs(bytes);
  const end = format && ends[format](bytes);
  return end && !carriesAnother(bytes, end) ? format : null;
}

function beginsAs(bytes: Buffer): PictureFormat | null {
  const text = (from: number, to: number) => bytes.toString("latin1", from, to);
  if (bytes.length < 16) return null;
  if (text(0, 3) === "\xff\xd8\xff") return "jpeg";
  if (text(0, 8) === "\x89PNG\r\n\x1a\n") return "png";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "webp";
  const brands = text(8, Math.min(bytes.readUInt32BE(0), 256));
  return text(4, 8) === "ftyp" && /avif|avis/.test(brands) ? "avif" : null;
}

/** Where the picture ends; null when the file ends before it. */
const ends: Record<PictureFormat, (bytes: Buffer) => number | null> = { jpeg, png, webp, avif };

function jpeg(bytes: Buffer): number | null {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff)
      at += 1; // padding
    else if (marker === 0xd9) return at + 2;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else {
      at += 2 + bytes.readUInt16BE(at + 2);
      if (marker === 0xda) at = skipScan(bytes, at);
    }
  }
  return bytes[at] === 0xff && bytes[at + 1] === 0xd9 ? at + 2 : null;
}

/** The next marker after entropy-coded data, in which 0xff is followed by zero or by a restart marker. */
function skipScan(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at !== -1) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
    at = bytes.indexOf(0xff, at + 1);
  }
  return bytes.length;
}

function png(bytes: Buffer): number | null {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const isLast = bytes.toString("latin1", at + 4, at + 8) === "IEND";
    at += 12 + bytes.readUInt32BE(at);
    if (isLast) return at <= bytes.length ? at : null;
  }
  return null;
}

function webp(bytes: Buffer): number | null {
  const end = 8 + bytes.readUInt32LE(4);
  return end <= bytes.length ? end : null;
}

function avif(bytes: Buffer): number | null {
  const seen = new Set<string>();
  let at = 0;
  while (at + 8 <= bytes.length) {
    const kind = bytes.toString("latin1", at + 4, at + 8);
    if (!/^[ -~]{4}$/.test(kind)) break;
    const short = bytes.readUInt32BE(at);
    const isLong = short === 1 && at + 16 <= bytes.length;
    const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? bytes.length - at : short;
    if (size < 8 || at + size > bytes.length) break;
    seen.add(kind);
    at += size;
  }
  return seen.has("meta") && seen.has("mdat") ? at : null;
}

const strangers = ["<script", "<!doctype html", "%pdf-1.", "<?php "];
const strangersBehind = ["<html", "<svg", "rar!\x1a\x07", "7z\xbc\xaf\x27\x1c", "#!/"];

function carriesAnother(bytes: Buffer, end: number): boolean {
  const text = bytes.toString("latin1").toLowerCase();
  if (strangers.some((mark) => text.includes(mark))) return true;
  if (strangersBehind.some((mark) => text.indexOf(mark, end) !== -1)) return true;
  const directory = text.lastIndexOf("pk\x05\x06"); // the end of a ZIP archive, which is found from behind
  return (
    directory !== -1 &&
    directory + 22 <= bytes.length &&
    directory + 22 + bytes.readUInt16LE(directory + 20) <= bytes.length &&
    directory >= end
  );
}
