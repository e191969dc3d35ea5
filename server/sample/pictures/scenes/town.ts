import { bristles, speckle } from "../brush.ts";
import { archPath, cable, courses, row, shaft } from "../built.ts";
import { across, down, ink, thin } from "../ink.ts";
import { palm, ridge } from "../land.ts";
import { person, walker } from "../people.ts";
import { sea } from "../sea.ts";
import { at, box, disc, edge, facet, faint, form, inside, place, repeat, stroke } from "../shape.ts";
import { tall, wide } from "../sheet.ts";
import { cloud, sky, sun } from "../sky.ts";
import { bougainvillea, cat, clockTower, coil, planeTree, roof, sunlit, sunSparrows, tramCar } from "../street.ts";

export const townScenes = {
  "alley-stairs": tall("White stairs, a blue door, a cat in the sun", () =>
    [
      sky("alley", 800, 420, "#5f9fc4", "#a9d3dc", "#dcebe4"),
      facet(at("0 0, 290 120, 290 640, 0 1000"), across("#fdf6e6", "#f4e6cb")),
      bristles("alley-wall", [0, 60, 280, 760], "#d9c09a", { count: 40, length: 70, breadth: 3, opacity: 0.35 }),
      facet(at("800 0, 520 150, 520 640, 800 960"), across("#a9bccb", "#8ba3ba")),
      bristles("alley-shade", [530, 120, 270, 760], "#6b87a3", { count: 50, length: 70, breadth: 3, opacity: 0.35 }),
      box(290, 190, 230, 300, across("#f6ead2", "#e2d0b2")),
      box(372, 250, 56, 84, "#3c5f7d") + box(346, 250, 26, 84, ink.teal) + box(428, 250, 26, 84, "#35797a"),
      repeat(13, (step) => {
        const part = step / 12;
        const [y, high] = [470 + part * part * 400 + part * 60, 12 + part * 58];
        const [left, right] = [290 - part * 300, 520 + part * 290];
        const split = left + (right - left) * 0.6;
        return (
          box(left, y, right - left, high + 40, "#e4dcc8") +
          box(split, y, right - split, high + 40, "#9fb2c2") +
          box(left, y - high * 0.25, right - left, high * 0.5, "#fffaf0") +
          box(split, y - high * 0.25, right - split, high * 0.5, "#bccbd5")
        );
      }),
      form("M70 862V470C70 380 196 400 196 486V752Z", "#e3d2b2"),
      form("M86 846V482C86 402 184 418 184 494V758Z", across("#2f78a8", "#235f8c")),
      edge(at("134 436, 134 802"), "#173f60", 4) + disc(148, 632, 7, ink.ochre),
      edge(at("100 560, 172 564"), "#173f60", 3, 0.6) + edge(at("100 700, 172 676"), "#173f60", 3, 0.6),
      bougainvillea(),
      edge(at("520 290, 470 290, 470 312"), "#2b2f3a", 6) + form("M456 312H484L478 352H462Z", "#f3d58c"),
      disc(664, 872, 50, "#7d5a3c", 0.2),
      form("M630 800H700L686 872H644Z", across("#d0764d", "#9c4d34")),
      repeat(11, (leaf) =>
        place(
          form("M0 0C-14 -34 -8 -66 4 -84C14 -60 12 -30 0 0Z", leaf % 2 ? "#4d7048" : "#6d8f58"),
          665,
          804,
          1,
          leaf * 15 - 75,
        ),
      ),
      faint(0.35, disc(392, 792, 82, "#6b6a70", 0.16)),
      cat(350, 786),
    ].join(""),
  ),

  tram: wide("The yellow tram under plane trees", () =>
    [
      sky("tram", 1200, 520, "#8fbfc9", "#cfe2d6", "#f5e7c8"),
      row("tram-back", -20, 560, 13, [86, 120], [180, 300], ["#f0d9b4", "#e8c3a0", "#f3e3c6", "#dcb08e"], "#b8623f"),
      faint(0.4, box(0, 240, 1200, 330, down("#f5e7c8", "#f0d9b0"))),
      box(0, 556, 1200, 250, down("#d9c29c", "#b79a76")),
      box(0, 552, 1200, 12, "#efe0c0"),
      cable([-20, 150], [620, 150], 30, "#3a4248", 3) + cable([620, 150], [1230, 150], 30, "#3a4248", 3),
      faint(0.4, disc(600, 664, 440, "#4a3a3a", 0.05)),
      tramCar(),
      box(0, 664, 1200, 7, "#6f6460") + box(0, 690, 1200, 8, "#5c5250") + box(0, 688, 1200, 3, "#efe0c0"),
      planeTree("plane-a", 120) + planeTree("plane-b", 1090),
      repeat(46, (index) =>
        disc(((index * 197) % 1240) - 20, 716 + ((index * 53) % 80), 18 + ((index * 31) % 34), "#7d6a5a", 0.22),
      ).replaceAll("/>", ' opacity="0.3"/>'),
      speckle("tram-light", [0, 700, 1200, 96], "#fff3d0", 60, 12, 0.5),
      walker(1010, 726, 1.25, { coat: ink.teal, legs: "#34405a" }, -1) +
        person(226, 700, 1.1, { coat: ink.clay, legs: "#2f3446" }),
    ].join(""),
  ),

  "rope-market": wide("The arcades of the Rope Market with light falling through", () => {
    const bays = [-60, 250, 560, 870, 1180];
    return [
      box(0, 0, 1200, 800, across("#a8714c", "#c58d5e", "#9c6546")),
      courses("rope-wall", 0, 0, 1200, 600, "#b8815a", 60, 0.45),
      bays.map((x) => inside(archPath(x + 40, 600, 230, 470), sunlit(x))).join(""),
      bays
        .map(
          (x) =>
            stroke(archPath(x + 40, 600, 230, 470), "#e0b183", 18) +
            stroke(archPath(x + 30, 600, 250, 484), "#7c4a35", 5, 0.6),
        )
        .join(""),
      box(0, 0, 1200, 400, down(thin("#3a1f22", 0.75), thin("#3a1f22", 0))),
      box(0, 596, 1200, 210, down("#8d5f47", "#5f3d35")),
      repeat(7, (index) => box(0, 610 + index * index * 5, 1200, 3, "#4d302b")).replaceAll("/>", ' opacity="0.5"/>'),
      bays
        .map((x) =>
          facet(
            [
              [x + 45, 600],
              [x + 265, 600],
              [x + 105, 800],
              [x - 205, 800],
            ],
            down("#ffe2a4", "#e9b06e"),
          ),
        )
        .join(""),
      bays
        .map((x) =>
          shaft(
            [
              [x + 60, 210],
              [x + 250, 210],
              [x + 80, 800],
              [x - 190, 800],
            ],
            "#ffe9bd",
            0.42,
          ),
        )
        .join(""),
      bays
        .map(
          (x) =>
            box(x - 34, 250, 70, 352, across("#d39b6b", "#9c6546", "#6b4034")) +
            box(x - 44, 240, 90, 20, "#e0b183") +
            box(x - 46, 586, 94, 22, "#6b4034"),
        )
        .join(""),
      coil(150, 690, 1) + coil(228, 704, 0.7) + coil(1050, 690, 1.1) + coil(732, 660, 0.62),
      [0, 1, 2]
        .map((index) =>
          stroke(
            `M${504 + index * 20} 250C${484 + index * 16} 350 ${490 + index * 24} 420 ${520 + index * 22} 420C${556 + index * 16} 420 ${560 + index * 16} 340 ${548 + index * 20} 250`,
            index % 2 ? "#d9b98a" : "#b98f5c",
            9,
          ),
        )
        .join(""),
      faint(0.5, facet(at("604 700, 628 704, 470 796, 420 790"), "#4a2a26")),
      walker(620, 708, 1.75, { coat: "#2c5a72", legs: "#2b2f3a" }) +
        person(880, 650, 1.15, { coat: ink.cream, legs: "#4a3a3a" }, -1),
    ].join("");
  }),

  "town-square": wide("The square with clock tower, palms and long morning shadows", () =>
    [
      sky("square", 1200, 520, "#8db9cc", "#cfe0d9", "#f7e3b8"),
      cloud("square-a", 120, 190, 300, "#e3e4d8", "#fdf7e8") + sun(1110, 300, 44, "#fff4d2", "#ffe3a0", 6),
      row("square-town", -30, 500, 15, [80, 110], [90, 170], ["#eecfa6", "#e2b08c", "#f3e3c6"], "#b3603f"),
      box(0, 496, 1200, 310, down("#f0dcb2", "#dbb988")),
      repeat(8, (index) =>
        edge(
          [
            [0, 506 + index * index * 6],
            [1200, 506 + index * index * 6],
          ],
          "#b8935f",
          2,
          0.35,
        ),
      ),
      faint(
        0.42,
        facet(at("560 502, 690 502, 250 800, -60 800"), "#6d5672") +
          facet(at("300 560, 312 560, 20 720, -10 716"), "#6d5672") +
          facet(at("900 600, 914 600, 560 800, 520 800"), "#6d5672"),
      ),
      clockTower(625, 502),
      palm(300, 560, 1.5, "#4d7048") + palm(908, 602, 1.9, "#4d7048") + palm(1080, 540, 1.2, "#5d7c50"),
      faint(
        0.42,
        facet(at("756 690, 772 690, 580 780, 560 774"), "#6d5672") +
          facet(at("452 640, 464 640, 320 706, 306 702"), "#6d5672"),
      ),
      walker(764, 692, 1.2, { coat: ink.clay }, -1) + person(458, 642, 0.95, { coat: ink.sea }),
      faint(0.9, sunSparrows()),
    ].join(""),
  ),

  "solar-roofs": wide("Solar panels on white roofs, the sea far behind", () =>
    [
      sky("solar", 1200, 260, "#5a9cc2", "#a9d3dc", "#e6eee0"),
      sea("solar", 240, 1200, 420, "#7fb6c4", "#3f86a0"),
      ridge("solar-cape", 236, 14, 520, 262, "#8fa9ac"),
      row("solar-back", -20, 410, 14, [84, 130], [60, 130], ["#fbf6ea", "#f3ead8", "#e9e2d4"], "#e9dcc4"),
      box(0, 400, 1200, 400, "#c3ced2"),
      [
        roof(-60, 400, 520, 1),
        roof(500, 420, 620, 0.95),
        roof(180, 560, 700, 1.3),
        roof(-160, 640, 420, 1.3),
        roof(860, 600, 500, 1.25),
      ].join(""),
    ].join(""),
  ),
};
