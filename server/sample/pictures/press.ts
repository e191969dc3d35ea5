import sharp from "sharp";
import { chanceOf } from "./shape.ts";
import { svgOf } from "./sheet.ts";

const side = 512; // of the square of paper that repeats under every picture, a power of two
const paper = makePaper();

/**
 * A drawing printed on paper, as JPEG: the edges of its shapes run a little, and the paper's tooth and the unevenness of
 * the paint show through. Done on the pixels, since SVG's own filters take ten times as long.
 */
export async function print(drawing: string, width: number, height: number, pixels: readonly [number, number]) {
  const { data, info } = await sharp(svgOf(drawing, width, height, pixels))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharp(printPixels(data, info.width, info.height), {
    raw: { width: info.width, height: info.height, channels: 3 },
  })
    .jpeg({ quality: 88, chromaSubsampling: "4:4:4" })
    .toBuffer();
}

function printPixels(plate: Buffer, width: number, height: number): Uint8ClampedArray {
  const { right, down, tooth } = paper;
  const printed = new Uint8ClampedArray(plate.length);
  for (let y = 0, to = 0; y < height; y++) {
    const row = (y % side) * side;
    for (let x = 0; x < width; x++, to += 3) {
      const at = row + (x & (side - 1));
      const fromX = Math.min(width - 1, Math.max(0, x + (right[at] ?? 0)));
      const fromY = Math.min(height - 1, Math.max(0, y + (down[at] ?? 0)));
      const from = (fromY * width + fromX) * 3;
      const shade = tooth[at] ?? 0;
      printed[to] = (plate[from] ?? 0) + shade;
      printed[to + 1] = (plate[from + 1] ?? 0) + shade;
      printed[to + 2] = (plate[from + 2] ?? 0) + shade;
    }
  }
  return printed;
}

/** How far the paint runs at each place (pixels right and down), and how light or dark the tooth makes it. */
function makePaper() {
  const [runsRight, runsDown] = [noise("right", 13), noise("down", 13)];
  const [patches, clouds, fibres] = [noise("patches", 48), noise("clouds", 7), noise("fibres", 2)];
  const speck = chanceOf("speck");
  const size = side * side;
  const right = new Int8Array(size);
  const down = new Int8Array(size);
  const tooth = new Int8Array(size);
  for (let at = 0; at < size; at++) {
    right[at] = Math.round((runsRight[at] ?? 0) * 1.9);
    down[at] = Math.round((runsDown[at] ?? 0) * 1.9);
    tooth[at] = Math.round((patches[at] ?? 0) * 5 + (clouds[at] ?? 0) * 4 + (fibres[at] ?? 0) * 5 + speck(-1.5, 1.5));
  }
  return { right, down, tooth };
}

/** Smooth chance from -1 to 1 over the square, in grains of about `grain` pixels, which meets itself at the edges. */
function noise(seed: string, grain: number): Float32Array {
  const chance = chanceOf(seed);
  const cells = Math.round(side / grain);
  const lattice = Float32Array.from({ length: cells * cells }, () => chance(-1, 1));
  const at = (x: number, y: number) => lattice[(y % cells) * cells + (x % cells)] ?? 0;
  const ease = (part: number) => part * part * (3 - 2 * part);
  return Float32Array.from({ length: side * side }, (_, index) => {
    const [x, y] = [((index % side) * cells) / side, (Math.floor(index / side) * cells) / side];
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [h, v] = [ease(x - left), ease(y - top)];
    const upper = at(left, top) * (1 - h) + at(left + 1, top) * h;
    const lower = at(left, top + 1) * (1 - h) + at(left + 1, top + 1) * h;
    return upper * (1 - v) + lower * v;
  });
}
