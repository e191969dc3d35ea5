import { bristles, speckle } from "./brush.ts";
import { mix } from "./ink.ts";
import { chanceOf, disc, faint, form, line, type Point, place, repeat, stroke } from "./shape.ts";

/** A plate or a bowl seen from above with what lies in it, and its shadow towards the lower right. */
export function dish(x: number, y: number, radius: number, glaze: string, content = ""): string {
  const shade = mix(glaze, "#3a2c3a", 0.22);
  return (
    faint(0.32, disc(x + radius * 0.13, y + radius * 0.17, radius * 1.01, "#2a1d2c")) +
    disc(x, y, radius, glaze) +
    disc(x, y, radius * 0.82, shade) +
    disc(x + radius * 0.03, y + radius * 0.04, radius * 0.78, mix(glaze, "#ffffff", 0.12)) +
    place(content, x, y, radius / 100) +
    stroke(
      `M${x - radius * 0.88} ${y + radius * 0.2}A${radius * 0.9} ${radius * 0.9} 0 0 1 ${x - radius * 0.1} ${y - radius * 0.9}`,
      mix(glaze, "#ffffff", 0.6),
      radius * 0.035,
      0.8,
    )
  );
}

/** A slice of an orange or a lemon, its flesh to the eye; 100 wide at scale 1. */
export function slice(peel: string, flesh: string): string {
  return (
    disc(0, 0, 50, peel) +
    disc(0, 0, 44, mix(flesh, "#fff6dd", 0.72)) +
    repeat(9, (index) =>
      place(form("M0 -6C14 -16 13 -34 8 -39Q0 -42 -8 -39C-13 -34 -14 -16 0 -6Z", flesh), 0, 0, 1, index * 40),
    ) +
    repeat(9, (index) =>
      place(stroke("M-5 -34Q-7 -26 -4 -20", mix(flesh, "#ffffff", 0.5), 2.4, 0.7), 0, 0, 1, index * 40),
    )
  );
}

/** A flatbread from above; 100 in radius at scale 1. */
export function flatbread(seed: string): string {
  const chance = chanceOf(seed);
  return (
    faint(0.3, disc(9, 13, 100, "#2a1d2c", 0.92)) +
    disc(0, 0, 100, "#c98f52", 0.93) +
    disc(-3, -3, 94, "#e3b778", 0.92) +
    disc(-8, -8, 80, "#ecca92", 0.9) +
    repeat(15, () => {
      const [angle, reach] = [chance(0, 6.3), chance(8, 76)];
      return disc(
        Math.cos(angle) * reach,
        Math.sin(angle) * reach * 0.9,
        chance(5, 13),
        chance() > 0.5 ? "#a9693a" : "#c58a4d",
        0.7,
      );
    }) +
    speckle(`${seed}-flour`, [-70, -66, 140, 130], "#fff3d8", 40, 4, 0.8)
  );
}

/** A sprig of leaves along a bent stalk; 140 long at scale 1, growing to the right. */
export function sprig(colour: string, leaves = 6): string {
  return (
    line(
      Array.from({ length: leaves + 1 }, (_, index): Point => [index * (140 / leaves), stalk(index / leaves)]),
      mix(colour, "#2b2a1d", 0.35),
      4,
    ) +
    repeat(leaves, (index) => {
      const [x, y, size] = [(index + 0.7) * (140 / leaves), stalk((index + 0.7) / leaves), 1.05 - index * 0.08];
      const leaf = (tone: string) =>
        form("M0 0C6 -18 28 -22 42 -8C32 8 12 10 0 0Z", tone) + stroke("M4 -2L34 -8", mix(tone, "#ffffff", 0.35), 1.8);
      return place(leaf(colour), x, y, size, -48) + place(leaf(mix(colour, "#1c2a20", 0.25)), x, y, size, 62);
    })
  );
}

function stalk(part: number): number {
  return -Math.sin(part * 2.4) * 16;
}

/** A small cup of coffee on its saucer from above; the saucer 100 in radius at scale 1. */
export function coffee(glaze: string, saucer: string): string {
  return (
    dish(0, 0, 100, saucer) +
    faint(0.3, disc(10, 13, 60, "#2a1d2c")) +
    place(stroke("M0 0H46C60 0 60 24 44 24H30", glaze, 13), 38, -14, 1, -34) +
    disc(0, 0, 58, glaze) +
    disc(2, 2, 50, "#2b1710") +
    disc(1, 3, 45, "#5a3320") +
    stroke("M-32 -18A38 38 0 0 1 20 -32", "#b98554", 4.5, 0.85) +
    stroke("M-34 10A38 38 0 0 0 -4 37", "#8a5836", 4, 0.8)
  );
}

/** A spoon from above, its bowl to the top; 220 long at scale 1. */
export function spoon(metal: string): string {
  return (
    faint(
      0.3,
      place(
        form("M0 -110C34 -110 34 -50 8 -34L12 104Q0 116 -12 104L-8 -34C-34 -50 -34 -110 0 -110Z", "#2a1d2c"),
        10,
        12,
      ),
    ) +
    form("M0 -110C34 -110 34 -50 7 -34L10 104Q0 114 -10 104L-7 -34C-34 -50 -34 -110 0 -110Z", metal) +
    form("M2 -100C24 -98 22 -56 2 -46C-16 -54 -16 -96 2 -100Z", mix(metal, "#2a1d2c", 0.28)) +
    stroke("M-3 -20L-5 98M-18 -84C-16 -98 -8 -104 -2 -105", mix(metal, "#ffffff", 0.7), 3)
  );
}

/** Folded linen with a hem in two colours; its corner at the origin. */
export function linen(seed: string, width: number, height: number, cloth: string, stripe: string): string {
  const edge = `M0 6Q${width * 0.5} -8 ${width} 2Q${width + 8} ${height * 0.5} ${width - 2} ${height}Q${width * 0.5} ${height + 8} 4 ${height - 4}Q-8 ${height * 0.5} 0 6Z`;
  return (
    faint(0.28, place(form(edge, "#2a1d2c"), 12, 16)) +
    form(edge, cloth) +
    stroke(
      `M8 ${height - 34}Q${width * 0.5} ${height - 22} ${width - 8} ${height - 30}M8 ${height - 48}Q${width * 0.5} ${height - 36} ${width - 8} ${height - 44}`,
      stripe,
      7,
    ) +
    bristles(seed, [8, 8, width * 0.8, height - 20], mix(cloth, stripe, 0.35), {
      count: 40,
      length: width * 0.16,
      breadth: 2.4,
      opacity: 0.4,
    }) +
    stroke(`M${width * 0.48} 4L${width * 0.5} ${height}`, mix(cloth, "#2a1d2c", 0.3), 4, 0.5)
  );
}
