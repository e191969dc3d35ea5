import { bristles, waver } from "./brush.ts";
import { across, mix } from "./ink.ts";
import {
  blob,
  box,
  chanceOf,
  disc,
  edge,
  facet,
  form,
  inside,
  line,
  type Point,
  place,
  repeat,
  soft,
  stroke,
} from "./shape.ts";

/** A hill from side to side: its outline through the points, filled down to `foot`. */
export function hill(points: readonly Point[], foot: number, fill: string, drawing = ""): string {
  const [first = [0, 0], last = first] = [points[0], points.at(-1)];
  const outline = `${soft(points, false)}L${last[0]} ${foot}L${first[0]} ${foot}Z`;
  return form(outline, fill) + (drawing ? inside(outline, drawing) : "");
}

/** A far ridge that wavers about `y`. */
export function ridge(
  seed: string,
  y: number,
  swing: number,
  width: number,
  foot: number,
  fill: string,
  drawing = "",
): string {
  return hill(waver(seed, [-40, y], [width + 40, y], swing, 9), foot, fill, drawing);
}

/** A cypress: a dark flame with a lit side. Its origin stands on the ground; 100 high at scale 1. */
export function cypress(x: number, y: number, scale: number, colour: string): string {
  return place(
    box(-2, -8, 4, 10, "#5b4434") +
      form("M0 -104C14 -78 17 -40 12 -14C8 -2 -8 -2 -12 -14C-17 -42 -12 -78 0 -104Z", colour) +
      form("M0 -104C-9 -78 -13 -44 -9 -12C-4 -30 -8 -70 0 -104Z", mix(colour, "#f3e3c6", 0.28)) +
      stroke("M4 -80C7 -60 8 -40 5 -20M-1 -70C2 -50 1 -30 -2 -16", mix(colour, "#000000", 0.3), 2, 0.5),
    x,
    y,
    scale,
  );
}

/** A round tree of dabs, lit from the left; about 100 high at scale 1. */
export function tree(
  seed: string,
  x: number,
  y: number,
  scale: number,
  colour: string,
  light = 0.3,
  trunk = "#5b4434",
): string {
  const chance = chanceOf(seed);
  const dabs = (count: number, dx: number, dy: number, reach: number, paint: string) =>
    repeat(count, () => {
      const [angle, far] = [chance(0, 6.28), Math.sqrt(chance()) * reach];
      return disc(dx + Math.cos(angle) * far * 1.1, dy + Math.sin(angle) * far * 0.8, chance(7, 13), paint, 0.8);
    });
  return place(
    form(
      "M-4 0C-3 -20 -6 -34 -16 -48L-10 -52C-4 -44 -1 -40 1 -34C4 -42 10 -48 16 -54L20 -50C10 -40 6 -26 6 0Z",
      trunk,
    ) +
      dabs(18, 3, -64, 32, mix(colour, "#000000", 0.22)) +
      dabs(14, -2, -70, 27, colour) +
      dabs(8, -10, -78, 17, mix(colour, "#fff3d0", light)),
    x,
    y,
    scale,
  );
}

/** A date palm; about 180 high at scale 1. */
export function palm(x: number, y: number, scale: number, colour: string, trunk = "#8a6a4c"): string {
  const frond = (turn: number, long: number, paint: string) =>
    place(
      form(
        `M0 0C${long * 0.3} -${long * 0.28} ${long * 0.75} -${long * 0.22} ${long} ${long * 0.18}C${long * 0.7} 0 ${long * 0.35} -${long * 0.04} 0 8Z`,
        paint,
      ),
      0,
      -160,
      1,
      turn,
    );
  const dark = mix(colour, "#000000", 0.25);
  return place(
    form("M-7 0C-4 -60 -4 -110 -3 -160H5C5 -110 6 -60 8 0Z", trunk) +
      bristles(`palm-${x}`, [-5, -155, 8, 150], "#5b4434", { count: 22, length: 9, breadth: 1.6, opacity: 0.6 }) +
      [-168, -140, -30, 0].map((turn) => frond(turn, 74, dark)).join("") +
      [-200, -120, -85, -52, 22].map((turn) => frond(turn, 78, colour)).join("") +
      [-180, -100, -64, -14].map((turn) => frond(turn, 62, mix(colour, "#fff3d0", 0.25))).join(""),
    x,
    y,
    scale,
  );
}

