import { bristles, glints } from "../brush.ts";
import { across, down, ink, mix, thin } from "../ink.ts";
import { bush, cypress, hill, ridge, tree, tufts } from "../land.ts";
import { at, box, chanceOf, disc, edge, facet, faint, form, inside, place, repeat, stroke } from "../shape.ts";
import { wide } from "../sheet.ts";
import { sky, streaks, sun } from "../sky.ts";

export const countryScenes = {
  "cypress-river": wide("The river bending between cypresses", () => {
    const water =
      "M640 430C700 446 780 452 770 478C752 520 470 510 440 574C410 640 640 660 700 720C730 752 720 780 700 820H1290C1260 740 1120 690 960 650C820 616 660 604 700 570C750 530 900 530 900 480C900 450 760 440 660 428Z";
    return [
      sky("river", 1200, 460, "#a9c7c6", "#dfe0c4", "#f7e3b4"),
      sun(330, 330, 40, "#fffbe9", "#fdf0c4", 5),
      streaks("river-clouds", 90, 150, 1200, "#f6efd9", 6, 0.6),
      ridge("river-a", 386, 34, 1200, 480, "#9db8a6"),
      ridge("river-b", 424, 16, 1200, 480, "#7c9f80"),
      box(0, 430, 1200, 370, down("#a3ad65", "#7e9350", "#54743f")),
      tufts("river", [0, 450, 1200, 330], "#e3d68c", 240, 20, 0.4),
      form(water, down("#f3e6bd", "#9cc3b8", "#4f8f97", "#2d6a80")),
      inside(
        water,
        bristles("river-deep", [380, 560, 860, 250], "#1d5468", { count: 70, length: 150, breadth: 7, opacity: 0.3 }) +
          glints("river-light", [420, 440, 800, 360], "#fdf3cf", { count: 80, opacity: 0.6, length: 120, breadth: 5 }) +
          at("790 556, 850 566, 1030 640, 1150 690")
            .map(([x, y], index) => faint(0.4, place(cypress(0, 0, 1.3 + index * 0.3, "#1d4540"), x, y, 1, 180)))
            .join(""),
      ),
      stroke("M440 574C410 640 640 660 700 720C730 752 720 780 700 820", "#d9c98c", 7, 0.8),
      stroke("M1290 820C1260 740 1120 690 960 650C820 616 660 604 700 570", "#3c5a35", 8, 0.7),
      at("120 470, 190 466, 250 474, 520 462, 560 458, 700 452, 950 470, 1000 466, 1080 474, 1150 468")
        .map(([x, y], index) => cypress(x, y, 0.7 + (index % 3) * 0.16, "#3f6650"))
        .join(""),
      at("360 548, 390 574, 330 596")
        .map(([x, y], index) => cypress(x, y, 1.5 + index * 0.22, "#305a46"))
        .join(""),
      at("806 552, 850 556, 960 606, 1040 636")
        .map(([x, y], index) => cypress(x, y, 1.6 + index * 0.35, "#2b5142"))
        .join(""),
      cypress(250, 742, 4.3, "#23463b") + cypress(120, 800, 5.4, "#1c3a33"),
      bush("river-bush", 420, 716, 1.2, "#54743f") + bush("river-bush-b", 500, 776, 1.7, "#46663a"),
      tufts("river-front", [0, 730, 640, 80], "#c7c678", 110, 34, 0.7),
    ].join("");
  }),

  "mint-valley": wide("Green fields of mint in stripes, a farmhouse", () => {
    const rows = (x: number, y: number, foot: number, reach: number, colours: readonly string[], lean = 0) =>
      repeat(22, (index) => {
        const [from, to] = [(index - 11) / 22, (index - 10) / 22];
        return form(
          `M${x + from * reach * 0.24} ${y}Q${x + from * reach * 0.4 + lean} ${(y + foot) / 2} ${x + from * reach} ${foot}H${x + to * reach}Q${x + to * reach * 0.4 + lean} ${(y + foot) / 2} ${x + to * reach * 0.24} ${y}Z`,
          colours[index % colours.length] ?? ink.leaf,
        );
      });
    return [
      sky("mint", 1200, 320, "#7fb3bd", "#bcd7cb", "#f0ead0"),
      ridge("mint-a", 250, 46, 1200, 420, "#9cb9b4"),
      ridge("mint-b", 312, 30, 1200, 460, "#74a08c"),
      hill(
        at("-40 330, 200 350, 420 396, 700 384, 960 336, 1240 300"),
        800,
        "#8cb56c",
        rows(1010, 290, 640, 1500, ["#8cb56c", "#a8c97c"], 60),
      ),
      hill(
        at("-40 350, 160 366, 340 410, 560 470, 760 520"),
        800,
        "#63995a",
        rows(60, 340, 720, 1500, ["#63995a", "#79ab62", "#578c55"], -40),
      ),
      hill(
        at("-40 560, 200 500, 520 466, 820 462, 1060 490, 1240 540"),
        820,
        "#4c8a5a",
        rows(620, 452, 830, 3000, ["#3f7d55", "#6dac66", "#4c8a5a", "#87bd70"]),
      ),
      tufts("mint-leaves", [0, 560, 1200, 250], "#c9e29a", 260, 16, 0.5) +
        tufts("mint-dark", [0, 600, 1200, 200], "#1f5a44", 200, 18, 0.45),
      at("396 440, 436 446, 800 446, 846 448, 884 452")
        .map(([x, y], index) => cypress(x, y + 26, 0.9 + (index % 2) * 0.35, "#2b5142"))
        .join(""),
      faint(0.35, facet(at("520 476, 740 476, 860 500, 600 504"), "#1f4a3a")),
      box(520, 398, 150, 80, across("#fbf1dc", "#f0dfbe")) + box(670, 424, 78, 54, across("#dcc49c", "#c9ab80")),
      facet(at("508 402, 540 360, 650 360, 682 402"), "#c5623c") +
        facet(at("666 428, 684 402, 740 402, 758 428"), "#a94f33"),
      box(540, 420, 18, 26, "#3f6f72") +
        box(584, 430, 24, 48, "#7a4a34") +
        box(632, 420, 18, 26, "#3f6f72") +
        box(698, 440, 16, 18, "#3d4a4a"),
      box(628, 340, 16, 26, "#d9b894"),
      tree("mint-tree", 480, 486, 1, "#4f7d46", 0.4) + tree("mint-tree-b", 776, 488, 0.8, "#46743f", 0.4),
    ].join("");
  }),

  "bee-hives": wide("Coloured hives among lavender and bees", () => {
    const hive = (x: number, y: number, scale: number, paint: string) => {
      const [side, lid] = [mix(paint, "#2b2440", 0.35), "#f3ead8"];
      return place(
        faint(0.35, facet(at("-60 0, 90 0, 180 26, 20 30"), "#3d2f55")) +
          box(-58, -14, 12, 22, "#5b4434") +
          box(40, -14, 12, 22, "#5b4434") +
          facet(at("-70 -150, 50 -150, 50 -10, -70 -10"), paint) +
          facet(at("50 -150, 92 -166, 92 -30, 50 -10"), side) +
          edge(at("-70 -82, 50 -82, 92 -100"), side, 5) +
          facet(at("-80 -164, 56 -164, 56 -148, -80 -148"), lid) +
          facet(at("56 -164, 100 -182, 100 -166, 56 -148"), mix(lid, "#2b2440", 0.3)) +
          facet(at("-80 -164, -34 -182, 100 -182, 56 -164"), "#fffaf0") +
          box(-36, -34, 52, 10, "#2b2226", 4) +
          box(-44, -22, 68, 7, mix(paint, "#ffffff", 0.4)),
        x,
        y,
        scale,
      );
    };
    const chance = chanceOf("lavender");
    const lavender = (y: number, size: number, deep: string, light: string) =>
      bristles(`lav-stem-${y}`, [-20, y, 1240, size * 0.7], "#6f8456", {
        count: 150,
        length: size,
        breadth: 3,
        turn: -86,
        opacity: 0.7,
      }) +
      bristles(`lav-${y}`, [-20, y - size * 0.5, 1240, size * 0.7], deep, {
        count: 190,
        length: size * 0.6,
        breadth: size * 0.17,
        turn: -84,
        opacity: 0.9,
      }) +
      bristles(`lav-light-${y}`, [-20, y - size * 0.6, 1240, size * 0.6], light, {
        count: 120,
        length: size * 0.4,
        breadth: size * 0.12,
        turn: -84,
        opacity: 0.85,
      });
    const bee = (x: number, y: number, scale: number, turn: number) =>
      place(
        faint(0.75, disc(-4, -11, 7, "#fffaf0", 1.6) + disc(7, -11, 6, "#fffaf0", 1.5)) +
          disc(0, 0, 14, "#e0a23a", 0.66) +
          stroke("M-3 -8V8M5 -7V7", "#2b2226", 4) +
          disc(13, 0, 5, "#2b2226"),
        x,
        y,
        scale,
        turn,
      );
    return [
      sky("hives", 1200, 360, "#b7cfd6", "#e7e1d0", "#f9ebc8"),
      sun(960, 150, 46, "#fffaf0", "#fff0c8", 5),
      hill(at("-40 330, 180 270, 400 150, 560 120, 720 190, 940 290, 1240 320"), 480, down("#9d94b4", "#b5aab8")),
      ridge("hives-b", 344, 24, 1200, 480, "#9aa67f"),
      box(0, 380, 1200, 420, down("#a8a56c", "#8c8a62", "#6c6a5c")),
      lavender(404, 30, "#8878b0", "#b9a8d2"),
      hive(180, 470, 0.72, "#e6b04a") +
        hive(400, 466, 0.72, "#5f9aa0") +
        hive(620, 470, 0.72, "#d9755a") +
        hive(860, 466, 0.72, "#f0d9a8") +
        hive(1070, 470, 0.72, "#6f94b8"),
      lavender(500, 56, "#75649f", "#ab98cb"),
      hive(320, 636, 1.35, "#d9644a") + hive(690, 630, 1.35, "#f2c75c") + hive(1040, 640, 1.35, "#4f9490"),
      lavender(680, 96, "#5d4d8c", "#9583bf"),
      lavender(752, 110, "#45397a", "#8272b3"),
      box(0, 740, 1200, 60, down(thin("#3d2f55", 0), thin("#3d2f55", 0.5))),
      repeat(20, () => bee(chance(60, 1140), chance(240, 590), chance(0.25, 0.5), chance(-40, 40))) +
        bee(560, 330, 0.9, -16) +
        bee(210, 360, 0.8, 20) +
        bee(880, 350, 0.8, -8),
    ].join("");
  }),
};
