import { bristles, speckle } from "../brush.ts";
import { lemon } from "../food.ts";
import { across, down, glow, ink, mix, thin } from "../ink.ts";
import { at, box, chanceOf, disc, facet, faint, form, inside, place, repeat, stroke } from "../shape.ts";
import { square, wide } from "../sheet.ts";
import { coffee, dish, flatbread, linen, slice, spoon, sprig } from "../tableware.ts";

export const tableScenes = {
  "almond-cake": square("A round almond cake with orange slices, one piece cut out", () =>
    [
      box(0, 0, 1000, 1000, "#2f6469"),
      bristles("cake-cloth", [-80, 0, 1080, 1000], "#1d4b52", {
        count: 110,
        length: 260,
        breadth: 8,
        turn: -8,
        opacity: 0.35,
      }),
      facet(at("-20 -20, 560 -20, 300 1020, -20 1020"), thin("#f3e3c6", 0.13)),
      place(dish(0, 0, 400, "#f0e2c8"), 500, 500),
      faint(0.28, disc(524, 532, 310, "#4a2a1c")),
      inside(cakeOutline, cake()),
      place(
        form("M0 0L-74 -270A288 288 0 0 1 74 -270Z", "#a8672f") +
          form("M0 -12L-66 -262A272 272 0 0 1 66 -262Z", "#dda552") +
          place(slice("#d97424", "#ef9a3a"), 0, -184, 1.1, 14),
        648,
        486,
        0.94,
        62,
      ),
      speckle("cake-crumbs", [600, 330, 250, 200], "#c98f4e", 26, 8, 0.9),
      place(linen("cake", 250, 190, "#e8d7b9", "#c5623c"), -70, 800, 1, -14),
      place(sprig(ink.leaf, 5), 60, 130, 1.2, -24),
      place(slice("#d97424", "#f0a040"), 884, 868, 1.5, 20),
    ].join(""),
  ),

  "lentil-soup": square("A bowl of soup with lemon", () =>
    [
      box(0, 0, 1000, 1000, down("#8d9aa0", "#a9adaa")),
      bristles("soup-table", [-80, 0, 1080, 1000], "#6f7c85", { count: 90, length: 420, breadth: 7, opacity: 0.35 }),
      facet(at("140 -20, 640 -20, 1020 560, 1020 900"), thin("#fdf6e3", 0.2)),
      place(linen("soup", 480, 560, "#f1e7d2", "#2c6c8c"), 420, 250, 1, 12),
      dish(450, 520, 330, "#34586b", soup()),
      place(spoon("#cfd0c8"), 870, 560, 2.1, 14),
      faint(0.3, disc(190, 906, 92, "#2a1d2c", 0.9)),
      place(slice("#e0ac34", "#f2cf58"), 176, 886, 1.8, 12),
      place(lemon(), 300, 930, 2, -24),
      place(sprig("#5a7f4e", 5), 640, 130, 1.3, 20),
    ].join(""),
  ),

  "kitchen-table": wide("A set table from above: bowls, bread, lemons, herbs", () =>
    [
      box(0, 0, 1200, 800, "#c48a55"),
      repeat(6, (index) =>
        box(0, index * 140 - 40, 1200, 134, mix("#c48a55", index % 2 ? "#e0ae76" : "#a96f42", 0.35)),
      ),
      bristles("kitchen-grain", [-100, 0, 1300, 800], "#8a5836", {
        count: 130,
        length: 300,
        breadth: 3.4,
        opacity: 0.4,
      }),
      facet(at("-20 -20, 420 -20, 900 820, 160 820"), thin("#fff0c6", 0.22)) +
        facet(at("560 -20, 760 -20, 1220 760, 1220 820, 1060 820"), thin("#fff0c6", 0.22)),
      place(linen("kitchen", 520, 300, "#efe6d2", "#8f3d2c"), 350, 240, 1, -4),
      place(flatbread("kitchen-1"), 560, 360, 1.2) + place(flatbread("kitchen-2"), 660, 440, 1.2),
      dish(
        190,
        230,
        150,
        "#2c6c8c",
        disc(0, 0, 76, "#f6efdf") +
          stroke("M-46 -20C-10 -46 40 -30 40 4C40 34 -14 38 -22 12", "#e2d4b6", 9) +
          speckle("labneh", [-50, -40, 100, 80], "#5a7246", 18, 6, 0.9) +
          disc(8, 4, 17, "#c9a530"),
      ),
      dish(1000, 210, 160, "#f2e7d0", olives()),
      dish(250, 610, 130, "#d9a34a", tomatoes()),
      dish(
        910,
        620,
        118,
        "#5f8a86",
        disc(0, 0, 74, "#b5651d") + disc(-10, -10, 56, "#d98b2b") + stroke("M-46 -14A48 48 0 0 1 -4 -48", "#f6cd75", 8),
      ),
      place(coffee("#f6eedd", "#8f3d2c"), 700, 120, 0.82, 20) +
        place(coffee("#f6eedd", "#24405f"), 560, 690, 0.82, 120),
      place(lemon(), 420, 130, 1.5, -18) +
        place(lemon(), 490, 176, 1.4, 28) +
        place(slice("#e0ac34", "#f2cf58"), 372, 198, 0.9),
      place(sprig(ink.leaf), 1066, 440, 1.1, 70) + place(sprig("#6a8a4e"), 1100, 450, 1, 100),
      place(sprig("#6a8a4e", 5), 40, 430, 0.9, 8),
      place(spoon("#d8d2c2"), 770, 680, 0.9, 24),
    ].join(""),
  ),

  "cafe-table": square("Two coffees, a newspaper and a shadow on a tiled table, from above", () =>
    [
      box(0, 0, 1000, 1000, "#ecdfc4"),
      repeat(36, (index) => tile((index % 6) * 170 - 10, Math.floor(index / 6) * 170 - 10)),
      bristles("cafe-wear", [0, 0, 1000, 1000], "#fff8e6", {
        count: 90,
        length: 40,
        breadth: 5,
        turn: 30,
        opacity: 0.35,
      }),
      place(newspaper(), 560, 250, 1, 9),
      place(coffee("#faf3e4", "#c5623c"), 300, 330, 1.42, 20),
      place(coffee("#faf3e4", "#dca03c"), 660, 740, 1.42, -50),
      place(spoon("#cfcabb"), 440, 800, 1, 50),
      faint(
        0.36,
        form(
          "M-20 1020V760C60 700 120 640 150 560C120 470 170 380 250 390C340 402 352 500 306 580C330 650 450 690 520 800C560 870 570 950 560 1020Z",
          "#24304f",
        ),
      ),
    ].join(""),
  ),
};

