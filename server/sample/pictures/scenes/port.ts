import { bristles, speckle } from "../brush.ts";
import { shaft } from "../built.ts";
import { portal, tower } from "../cranes.ts";
import { across, down, glow, ink, mix, thin } from "../ink.ts";
import { ridge } from "../land.ts";
import { person } from "../people.ts";
import { at, box, chanceOf, disc, edge, facet, faint, form, line, place, repeat, stroke } from "../shape.ts";
import { wide } from "../sheet.ts";
import { cloud, sky, streaks, sun } from "../sky.ts";

export const portScenes = {
  "boat-hull": wide("The ribs of an old wooden hull under the shed's roof", () =>
    [
      box(0, 0, 1200, 800, down("#4a3a34", "#6d5443", "#8a6c50")),
      repeat(7, (index) => {
        const x = index * 200;
        return facet(
          [
            [x - 60, 0],
            [x + 40, 0],
            [x - 40, 560],
            [x - 150, 560],
          ],
          mix("#6d5443", "#d9ad74", 0.2 + (index % 3) * 0.12),
        );
      }),
      repeat(3, (index) => shedWindow(120 + index * 390)),
      facet(at("0 640, 1200 600, 1200 800, 0 800"), "#a98458"),
      bristles("shavings", [0, 640, 1200, 160], "#f0d7a4", {
        count: 150,
        length: 26,
        breadth: 4,
        turn: 12,
        opacity: 0.7,
      }),
      faint(0.35, disc(620, 706, 560, "#3b2a22", 0.09)),
      line(at("60 470, 180 610, 420 690, 760 694, 1010 640, 1150 420"), "#5b3a27", 26),
      repeat(13, (index) => rib(index)),
      line(at("64 420, 300 470, 700 470, 1170 350"), "#c98d54", 20),
      line(at("40 500, 300 566, 720 566, 1130 500"), "#b2743f", 18),
      person(1010, 742, 2.1, { coat: "#3f6d86" }, -1),
      edge(at("970 640, 906 612"), "#3f6d86", 15) + disc(902, 610, 10, "#b97f5c"),
    ].join(""),
  ),

  shipyard: wide("A crane and the half-plated ship on the slip", () =>
    [
      sky("yard", 1200, 800, "#d8694a", "#e99a63", "#f4c98d", "#f9e3bb"),
      sun(250, 430, 74, "#fff0cd", "#ffe0a3", 4),
      streaks("yard", 120, 200, 1200, "#f3b98a", 8, 0.5),
      ridge("yard-far", 590, 16, 1200, 660, "#b9654f"),
      form(
        "M470 300C560 420 660 600 760 660H1240V250C980 300 720 310 470 300Z",
        across("#3b3449", "#4d4257", "#6a4f5b"),
      ),
      repeat(5, (row) =>
        stroke(
          `M${510 + row * 52} ${356 + row * 64}C760 ${360 + row * 64} 980 ${340 + row * 66} 1240 ${310 + row * 66}`,
          "#2a2536",
          3,
          0.7,
        ),
      ),
      repeat(8, (column) =>
        edge(
          [
            [640 + column * 84, 310 - column * 6],
            [700 + column * 76, 650],
          ],
          "#2a2536",
          3,
          0.5,
        ),
      ),
      at("760 372, 890 430, 1010 366, 1100 500, 930 560")
        .map(([x, y]) => box(x, y, 78, 58, "#e58a57"))
        .join(""),
      repeat(9, (index) =>
        edge(
          [
            [520 + index * 22, 302],
            [510 + index * 22, 240 + (index % 2) * 20],
          ],
          "#3b3449",
          6,
        ),
      ),
      tower(300, 660, 560, "#4b2d39"),
      box(0, 656, 1200, 150, "#3a2a35") + box(0, 652, 1200, 7, "#7a4a45"),
      repeat(10, (index) =>
        facet(
          [
            [700 + index * 56, 660],
            [716 + index * 56, 610],
            [732 + index * 56, 660],
          ],
          "#5d3b3f",
        ),
      ),
      bristles("yard-floor", [0, 670, 1200, 130], "#8a5550", { count: 80, length: 170, breadth: 4, opacity: 0.5 }),
      person(560, 716, 0.85, { coat: ink.ochre, legs: "#201a26", skin: "#7b4a3a" }),
      person(604, 722, 0.85, { coat: "#d9dde0", legs: "#201a26", skin: "#7b4a3a" }, -1),
      person(120, 740, 1, { coat: ink.ochre, legs: "#201a26", skin: "#7b4a3a" }),
      disc(842, 512, 60, glow(thin("#fff7d8", 0.95), thin("#ffdf9a", 0))) + disc(842, 512, 7, "#ffffff"),
      speckle("sparks", [800, 512, 90, 90], "#ffe7a8", 26, 3.4, 0.9),
    ].join(""),
  ),

  "container-port": wide("Containers in bright stacks under two portal cranes", () => {
    const chance = chanceOf("port");
    return [
      sky("port", 1200, 600, "#c9dcd6", "#e6e6cf", "#f5e6c4"),
      cloud("port", 700, 130, 300, "#e2dfcb", "#fffaf0"),
      ridge("port-far", 520, 18, 1200, 642, "#a9bfb4"),
      portal(250, 640, 1),
      portal(820, 640, 1.06),
      repeat(9, (column) =>
        repeat(1 + Math.floor(chance(0.4, 4.2)), (level) => container(10 + column * 132, 588 - level * 53)),
      ),
      box(0, 640, 1200, 160, down("#b7a58a", "#8f7f6c")) + box(0, 640, 1200, 6, "#e9dcc0"),
      bristles("port-floor", [0, 650, 1200, 150], "#6a5d50", { count: 80, length: 160, breadth: 4, opacity: 0.35 }),
      repeat(7, (index) => box(60 + index * 170, 712, 90, 8, "#f3d98c")),
      place(lorry(), 640, 706, 1.1),
    ].join("");
  }),
};

