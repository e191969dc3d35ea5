import { bristles, speckle, waver } from "../brush.ts";
import { across, down, glow, ink, mix, thin } from "../ink.ts";
import { ridge } from "../land.ts";
import { onlooker } from "../people.ts";
import { at, box, chanceOf, disc, edge, facet, form, inside, line, place, repeat, stroke } from "../shape.ts";
import { tall, wide } from "../sheet.ts";
import { sky, stars } from "../sky.ts";

export const eveningScenes = {
  "open-air-cinema": wide("A bright screen on a summer roof, rows of heads, the stars", () => {
    const chance = chanceOf("cinema-seats");
    const coats = ["#1a2138", "#232844", "#2c2438", "#1d2b40", "#33283c"];
    return [
      sky("cinema", 1200, 640, "#0c1630", "#1a2a4e", "#3a4067", "#7a5d78"),
      stars("cinema", 1200, 430, "#e3e2ee", 190),
      ridge("cinema-hill", 520, 34, 1200, 640, "#1d2440"),
      speckle("cinema-town", [0, 524, 1200, 60], "#ffcf7d", 70, 5, 0.85),
      box(-10, 584, 1220, 230, down("#3a3654", "#171a2e")),
      box(-10, 578, 1220, 10, "#565074"),
      disc(600, 320, 620, glow(thin("#ffe9bf", 0.42), thin("#ffe9bf", 0.12), thin("#ffe9bf", 0)), 0.72),
      facet(at("350 490, 850 490, 1120 800, 80 800"), down(thin("#ffe0a8", 0.4), thin("#ffe0a8", 0))),
      edge(at("338 120, 338 600"), "#0d1226", 12) + edge(at("862 120, 862 600"), "#0d1226", 12),
      box(326, 120, 548, 374, "#0d1226", 3),
      inside(
        "M340 134H860V480H340Z",
        box(340, 134, 520, 346, down("#f6d9a8", "#fff2d2", "#fbe3b6")) +
          disc(716, 262, 52, "#f0a45c") +
          box(340, 366, 520, 120, down("#b7997a", "#6f6a6c")) +
          [378, 394, 416, 442].map((y) => edge(waver(`film${y}`, [640, y], [800, y], 2), "#ffe9c4", 4, 0.8)).join("") +
          form("M430 404C462 424 560 424 600 400L588 440C560 452 470 452 446 440Z", "#3c3138") +
          form("M512 400V210C570 262 584 330 584 386ZM502 396V236C464 290 452 340 450 384Z", "#574650") +
          edge(at("508 204, 508 408"), "#3c3138", 5),
      ),
      cableOfLamps(),
      [0, 1, 2, 3]
        .map((line) =>
          repeat(15 - line * 2, (index) => {
            const gap = 84 + line * 18;
            const x = 600 + (index - (14 - line * 2) / 2) * gap + chance(-14, 14) + (line % 2) * 30;
            const coat = coats[Math.floor(chance() * coats.length)] ?? "#1a2138";
            if (chance() < 0.1) return "";
            const y = 630 + line * 56;
            return (
              disc(x, y - (0.72 + line * 0.22) * 36, (0.72 + line * 0.22) * 22, thinned(line), 1.16) +
              onlooker(
                x,
                y + 4,
                0.72 + line * 0.22,
                mix(coat, "#0d1020", line * 0.22),
                mix("#241c2a", "#0b0d18", line * 0.2),
              )
            );
          }),
        )
        .join(""),
    ].join("");
  }),

  "rain-window": tall("Raindrops on a window, blurred lights of the street", () => {
    const chance = chanceOf("rain");
    const light = (x: number, y: number, radius: number, colour: string) =>
      disc(x, y, radius, glow(thin(colour, 0.95), thin(colour, 0.75), thin(colour, 0.5), thin(colour, 0)));
    const drop = (x: number, y: number, size: number) =>
      disc(x, y, size, "#0d1c2e", 1.25) +
      disc(x, y + size * 0.2, size * 0.84, down("#37506b", "#a9b7bd"), 1.2) +
      disc(x - size * 0.25, y - size * 0.5, size * 0.24, "#f7f0e0");
    return [
      box(0, 0, 800, 1000, down("#22344f", "#2c4562", "#3b4f66", "#2a3548")),
      facet(at("120 0, 700 0, 520 560, 330 560"), "#33506f"),
      form("M0 150H230L300 640H0Z", "#1a2a42") + form("M800 90H600L500 640H800Z", "#1e2d46"),
      form("M330 560H520L800 1000H0Z", down("#5a5f70", "#2a3548")),
      [
        light(420, 520, 70, "#f6c36c"),
        light(330, 470, 58, "#f3a45a"),
        light(520, 440, 80, "#f6c36c"),
        light(240, 380, 92, "#f7cf86"),
        light(640, 320, 116, "#f3a45a"),
        light(110, 250, 120, "#f7cf86"),
        light(470, 610, 60, "#d8553a"),
        light(390, 622, 46, "#d8553a"),
        light(590, 560, 50, "#6fb3a8"),
        light(170, 560, 54, "#9cc4d4"),
      ].join(""),
      [
        [300, 760],
        [430, 730],
        [560, 790],
      ]
        .map(([x = 0, y = 0]) =>
          place(disc(0, 0, 60, glow(thin("#f6c36c", 0.6), thin("#f6c36c", 0.25), thin("#f6c36c", 0)), 2.2), x, y),
        )
        .join(""),
      bristles("rain-film", [-40, 0, 860, 1000], "#b9c9d3", {
        count: 90,
        length: 130,
        breadth: 3,
        turn: 88,
        opacity: 0.1,
      }),
      speckle("rain-fine", [30, 30, 740, 860], "#d9e4e6", 260, 4, 0.45),
      repeat(7, (index) => {
        const [x, top, foot] = [90 + index * 104 + chance(-26, 26), chance(60, 260), chance(420, 820)];
        const trail = waver(`rain-run${index}`, [top, x], [foot, x], 9, 7).map(([y, across0]) => [across0, y] as const);
        return line(trail, "#c7d5da", 9, 0.3) + line(trail, "#eef2ec", 2.5, 0.4) + drop(x, foot + 10, chance(15, 21));
      }),
      repeat(64, () => drop(chance(40, 760), chance(40, 880), 4 + chance() ** 2.4 * 15)),
      box(0, 0, 34, 1000, across("#2b211f", "#4a3730")) + box(766, 0, 34, 1000, across("#4a3730", "#2b211f")),
      box(34, 0, 5, 1000, "#8a6a52"),
      box(0, 300, 800, 26, down("#6b4f40", "#33261f")) + box(0, 298, 800, 4, "#9c7a5e"),
      box(0, 900, 800, 100, down("#7b5a45", "#4a362c")) + box(0, 896, 800, 8, "#c39a73"),
      bristles("rain-sill", [-20, 912, 820, 80], "#33261f", { count: 40, length: 200, breadth: 3, opacity: 0.4 }),
      form("M474 906L640 886L716 930L546 956Z", "#d9c7a4") + form("M474 906L546 956V972L474 922Z", "#a8553a"),
      form("M546 956L716 930V946L546 972Z", "#efe2c6") + form("M470 898L636 878L714 922L544 946Z", ink.clay),
      stroke("M560 906L640 896", "#efd9b0", 5, 0.8),
    ].join("");
  }),
};

/** The lamps on a string above the roof. */
function cableOfLamps(): string {
  return [
    [-20, 150, 338],
    [862, 150, 1220],
  ]
    .map(([from = 0, y = 0, to = 0]) => {
      const middle = (from + to) / 2;
      return (
        stroke(`M${from} ${y}Q${middle} ${y + 110} ${to} ${y}`, "#0d1226", 3) +
        [0.15, 0.38, 0.62, 0.85]
          .map((part) => {
            const [x, drop] = [from + (to - from) * part, y + 220 * part * (1 - part) + 10];
            return disc(x, drop, 34, glow(thin("#ffcf7d", 0.6), thin("#ffcf7d", 0))) + disc(x, drop, 7, "#ffe4ac");
          })
          .join("")
      );
    })
    .join("");
}

/** The rim of light that the screen lays on a head, weaker towards the back. */
function thinned(line: number): string {
  return mix("#e9b98a", "#3a3350", 0.15 + line * 0.22);
}