const cakeOutline = "M500 500L700 293A288 288 0 1 0 775 579Z";

function cake(): string {
  return (
    disc(500, 500, 290, "#a8672f") +
    disc(497, 495, 276, glow("#eec06b", "#e3ac56", "#cf9140")) +
    speckle("cake-almonds", [230, 230, 540, 540], "#f8e6bd", 120, 9, 0.75) +
    place(slice("#d97424", "#f0a040"), 500, 500, 1.5) +
    repeat(7, (index) =>
      place(
        place(slice("#d97424", mix("#f0a040", "#dc7c28", (index % 3) / 3)), 0, -182, 1.5, index * 31),
        500,
        500,
        1,
        95 + index * 45,
      ),
    ) +
    stroke("M258 600A264 264 0 0 1 380 266", "#fbe3a6", 9, 0.6)
  );
}

function soup(): string {
  return (
    disc(0, 0, 80, glow("#e9a23f", "#e0932f", "#c67623")) +
    stroke("M-50 -20C-30 -54 30 -52 46 -14C56 22 10 46 -22 30C-44 18 -30 -10 -4 -12", "#f5cf7c", 4, 0.75) +
    speckle("lentils", [-58, -56, 116, 116], "#a95a1c", 70, 2.6, 0.6) +
    disc(-18, 10, 9, "#c9a530") +
    disc(10, 26, 6, "#c9a530") +
    disc(24, -8, 7, "#c9a530") +
    place(slice("#e0ac34", "#f7dc72"), 26, -26, 0.5, 10) +
    place(sprig("#4d7048", 4), -46, 22, 0.36, -24) +
    place(sprig("#6a8a4e", 3), -30, 34, 0.3, 10) +
    speckle("cumin", [-60, -50, 60, 50], "#7a2e1c", 16, 4, 0.9)
  );
}

