// Runs in a process of its own, started by renditions.ts: what a hostile file can do, it does here.
// Words: a file and a folder for its renditions, or no folder; of our own pictures many such pairs. A line of JSON for each.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { type PictureFormat, pictureLimits, widthsFor } from "#newsroom/pictures.ts";
import type { RefusalReason } from "#newsroom/refusal.ts";
import { creditOf, type PictureCredit, writeExif, writeXmp } from "./files/picture-credit.ts";
import { formatOf } from "./files/picture-file.ts";

const tallest = 16_000; // WebP ends at 16,383

sharp.cache(false);
sharp.concurrency(2);

async function render(path: string, folder: string | undefined) {
  const bytes = readFileSync(path);
  const format = formatOf(bytes);
  if (!format) return refuse("pictureUnreadable");
  const picture = sharp(bytes, { failOn: "error", limitInputPixels: false, autoOrient: true });
  const header = await picture.metadata();
  if (!isSame(format, header.format) || !header.width || !header.height) return refuse("pictureUnreadable");
  if (header.width * header.height > pictureLimits.pixels) return refuse("pictureTooManyPixels");
  const { data, info } = await picture
    .resize({
      width: widthsFor(header.autoOrient.width).at(-1),
      height: tallest,
      fit: "inside",
      withoutEnlargement: true,
    })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true }); // decodes all of it: a damaged file fails here
  const { width, height } = header.autoOrient;
  const credit = creditOf(header);
  const upright = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  const renditions = folder ? await writeRenditions(upright, info.width, credit, folder) : [];
  return { isSound: true, format, width, height, renditions };
}

async function writeRenditions(upright: () => Sharp, widest: number, credit: PictureCredit, folder: string) {
  const made = [];
  const isNamed = credit.artist !== "" || credit.copyright !== "";
  for (const width of widthsFor(widest)) {
    const sized = upright().resize({ width });
    const named = isNamed ? sized.withExif({ IFD0: writeExif(credit) }).withXmp(writeXmp(credit)) : sized;
    const encoders = {
      avif: named.clone().avif({ quality: 50, effort: 1 }),
      webp: named.clone().webp({ quality: 78 }),
    };
    for (const format of ["avif", "webp"] as const) {
      const { data, info } = await encoders[format].toBuffer({ resolveWithObject: true });
      const hash = createHash("sha256").update(data).digest("hex");
      writeFileSync(join(folder, `${hash}.${format}`), data);
      made.push({ width: info.width, height: info.height, format, hash, bytes: data.length });
    }
  }
  return made;
}

function isSame(format: PictureFormat, decoder: string): boolean {
  return decoder === (format === "avif" ? "heif" : format);
}

function refuse(reason: RefusalReason) {
  return { isSound: false, reason };
}

const words = process.argv.slice(2);
if (words.length === 0) throw new Error("Which file?");
for (let at = 0; at < words.length; at += 2) {
  const [path = "", folder] = words.slice(at, at + 2);
  const answer = await render(path, folder).catch(() => refuse("pictureUnreadable"));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
