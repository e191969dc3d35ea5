import { defineGradients } from "./ink.ts";

/** The three cuts of a picture, in the units that scenes are drawn in and in the pixels that are printed. */
export const cuts = {
  wide: { width: 1200, height: 800, pixels: [1024, 683] },
  square: { width: 1000, height: 1000, pixels: [880, 880] },
  tall: { width: 800, height: 1000, pixels: [800, 1000] },
} as const;

export type Cut = keyof typeof cuts;

/** A picture that can be drawn: its cut, what one sees on it, and the drawing. */
export type Scene = { cut: Cut; shows: string; draw: () => string };

export function wide(shows: string, draw: () => string): Scene {
  return { cut: "wide", shows, draw };
}

export function square(shows: string, draw: () => string): Scene {
  return { cut: "square", shows, draw };
}

export function tall(shows: string, draw: () => string): Scene {
  return { cut: "tall", shows, draw };
}

/** A whole SVG file of a drawing on a sheet of `width` by `height` units, printed in `pixels`. */
export function svgOf(drawing: string, width: number, height: number, pixels: readonly [number, number]): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels[0]}" height="${pixels[1]}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none"><defs>${defineGradients(drawing)}</defs>${drawing}</svg>`,
  );
}
