import { bristles, glints } from "../brush.ts";
import { almond } from "../food.ts";
import { down, ink, mix } from "../ink.ts";
import { hill } from "../land.ts";
import { at, box, chanceOf, disc, edge, line, type Point, place, repeat } from "../shape.ts";
import { square, wide } from "../sheet.ts";
import { stars } from "../sky.ts";

const paper = "#f4ead3";

export const chartScenes = {
  "chart-bars": wide("A bar chart of seven years, the last bar marked", () => {
    const tonnes = [1840, 2110, 1260, 1930, 2240, 1710, 2680];
    return [
      chartGround(
        "bars",
        [0, 1000, 2000, 3000].map((value) => 690 - value * 0.19),
      ),
      tonnes
        .map((value, index) =>
          bar(
            150 + index * 134,
            690,
            92,
            value * 0.19,
            index === tonnes.length - 1 ? ink.clay : mix(ink.teal, ink.sand, 0.25),
          ),
        )
        .join(""),
      place(almond(), 1000, 146, 0.9, -24) + place(almond(), 1052, 120, 0.75, 30),
    ].join("");
  }),

  "chart-lines": wide("Two lines crossing over twelve months", () => {
    const hotels = [6.1, 6.4, 8.0, 11.2, 13.5, 16.8, 19.9, 20.4, 15.1, 11.0, 7.2, 6.3];
    const homes = [2.0, 2.3, 3.9, 6.8, 9.7, 13.9, 18.2, 21.6, 17.3, 12.4, 6.6, 4.1];
    const points = (values: number[]) => values.map((value, index): Point => [140 + index * 84, 690 - value * 25]);
    const drawn = (values: number[], colour: string) =>
      line(points(values), colour, 11) +
      points(values)
        .map(([x, y]) => disc(x, y, 13, colour) + disc(x, y, 6, paper))
        .join("");
    return (
      chartGround(
        "lines",
        [0, 5, 10, 15, 20].map((value) => 690 - value * 25),
      ) +
      months() +
      drawn(hotels, ink.sea) +
      drawn(homes, ink.clay)
    );
  }),

  "chart-area": wide("The reservoir's level over a year, falling and rising", () => {
    const level = [71, 78, 84, 86, 80, 71, 60, 49, 41, 38, 47, 62];
    const points = level.map((value, index): Point => [100 + index * 91, 690 - value * 5.8]);
    return [
      chartGround(
        "area",
        [0, 25, 50, 75, 100].map((value) => 690 - value * 5.8),
      ),
      hill(
        points,
        690,
        down("#4f9fb0", "#2c6c8c", "#24506f"),
        glints("area-water", [100, 220, 1000, 460], "#bfe0dc", { count: 110, opacity: 0.35, length: 120 }),
      ),
      line(points, "#1d4660", 9),
      disc(points[9]?.[0] ?? 0, points[9]?.[1] ?? 0, 20, ink.clay) +
        disc(points[9]?.[0] ?? 0, points[9]?.[1] ?? 0, 9, paper),
      months(100, 91),
    ].join("");
  }),

  "chart-dots": wide("A field of 240 dots, thirty-one of them marked", () => {
    const chance = chanceOf("dots");
    return (
      chartGround("dots", []) +
      repeat(240, (index) => {
        const [column, row0] = [index % 20, Math.floor(index / 20)];
        const isMarked = index >= 209;
        return disc(
          144 + column * 48 + chance(-3, 3),
          116 + row0 * 51 + chance(-3, 3),
          17,
          isMarked ? ink.clay : mix(ink.sea, ink.mist, 0.35),
        );
      })
    );
  }),

  "tide-table": square("A curve of tides over a day, and a moon", () => {
    const tide = Array.from(
      { length: 25 },
      (_, hour): Point => [110 + hour * 32.5, 620 - Math.sin(((hour - 2) / 12.4) * 6.283) * (hour > 12 ? 120 : 150)],
    );
    return [
      box(0, 0, 1000, 1000, down("#20344f", "#2f4d66")) + stars("tide", 1000, 360, "#e6e1cd", 70),
      disc(740, 220, 92, "#f2e4bd") + disc(702, 196, 84, "#243a55"),
      hill(
        tide,
        880,
        down("#4f93a0", "#2c6680"),
        glints("tide", [110, 520, 780, 340], "#bfe0dc", { count: 70, opacity: 0.35, length: 100 }),
      ),
      line(tide, "#f4ead3", 10),
      edge(at("110 880, 890 880"), "#f4ead3", 5),
      repeat(25, (hour) =>
        edge(
          [
            [110 + hour * 32.5, 880],
            [110 + hour * 32.5, hour % 6 ? 894 : 912],
          ],
          "#f4ead3",
          4,
        ),
      ),
      [5, 17].map((hour) => disc(tide[hour]?.[0] ?? 0, tide[hour]?.[1] ?? 0, 19, ink.clay)).join(""),
      [11, 23].map((hour) => disc(tide[hour]?.[0] ?? 0, tide[hour]?.[1] ?? 0, 19, ink.ochre)).join(""),
    ].join("");
  }),
};

function chartGround(seed: string, lines: number[]): string {
  return (
    box(0, 0, 1200, 800, paper) +
    bristles(`${seed}-paper`, [-100, 0, 1200, 800], "#dcc9a2", { count: 60, length: 260, breadth: 7, opacity: 0.16 }) +
    lines
      .map((y, index) =>
        edge(
          [
            [90, y],
            [1110, y],
          ],
          index === 0 ? "#4a3f38" : "#cdb994",
          index === 0 ? 6 : 3,
        ),
      )
      .join("")
  );
}

function bar(x: number, foot: number, width: number, height: number, colour: string): string {
  return (
    box(x, foot - height, width, height, colour) +
    bristles(`bar-${x}`, [x + 6, foot - height + 6, width - 16, height - 20], mix(colour, "#ffffff", 0.5), {
      count: 26,
      length: 60,
      breadth: 5,
      turn: 90,
      opacity: 0.22,
    })
  );
}

function months(from = 140, step = 84): string {
  return repeat(12, (index) =>
    edge(
      [
        [from + index * step, 690],
        [from + index * step, index % 3 ? 704 : 718],
      ],
      "#4a3f38",
      4,
    ),
  );
}
