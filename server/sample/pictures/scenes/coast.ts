import { bristles, glints, speckle } from "../brush.ts";
import { across, down, ink } from "../ink.ts";
import { hill, ridge, tufts } from "../land.ts";
import { foam, gull, rocks, sea } from "../sea.ts";
import {
  at,
  blob,
  box,
  chanceOf,
  disc,
  facet,
  faint,
  form,
  inside,
  line,
  type Point,
  place,
  repeat,
  ring,
  stroke,
} from "../shape.ts";
import { square, wide } from "../sheet.ts";
import { sky, sun } from "../sky.ts";
import { boat } from "../vessels.ts";

export const coastScenes = {
  "gull-island": wide("The island with its cliffs, gulls above it", () =>
    [
      sky("island", 1200, 500, "#e9dcc0", "#f3e9d0", "#cfe0d6"),
      sun(980, 130, 54, "#fffaf0", "#fff3d0", 4),
      ridge("island-far", 470, 12, 1200, 500, "#b9cfc6"),
      sea("island", 490, 1200, 800, "#8cbdb8", "#4f9a9c", "#2a7684"),
      hill(
        at("180 560, 260 400, 330 300, 430 250, 560 262, 680 236, 800 320, 880 430, 1000 520, 1060 560"),
        566,
        across("#cdbfa0", "#b59f7f", "#7d7468"),
      ),
      inside(
        "M160 570L260 400L330 300L430 250L560 262L680 236L800 320L880 430L1060 570Z",
        bristles("cliff", [180, 250, 900, 330], "#5b5148", {
          count: 130,
          length: 110,
          breadth: 5,
          turn: 82,
          opacity: 0.35,
        }) +
          bristles("cliff-lit", [180, 250, 560, 330], "#f7ecd2", {
            count: 90,
            length: 80,
            breadth: 6,
            turn: 86,
            opacity: 0.5,
          }),
      ),
      blob(
        at(
          "284 366, 330 296, 430 244, 560 254, 690 230, 800 312, 884 430, 836 392, 780 352, 724 356, 660 322, 590 344, 520 312, 440 334, 380 318, 330 344",
        ),
        "#7f9257",
      ) + tufts("island", [410, 266, 330, 50], "#a9b56a", 90, 15),
      box(610, 190, 26, 52, "#f7efdf") + facet(at("606 192, 623 170, 640 192"), ink.red),
      rocks("island-a", [170, 566], [1060, 574], 26, "#6c645a", 30) +
        foam(at("130 584, 320 578, 520 590, 760 580, 1080 590"), "#f7f5ea", 7),
      place(boat("#f3e3c6", ink.red, { mast: true }), 250, 690, 0.85),
      glints("island-boat", [150, 700, 200, 40], "#f3e9d0", { count: 18, opacity: 0.7, length: 90 }),
      gull(520, 130, 1.25, -14) +
        gull(330, 190, 0.8, 12) +
        gull(720, 90, 0.7, 4) +
        gull(850, 210, 0.95, -20) +
        gull(180, 120, 0.5, 6) +
        gull(640, 170, 0.4, 20) +
        gull(950, 320, 0.6, -6) +
        gull(440, 70, 0.45, -14),
    ].join(""),
  ),

  "beach-from-above": wide("Parasols in rows on the beach, from above", () => {
    const chance = chanceOf("beach");
    const colours = [
      [ink.red, ink.cream],
      ["#2c6c8c", ink.cream],
      [ink.ochre, ink.cream],
      [ink.teal, ink.blossom],
      [ink.orange, "#f7e4b5"],
    ] as const;
    const parasol = (x: number, y: number, size: number) => {
      const [one, two] = colours[Math.floor(chance() * colours.length)] ?? [ink.red, ink.cream];
      const wedge = (index: number) => {
        const [a, b] = [(index / 8) * 6.283, ((index + 1) / 8) * 6.283];
        return facet(
          [
            [x, y],
            [x + Math.cos(a) * size, y + Math.sin(a) * size],
            [x + Math.cos(b) * size, y + Math.sin(b) * size],
          ],
          index % 2 ? one : two,
        );
      };
      return (
        faint(0.35, disc(x + size * 0.55, y + size * 0.7, size * 0.98, "#7a5733")) +
        box(x + size * 0.7, y - size * 0.2, size * 0.5, size * 1.1, chance() > 0.5 ? "#fbf3e2" : "#e2a18d", 5) +
        disc(x, y, size, two) +
        repeat(8, wedge) +
        disc(x, y, 4, "#5b4434")
      );
    };
    const shore: Point[] = at("-40 300, 140 262, 360 318, 600 270, 820 322, 1040 264, 1240 306");
    return [
      box(0, 0, 1200, 800, down("#f1dcae", "#e8c98f")),
      bristles("sand-beach", [-40, 320, 1250, 480], "#c9a265", { count: 120, length: 60, breadth: 4, opacity: 0.3 }) +
        speckle("sand-dots", [0, 330, 1200, 470], "#fff6dc", 260, 4, 0.6),
      form(
        `M-40 -20L-40 300C60 262 200 268 360 318S520 262 600 270S740 330 820 322S960 250 1040 264S1200 330 1260 306V-20Z`,
        down("#1f7d93", "#3fa3a8", "#8fd0c0"),
      ),
      bristles("beach-sea", [-40, 0, 1250, 230], "#15607a", {
        count: 90,
        length: 130,
        breadth: 7,
        turn: 4,
        opacity: 0.3,
      }),
      line(
        shore.map(([x, y]): Point => [x, y + 22]),
        "#c7a873",
        26,
        0.5,
      ) +
        foam(shore, "#fffaf0", 12) +
        line(
          shore.map(([x, y]): Point => [x, y - 54]),
          "#e8f5ee",
          6,
          0.7,
        ),
      repeat(3, (rowNumber) =>
        repeat(8, (index) =>
          chance() > 0.12
            ? parasol(
                90 + index * 148 + (rowNumber % 2) * 60 + chance(-14, 14),
                430 + rowNumber * 138 + chance(-12, 12),
                44,
              )
            : "",
        ),
      ),
      repeat(
        9,
        (index) =>
          disc(120 + index * 120 + chance(-30, 30), 130 + chance(-60, 90), 7, index % 2 ? "#7b4a34" : "#2a2220") +
          ring(122 + index * 120, 134, 18, "#e8f5ee", 2),
      ),
    ].join("");
  }),

  "texture-nets": square("Fishing nets with floats", () => {
    const mesh = (turn: number, colour: string, size: number, dx: number, dy: number) =>
      place(
        repeat(34, (index) => {
          const from = -800 + index * size;
          return stroke(
            `M-800 ${from}Q0 ${from + 70} 800 ${from}M${from} -800Q${from + 60} 0 ${from} 800`,
            colour,
            3.4,
            0.85,
          );
        }),
        500 + dx,
        500 + dy,
        1,
        turn,
      );
    return [
      box(0, 0, 1000, 1000, down("#1f4a52", "#173b45")),
      bristles("nets", [0, 0, 1000, 1000], "#0f2a33", { count: 120, length: 180, breadth: 14, turn: 30, opacity: 0.5 }),
      mesh(24, "#2f7f7a", 62, 0, 0) + mesh(56, "#3f938a", 66, 30, -20),
      inside(
        "M-20 620C240 480 520 620 760 480S1020 420 1020 420V1020H-20Z",
        box(0, 380, 1000, 640, "#0f2a33") + mesh(8, "#d98a52", 52, 0, 40) + mesh(40, "#e7b077", 56, 20, 0),
      ),
      line(at("-20 616, 240 492, 520 612, 760 486, 1020 420"), "#f0dcb0", 13),
      line(at("-20 622, 240 498, 520 618, 760 492, 1020 426"), "#a3743f", 3),
      at("70 560, 240 492, 420 566, 560 606, 700 522, 860 450, 980 424")
        .map(([x, y]) => float(x, y))
        .join(""),
    ].join("");
  }),
};

function float(x: number, y: number): string {
  return (
    disc(x + 8, y + 16, 44, "#0f2a33", 0.7) +
    disc(x, y, 44, across("#f2b263", "#d9783c", "#9c4a2d"), 0.74) +
    disc(x, y, 10, "#5b2f22", 0.7) +
    line(
      [
        [x - 30, y - 14],
        [x - 10, y - 24],
        [x + 14, y - 22],
      ],
      "#fbe0b0",
      5,
      0.8,
    )
  );
}