function olives(): string {
  const chance = chanceOf("olives");
  return repeat(22, (index) => {
    const [angle, reach] = [index * 2.4, 13 * Math.sqrt(index)];
    const skin = index % 3 ? "#6c7437" : "#4a2f45";
    return place(
      disc(0, 0, 15, skin, 0.8) + disc(-4, -4, 4, mix(skin, "#ffffff", 0.5)),
      Math.cos(angle) * reach,
      Math.sin(angle) * reach,
      1,
      chance(-60, 60),
    );
  });
}

function tomatoes(): string {
  return (
    repeat(6, (index) => {
      const [angle, reach] = [index * 2.4, 27 * Math.sqrt(index + 0.4)];
      return place(
        disc(0, 0, 25, "#b8321f") + disc(-3, -3, 23, "#d9482c") + disc(-9, -9, 5, "#f6a889"),
        Math.cos(angle) * reach,
        Math.sin(angle) * reach,
      );
    }) + place(sprig(ink.leaf, 3), -40, 8, 0.5, -20)
  );
}

function tile(x: number, y: number): string {
  const petal = (turn: number) =>
    place(form("M0 0C-22 -22 -18 -56 0 -72C18 -56 22 -22 0 0Z", "#2f6f8f"), x + 85, y + 85, 1, turn);
  return (
    box(x + 3, y + 3, 164, 164, "#e3d2ae", 3) +
    [0, 90, 180, 270].map(petal).join("") +
    disc(x + 85, y + 85, 15, ink.ochre) +
    at("3 3, 167 3, 167 167, 3 167")
      .map(([dx, dy]) =>
        inside(
          `M${x + 3} ${y + 3}h164v164h-164Z`,
          disc(x + dx, y + dy, 40, "#7fa8a4") + disc(x + dx, y + dy, 24, "#e3d2ae"),
        ),
      )
      .join("")
  );
}

function newspaper(): string {
  const bar = (x: number, y: number, width: number, height: number, strength = 0.7) =>
    box(x, y, width, height, mix("#f7f0df", "#1d1b1a", strength));
  return (
    faint(0.3, form("M-60 -260L360 -240L350 270L-50 260Z", "#2a1d2c")) +
    form("M-80 -280L350 -264L338 246L-70 238Z", across("#e6dcc4", "#f7f0df", "#efe5ce")) +
    bar(-40, -236, 340, 42, 0.85) +
    bar(-40, -176, 210, 20, 0.7) +
    box(-40, -136, 214, 150, "#7fa3a8") +
    form("M-40 14V-26L20 -64L84 -34L174 -52V14Z", "#3f6070") +
    disc(124, -100, 16, "#f2d9a0") +
    repeat(13, (row) => bar(196, -170 + row * 29, 108 - (row % 4 === 3 ? 40 : 0), 9, 0.42)) +
    repeat(6, (row) => bar(-40, 40 + row * 29, row === 5 ? 60 : 100, 9, 0.42) + bar(78, 40 + row * 29, 98, 9, 0.42)) +
    form("M-70 238L-10 239L-72 178Z", "#d5c8aa") +
    stroke("M-78 -20L344 -8", "#c9bc9f", 4, 0.7)
  );
}
