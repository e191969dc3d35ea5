// Runs in a process of its own, started by files/card.ts: a card's words as JSON, and the file to write.
import { join } from "node:path";
import sharp, { type OverlayOptions } from "sharp";
import { z } from "zod";
import { languages } from "#newsroom/article.ts";
import { cardSize } from "#newsroom/card.ts";
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

/** Letters as Pango and HarfBuzz set them: Arabic joined and in its order, whatever stands in it. */
async function set(words: string, size: number, colour: string, tighter = 0) {
  const text = `<span foreground="${colour}">${escapeMarkup(words)}</span>`;
  const font = `IBM Plex Sans Arabic Bold ${size}px`;
  return sharp({
    text: { text, font, width: column, rgba: true, dpi: 72, wrap: "word-char", spacing: -Math.round(size * tighter) },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
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
  const put = (set: { data: Buffer; info: { width: number; height: number } }, top: number, atEnd = false) => {
    const isRight = isArabic !== atEnd;
    placed.push({ input: set.data, top, left: isRight ? cardSize.width - margin - set.info.width : margin });
  };
  if (kicker.trim() !== "") put(await set(kicker, 34, look.accent), margin);
  for (const size of headline.trim() === "" ? [] : sizes) {
    const words = await set(headline, size, look.ink, isArabic ? 0.08 : 0.3);
    if (words.info.height > room.height && size !== sizes.at(-1)) continue;
    put(words, room.top);
    break;
  }
  const foot = cardSize.height - margin - 40;
  put(await set(site, 40, look.ink), foot);
  put(await set(host, 26, look.grey), foot + 10, true);
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

const [words = "", path = ""] = process.argv.slice(2);
await draw(words, path);
