// Runs in a process of its own, started by files/card.ts with the file to write. The words come as JSON by the
// standard input: everybody on the machine can read a command line, and a draft is nobody else's.
import { join } from "node:path";
import { text as readText } from "node:stream/consumers";
import sharp, { type OverlayOptions } from "sharp";
import { z } from "zod";
import { languages } from "#newsroom/article.ts";
import { cardSize, cut } from "#newsroom/card.ts";
import { cardFaces, cardFolder } from "./headline-face.ts";

const cardSchema = z.object({
  language: z.enum(languages),
  kicker: z.string(),
  headline: z.string(),
  site: z.string(),
  host: z.string(),
});

const look = { paper: "#faf8f4", ink: "#1b1a17", grey: "#55524b", rule: "#d9d4c9", accent: "#c4281c" };
const margin = 72; // px
const column = cardSize.width - 2 * margin;
const room = { top: 142, height: 330 }; // px: where the headline stands
const sizes = [84, 74, 64, 56, 48, 40]; // px: the largest that fits

type Drawn = { data: Buffer; info: { width: number; height: number } };

/** Letters as Pango and HarfBuzz set them: Arabic joined and in its order, whatever stands in it. */
async function set(words: string, size: number, colour: string, tighter = 0): Promise<Drawn> {
  const text = `<span foreground="${colour}">${escapeMarkup(words)}</span>`;
  const font = `IBM Plex Sans Arabic Bold ${size}px`;
  return sharp({
    text: { text, font, width: column, rgba: true, dpi: 72, wrap: "word-char", spacing: -Math.round(size * tighter) },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
}

/** One line, with as many of the letters as have room in it. */
async function setLine(words: string, size: number, colour: string, width: number): Promise<Drawn> {
  const font = `IBM Plex Sans Arabic Bold ${size}px`;
  for (let most = [...words].length; ; most -= Math.ceil(most / 12)) {
    const text = `<span foreground="${colour}">${escapeMarkup(cut(words, most))}</span>`;
    const line = await sharp({ text: { text, font, rgba: true, dpi: 72, wrap: "none" } })
      .png()
      .toBuffer({ resolveWithObject: true });
    if (line.info.width <= width || most <= 2) return line;
  }
}

/** Some letters carry marks without an end: what is larger than its place is made as small as that. */
async function shrinkInto(drawn: Drawn, width: number, height: number): Promise<Drawn> {
  if (drawn.info.width <= width && drawn.info.height <= height) return drawn;
  return sharp(drawn.data).resize({ width, height, fit: "inside" }).png().toBuffer({ resolveWithObject: true });
}

/** Whether there is anything to draw: Pango refuses letters that leave no ink. */
function hasInk(words: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(words);
}

function escapeMarkup(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

async function draw(json: string, path: string): Promise<void> {
  const { language, kicker, headline, site, host } = cardSchema.parse(JSON.parse(json));
  const isArabic = language === "ar";
  // Once a file has been named, Pango knows it for good: both faces serve every text after these.
  for (const { name, sample } of cardFaces)
    await sharp({
      text: { text: sample, font: "IBM Plex Sans Arabic Bold", fontfile: join(cardFolder, name) },
    }).toBuffer();
  const placed: OverlayOptions[] = [];
  const put = (set: Drawn, top: number, atEnd = false) => {
    const isRight = isArabic !== atEnd;
    placed.push({ input: set.data, top, left: isRight ? cardSize.width - margin - set.info.width : margin });
  };
  if (hasInk(kicker)) put(await shrinkInto(await setLine(kicker, 34, look.accent, column), column, 60), margin);
  for (const size of hasInk(headline) ? sizes : []) {
    const words = await set(headline, size, look.ink, isArabic ? 0.08 : 0.3);
    if (words.info.height > room.height && size !== sizes.at(-1)) continue;
    put(await shrinkInto(words, column, room.height), room.top);
    break;
  }
  const foot = cardSize.height - margin - 40;
  const half = column / 2 - 12;
  if (hasInk(site)) put(await shrinkInto(await setLine(site, 40, look.ink, half), half, 80), foot);
  put(await shrinkInto(await setLine(host, 26, look.grey, half), half, 60), foot + 10, true);
  const rule = Buffer.from(
    `<svg width="${column}" height="3"><rect width="${column}" height="3" fill="${look.rule}"/></svg>`,
  );
  placed.push({ input: rule, top: foot - 36, left: margin });
  const stroke = Buffer.from(`<svg width="96" height="8"><rect width="96" height="8" fill="${look.accent}"/></svg>`);
  placed.push({ input: stroke, top: 0, left: isArabic ? cardSize.width - margin - 96 : margin });
  await sharp({ create: { ...cardSize, channels: 3, background: look.paper } })
    .composite(placed)
    .png({ palette: true, colours: 64 })
    .toFile(path);
}

const [path = ""] = process.argv.slice(2);
await draw(await readText(process.stdin), path);
