import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { desk } from "#db/process.ts";
import { pictures } from "#db/schema.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { renditionPath } from "#server/files/places.ts";
import { renderPicture } from "#server/renditions.ts";
import { makePicture } from "../factories.ts";

const [width, height] = [1600, 1067];

/** A picture with the renditions that an upload gets, of something that weighs what a photograph weighs. */
export async function makePhotograph(actor: Actor): Promise<number> {
  const id = await makePicture(actor);
  const folder = mkdtempSync(join(tmpdir(), "khabar-photo-"));
  try {
    await writeFile(join(folder, "original"), await paint());
    const made = await renderPicture(join(folder, "original"), folder);
    for (const rendition of made.renditions) {
      await mkdir(dirname(renditionPath(rendition)), { recursive: true });
      await rename(join(folder, `${rendition.hash}.${rendition.format}`), renditionPath(rendition));
    }
    await desk().update(pictures).set({ width, height, renditions: made.renditions }).where(eq(pictures.id, id));
    return id;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Noise at several scales, coarse ones strong and fine ones weak, as in nature; over a horizon, so that it has edges. */
async function paint(): Promise<Buffer> {
  const layers = await Promise.all(
    [
      { across: 7, sigma: 60 },
      { across: 29, sigma: 40 },
      { across: 113, sigma: 30 },
      { across: 443, sigma: 20 },
      { across: width, sigma: 5 },
    ].map(async ({ across, sigma }) => ({ input: await grain(across, sigma), blend: "soft-light" as const })),
  );
  const harbour = `<svg width="${width}" height="${height}"><rect y="600" width="100%" height="100%" fill="#2b4a5e"/>
    <path d="M180 600V240l40-60 40 60v360zM700 600l60-330 24 4-40 326zM900 640h420l-50 90H960z" fill="#7a4b32"/></svg>`;
  return sharp({ create: { width, height, channels: 3, background: "#a9bccb" } })
    .composite([{ input: Buffer.from(harbour) }, ...layers])
    .jpeg({ quality: 90 })
    .toBuffer();
}

async function grain(across: number, sigma: number): Promise<Buffer> {
  const down = Math.ceil((across * height) / width);
  const noise = { type: "gaussian" as const, mean: 128, sigma };
  return sharp({ create: { width: across, height: down, channels: 3, background: "#888", noise } })
    .png()
    .toBuffer()
    .then((small) => sharp(small).resize(width, height, { kernel: "cubic" }).png().toBuffer());
}