/** Rows that run to a vanishing point: a ploughed field, an orchard floor. */
export function furrows(
  x: number,
  y: number,
  foot: number,
  width: number,
  colour: string,
  count = 16,
  opacity = 0.4,
): string {
  return repeat(count, (index) => {
    const at = (index / (count - 1) - 0.5) * width;
    const broad = width / count / 3.2;
    return `<g opacity="${opacity}">${facet(
      [
        [x + at * 0.12, y],
        [x + at + broad, foot],
        [x + at - broad, foot],
      ],
      colour,
    )}</g>`;
  });
}

/** Tufts of grass or herbs over an area, as short upright strokes. */
export function tufts(
  seed: string,
  area: readonly [number, number, number, number],
  colour: string,
  count = 160,
  length = 16,
  opacity = 0.6,
): string {
  return bristles(seed, area, colour, { count, length, breadth: 2.4, turn: -82, opacity });
}

/** A twig of blossom from one place to another with flowers along it. */
export function blossomTwig(seed: string, points: readonly Point[], breadth: number, petal: string): string {
  const chance = chanceOf(seed);
  const flowers = points.slice(1).flatMap(([x, y], index) => {
    const before = points[index] ?? [x, y];
    return [0.2, 0.55, 0.9].map(
      (part): Point => [
        before[0] + (x - before[0]) * part + chance(-16, 16),
        before[1] + (y - before[1]) * part + chance(-18, 12),
      ],
    );
  });
  return (
    line(points, "#4a352c", breadth) +
    line(
      points.map(([x, y]): Point => [x - 1, y - breadth * 0.25]),
      "#8b6b58",
      breadth * 0.3,
      0.8,
    ) +
    flowers.map(([x, y]) => flower(x, y, chance(0.75, 1.2), chance(0, 72), petal)).join("")
  );
}

/** A blossom of five petals; about 60 wide at scale 1. */
export function flower(x: number, y: number, scale: number, turn: number, petal: string): string {
  const deep = mix(petal, "#c8506a", 0.45);
  const petals = (paint: string, size: number) =>
    repeat(5, (index) =>
      place(form("M0 0C-16 -10 -18 -30 -5 -32C-2 -30 2 -30 5 -32C18 -30 16 -10 0 0Z", paint), 0, 0, size, index * 72),
    );
  return place(
    petals(mix(petal, "#a86f78", 0.25), 1.06) +
      petals(petal, 0.98) +
      disc(0, 0, 9, deep) +
      repeat(
        7,
        (index) =>
          edge(
            [
              [0, 0],
              [Math.cos(index * 0.9) * 13, Math.sin(index * 0.9) * 13],
            ],
            "#b9475f",
            1.4,
          ) + disc(Math.cos(index * 0.9) * 14, Math.sin(index * 0.9) * 14, 2.2, "#dca03c"),
      ),
    x,
    y,
    scale,
    turn,
  );
}

/** Stepped fields on a slope: walls of stone with planting above each. */
export function terraces(
  seed: string,
  y: number,
  step: number,
  count: number,
  width: number,
  wall: string,
  green: string,
): string {
  return repeat(count, (index) => {
    const at = y + index * step * (1 + index * 0.12);
    const line0 = waver(`${seed}${index}`, [-40, at], [width + 40, at + step * 0.25], step * 0.3, 7);
    const tint = mix(green, index % 2 ? "#dca03c" : "#2b4a3d", 0.08 + 0.05 * index);
    return (
      hill(line0, at + step * 6, across(mix(tint, "#fff3d0", 0.25), tint)) +
      line(
        line0.map(([x, v]): Point => [x, v + step * 0.12]),
        wall,
        step * 0.22,
      ) +
      line(
        line0.map(([x, v]): Point => [x, v + step * 0.26]),
        mix(wall, "#000000", 0.4),
        step * 0.1,
        0.6,
      )
    );
  });
}

/** A bush of soft dabs. */
export function bush(seed: string, x: number, y: number, scale: number, colour: string, light = "#fff3d0"): string {
  const chance = chanceOf(seed);
  const ring0 = (size: number, dx: number, dy: number) =>
    Array.from({ length: 9 }, (_, index): Point => {
      const angle = (index / 9) * 6.28;
      return [dx + Math.cos(angle) * size * chance(0.85, 1.15), dy + Math.sin(angle) * size * 0.6 * chance(0.85, 1.15)];
    });
  return place(
    blob(ring0(40, 0, -18), mix(colour, "#000000", 0.15)) +
      blob(ring0(32, -4, -24), colour) +
      blob(ring0(17, -12, -32), mix(colour, light, 0.3)),
    x,
    y,
    scale,
  );
}
