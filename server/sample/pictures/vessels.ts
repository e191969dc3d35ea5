import { glints, speckle } from "./brush.ts";
import { across, ink, mix } from "./ink.ts";
import { at, box, edge, facet, faint, form, place, repeat, stroke } from "./shape.ts";

/** A small fishing boat, seen from its side, `width` about 200 at scale 1; its origin lies on the waterline. */
export function boat(hull: string, trim: string, { mast = true, cabin = "" } = {}): string {
  const dark = mix(hull, "#000000", 0.35);
  return (
    (mast
      ? edge(
          [
            [-8, -34],
            [-8, -170],
          ],
          "#5b4434",
          5,
        ) +
        edge(
          [
            [-8, -120],
            [66, -40],
          ],
          "#5b4434",
          3,
        ) +
        stroke("M-8 -166L-86 -36M-8 -166L92 -40", "#5b4434", 1.4, 0.8)
      : "") +
    (cabin
      ? box(-46, -78, 52, 48, cabin, 3) +
        box(-50, -84, 60, 9, trim, 3) +
        box(-38, -68, 14, 16, "#24405f", 2) +
        box(-16, -68, 14, 16, "#24405f", 2)
      : "") +
    form("M-104 -48C-60 -30 40 -30 108 -56C100 -22 86 0 70 4H-72C-90 -4 -100 -24 -104 -48Z", hull) +
    form("M-100 -30C-60 -10 60 -10 100 -34C92 -12 82 2 70 4H-72C-86 -2 -94 -14 -100 -30Z", dark) +
    stroke("M-104 -48C-60 -30 40 -30 108 -56", trim, 6) +
    stroke("M-102 -36C-60 -18 50 -18 104 -42", mix(trim, hull, 0.5), 2.5)
  );
}

/** A boat on the water with what the water gives back of it. */
export function moored(x: number, y: number, scale: number, drawing: string, water: string): string {
  return (
    faint(0.34, `<g transform="translate(${x} ${y + 6 * scale}) scale(${scale} ${-0.7 * scale})">${drawing}</g>`) +
    glints(`moored-${x}`, [x - 130 * scale, y + 8 * scale, 260 * scale, 90 * scale], water, {
      count: 26,
      opacity: 0.8,
      length: 120 * scale,
      breadth: 5 * scale,
    }) +
    place(drawing, x, y, scale)
  );
}

/** The ferry Aurelia II from her side, bow to the left; about 480 long. */
export function ferry(): string {
  const ports = (y: number, from: number, count: number, step: number) =>
    repeat(count, (index) => box(from + index * step, y, step * 0.6, 9, "#2d4c66", 2));
  return (
    facet(at("-60 -150, -44 -206, 28 -206, 34 -150"), across("#d8492e", "#cf4328", "#963124")) +
    box(-46, -196, 76, 12, "#f7f1e3") +
    box(-44, -210, 72, 8, "#2b2a2d") +
    edge(at("-150 -140, -150 -196"), "#5d6a72", 4) +
    box(-176, -150, 300, 42, across("#fffdf6", "#eee6d6")) +
    ports(-138, -160, 13, 21) +
    box(-206, -110, 390, 40, across("#fffdf6", "#e6dfd0")) +
    ports(-98, -190, 17, 21) +
    facet(at("-206 -70, -206 -110, -228 -74"), "#fffdf6") +
    form("M-262 -72H214C216 -40 210 -14 202 4H-214C-236 -12 -254 -40 -262 -72Z", across("#f7f3ea", "#d9d8d2")) +
    form("M-236 -22H209C208 -10 205 -2 202 4H-214C-224 -4 -231 -12 -236 -22Z", "#24405f") +
    edge(at("-258 -58, 213 -58"), ink.red, 6) +
    speckle("ferry-people", [-160, -156, 260, 3], "#3d4a5a", 26, 7, 0.9)
  );
}

/** A boat from above, its bow up; about 120 long. */
export function fromAbove(deck: string, trim: string): string {
  return (
    faint(0.3, form("M12 -46C40 -16 40 40 30 78H-6C-16 40 -16 -16 12 -46Z", "#0f3d4e")) +
    form("M0 -60C28 -28 28 30 20 64H-20C-28 30 -28 -28 0 -60Z", deck) +
    form("M0 -46C18 -22 18 26 13 54H-13C-18 26 -18 -22 0 -46Z", mix(deck, "#5b4434", 0.28)) +
    box(-12, -6, 24, 26, trim, 3) +
    edge(at("-16 36, 16 36"), deck, 5)
  );
}