function shedWindow(x: number): string {
  return (
    box(x, 90, 210, 190, down("#f6dfae", "#e9bf82")) +
    edge(
      [
        [x + 105, 90],
        [x + 105, 280],
      ],
      "#4a3a34",
      8,
    ) +
    edge(
      [
        [x, 185],
        [x + 210, 185],
      ],
      "#4a3a34",
      8,
    ) +
    shaft(
      [
        [x, 280],
        [x + 210, 280],
        [x + 400, 800],
        [x + 80, 800],
      ],
      "#ffe7b5",
      0.4,
    )
  );
}

function rib(index: number): string {
  const [x, size] = [130 + index * 75, 0.55 + index * 0.0625];
  const foot = 690 - Math.abs(index - 6.5) ** 2 * 3.2;
  const wood = mix("#8c5a36", "#d59c5f", index / 14);
  const curve = (reach: number, tall: number) =>
    `M${x + 30} ${foot}C${x + reach * size * 0.8} ${foot - 40} ${x + reach * size} ${foot - tall * 0.58} ${x + reach * 0.76 * size} ${foot - tall * size ** 0.4}`;
  return stroke(curve(-110, 290), mix(wood, "#2a1c14", 0.45), 18) + stroke(curve(130, 280), wood, 20);
}

function container(x: number, y: number): string {
  const paints = ["#c5623c", "#2c6c8c", "#dca03c", "#4d7048", "#8f3d2c", "#3f8f8c", "#e8d5b0", "#54607a"];
  const paint = paints[Math.floor(chanceOf(`container-${x}-${y}`)(0, paints.length))] ?? ink.clay;
  return (
    box(x, y, 128, 52, paint) +
    box(x, y, 128, 7, mix(paint, "#ffffff", 0.25)) +
    repeat(9, (index) => box(x + 8 + index * 13, y + 10, 4, 38, mix(paint, "#000000", 0.18)))
  );
}

function lorry(): string {
  return (
    box(-70, -60, 90, 48, ink.red, 4) +
    box(20, -50, 50, 38, "#f3e3c6", 5) +
    box(38, -42, 26, 18, "#24405f") +
    disc(-46, -6, 13, "#23262c") +
    disc(40, -6, 13, "#23262c")
  );
}
