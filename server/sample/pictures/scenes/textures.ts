import { bristles } from "../brush.ts";
import { across, down, ink, mix, thin } from "../ink.ts";
import { at, box, chanceOf, disc, facet, form, inside, type Point, place, repeat, stroke } from "../shape.ts";
import { square } from "../sheet.ts";

const bands = [
  { colour: ink.brick, high: 120 },
  { colour: ink.ochre, high: 34 },
  { colour: ink.navy, high: 70 },
  { colour: ink.cream, high: 20 },
  { colour: ink.clay, high: 96 },
  { colour: ink.cream, high: 20 },
  { colour: ink.teal, high: 84 },
  { colour: ink.ochre, high: 20 },
  { colour: ink.wine, high: 130 },
  { colour: ink.rose, high: 30 },
  { colour: ink.navy, high: 60 },
  { colour: ink.cream, high: 26 },
  { colour: ink.orange, high: 72 },
  { colour: ink.cream, high: 26 },
  { colour: ink.pine, high: 86 },
  { colour: ink.ochre, high: 30 },
  { colour: ink.brick, high: 110 },
];

export const textureScenes = {
  "texture-weave": square("Woven cloth in stripes", () => {
    const chance = chanceOf("weave");
    let y = -10;
    const cloth = bands.map(({ colour, high }, index) => {
      const top = y;
      y += high;
      const thread = (row: number) =>
        repeat(51, (column) => {
          const sway = Math.sin(column * 0.16 + index) * 3;
          const tone = mix(colour, chance() > 0.5 ? "#fff3d8" : "#1d1b1a", chance(0, 0.17));
          return box(column * 20 - 10 + (row % 2) * 10, top + row * 10 + sway, 17, 8.4, tone, 4);
        });
      return box(0, top - 4, 1000, high + 8, mix(colour, "#1d1b1a", 0.34)) + repeat(Math.ceil(high / 10), thread);
    });
    const fold = (x: number, width: number, tone: string, strength: number) =>
      box(x, 0, width, 1000, across(thin(tone, 0), thin(tone, strength), thin(tone, 0)));
    return [
      box(0, 0, 1000, 1000, ink.wine),
      ...cloth,
      lozenges(62, 26, ink.cream) + lozenges(270, 24, ink.cream) + lozenges(520, 30, ink.ochre),
      fold(40, 220, "#1a0f12", 0.4) + fold(210, 180, "#fff1d0", 0.25) + fold(460, 260, "#1a0f12", 0.42),
      fold(660, 180, "#fff1d0", 0.24) + fold(850, 230, "#1a0f12", 0.4),
    ].join("");
  }),

  "texture-wood": square("Weathered planks of a boat, peeling paint", () => {
    const chance = chanceOf("planks");
    return (
      box(0, 0, 1000, 1000, "#d9d0bb") +
      repeat(6, (index) => {
        const y = -60 + index * 190;
        const outline = `M-10 ${y + 40}C300 ${y - 10} 700 ${y - 14} 1010 ${y + 30}V${y + 210}C700 ${y + 166} 300 ${y + 170} -10 ${y + 220}Z`;
        const nail = (x: number) =>
          stroke(`M${x} ${y + 118}V${y + 156}`, "#8f4f33", 6, 0.3) +
          disc(x, y + 110, 11, "#7c4a33") +
          disc(x - 3, y + 107, 5, "#b97f5c");
        return (
          inside(
            outline,
            form(outline, "#efe8d6") +
              repeat(4, (nth) => flake(chance, nth * 280 + chance(-60, 160), y + chance(50, 170), chance(70, 190))) +
              repeat(9, () => flake(chance, chance(0, 1000), y + chance(20, 190), chance(12, 50))) +
              bristles(`grain-${index}`, [-60, y, 1060, 220], "#5b4434", {
                count: 64,
                length: 190,
                breadth: 2.2,
                opacity: 0.3,
              }) +
              box(-10, y, 1020, 230, down(thin("#fff6e0", 0.3), thin("#fff6e0", 0), thin("#2b2420", 0.35))),
          ) +
          stroke(`M-10 ${y + 220}C300 ${y + 170} 700 ${y + 166} 1010 ${y + 210}`, "#2a211d", 9) +
          nail(150 + (index % 2) * 210) +
          nail(640 + (index % 2) * 210)
        );
      })
    );
  }),
};

/** A place where the paint has come off: the larger, the more of the layers under it show. */
function flake(chance: () => number, x: number, y: number, reach: number): string {
  const layers = ["#5f8f78", "#eee7d4", "#2f6d94"];
  const drift = (chance() - 0.5) * reach * 0.34;
  return layers
    .slice(0, reach > 110 ? 3 : 1)
    .map((colour, depth) => {
      const [broad, high] = [reach * (1 - depth * 0.28), reach * (0.32 - depth * 0.1)];
      const torn = Array.from({ length: 16 }, (_, corner): Point => {
        const [angle, far] = [(corner / 16) * 6.283, 0.7 + chance() * 0.4];
        return [x + depth * drift + Math.cos(angle) * broad * far, y + Math.sin(angle) * high * far];
      });
      const lip = torn.map(([left, top]): Point => [left - 2, top - 4]);
      return facet(lip, mix(colour, "#1d1b1a", 0.5)) + facet(torn, colour);
    })
    .join("");
}

/** Lozenges in a row, woven into a band. */
function lozenges(y: number, size: number, colour: string): string {
  const shape = at("0 -1, 1 0, 0 1, -1 0");
  const sized = (by: number) => shape.map(([x, top]): Point => [x * by, top * by]);
  return repeat(13, (index) =>
    place(facet(sized(size), colour) + facet(sized(size * 0.45), ink.brick), 38 + index * 78, y),
  );
}
