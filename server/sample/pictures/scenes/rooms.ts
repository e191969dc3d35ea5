import { bristles, speckle } from "../brush.ts";
import { archPath } from "../built.ts";
import { almond } from "../food.ts";
import { across, down, glow, ink, mix, thin } from "../ink.ts";
import { onlooker, person } from "../people.ts";
import { at, box, chanceOf, disc, facet, faint, form, inside, place, repeat, stroke } from "../shape.ts";
import { square, tall, wide } from "../sheet.ts";
import { flatbread } from "../tableware.ts";

export const roomScenes = {
  almonds: square("Almonds, some cracked, on blue cloth", () => {
    const chance = chanceOf("almonds");
    return [
      box(0, 0, 1000, 1000, "#2d5f86"),
      bristles("almond-cloth", [-60, 0, 1060, 1000], "#1f4769", {
        count: 150,
        length: 240,
        breadth: 5,
        turn: 32,
        opacity: 0.4,
      }),
      stroke("M-20 200C260 120 420 340 1020 130M-20 860C300 760 560 960 1020 760", "#1b3f60", 26, 0.4),
      facet(at("-20 -20, 420 -20, -20 620"), thin("#f3e3c6", 0.16)),
      repeat(30, (index) => {
        const [angle, reach] = [index * 2.4, 74 * Math.sqrt(index + 0.3)];
        const [x, y, turn] = [500 + Math.cos(angle) * reach, 500 + Math.sin(angle) * reach, chance(0, 360)];
        const nut = index % 5 === 2 ? cracked() : almond(["#b0713f", "#c08450", "#9c5f34"][index % 3]);
        return faint(0.34, disc(x + 13, y + 17, 66, "#0e2338", 0.75)) + place(nut, x, y, 1.42, turn);
      }),
    ].join("");
  }),

  bakery: wide("Flatbreads and the oven's glow, a baker with a long peel", () =>
    [
      box(0, 0, 1200, 800, across("#33242b", "#5a3a34", "#7a4a38")),
      bristles("bakery-wall", [-60, 0, 1260, 640], "#241a22", { count: 110, length: 160, breadth: 9, opacity: 0.3 }),
      form(archPath(640, 620, 520, 470), "#8d5a42") + form(archPath(690, 620, 420, 400), "#4a2520"),
      inside(
        archPath(690, 620, 420, 400),
        disc(900, 560, 330, glow("#fff0b8", "#f7b549", "#d9642a", "#6e2a20")) +
          form(
            "M760 620C750 540 800 540 790 470C850 520 840 560 880 500C900 440 930 430 930 380C990 450 960 520 1000 490C1040 540 1030 590 1050 620Z",
            "#f9d06a",
          ) +
          form("M820 620C820 570 860 580 870 540C900 570 920 540 930 490C970 560 970 590 990 620Z", "#fff3c4"),
      ),
      disc(900, 520, 640, glow(thin("#ffb65a", 0.45), thin("#ff9a45", 0.12), thin("#ff9a45", 0))),
      box(600, 612, 620, 40, "#a56b4a") + box(600, 612, 620, 7, "#f3b771"),
      box(0, 650, 1200, 160, "#3a2729"),
      person(390, 780, 5.6, { coat: "#efe2c8", legs: "#4a3f4b", hair: "#f4ecd9" }),
      stroke("M250 560L760 590", "#3a2018", 17) + stroke("M250 553L760 583", "#c98f52", 10),
      form("M740 568H900L912 584L900 602H740Z", "#d9a566") +
        place(flatbread("peel"), 826, 572, 0.66).replace("scale(0.7)", "scale(0.72 0.3)"),
      stroke("M410 380C450 430 480 500 496 556", "#d6c6a8", 40) +
        disc(500, 566, 25, "#b97f5c") +
        stroke("M340 400C320 460 310 510 322 546", "#c9b899", 38) +
        disc(324, 556, 24, "#a56d4e"),
      facet(at("-20 690, 560 690, 620 820, -20 820"), "#8a5a3c") + box(-20, 686, 580, 9, "#e0a566"),
      repeat(4, (index) =>
        place(flatbread(`loaf-${index}`), 70 + index * 140, 716 + (index % 2) * 26, 0.78).replace(
          "scale(0.8)",
          "scale(0.8 0.42)",
        ),
      ),
    ].join(""),
  ),

  "library-hall": wide("A tall reading room, green lamps, readers between the shelves", () =>
    [
      box(0, 0, 1200, 800, down("#c9a878", "#b58a5c", "#7b5540")),
      repeat(3, (index) => form(archPath(456 + index * 100, 420, 84, 300), down("#fff3d2", "#f6dca6"))),
      repeat(3, (index) =>
        stroke(`M${498 + index * 100} 124V420M${456 + index * 100} 250H${540 + index * 100}`, "#8a6448", 4),
      ),
      shelves(-1) + shelves(1),
      facet(at("400 440, 800 440, 1240 820, -40 820"), "#8f6244"),
      facet(at("456 430, 744 430, 980 820, 220 820"), thin("#ffe9b8", 0.3)),
      repeat(3, (row) => {
        const [y, half, size] = [500 + row * 110, 190 + row * 130, 0.62 + row * 0.42];
        const seats = [-0.62, 0.08, 0.66].map((part, seat) =>
          onlooker(
            600 + part * half,
            y - 10 * size,
            size,
            ["#3f5f78", "#a5483a", "#d9b26a", "#4d6b58", "#6d5672"][(row * 2 + seat) % 5] ?? ink.sea,
            ["#2a2220", "#5b3b28", "#8b8583"][(row + seat) % 3] ?? ink.black,
          ),
        );
        const lamps = [-0.28, 0.38].map((part) => greenLamp(600 + part * half, y + 24 * size, size));
        return (
          seats.join("") +
          box(600 - half, y + 20 * size, half * 2, 24 * size, "#5b3527") +
          box(600 - half, y + 20 * size, half * 2, 5 * size, "#d59c62") +
          lamps.join("")
        );
      }),
    ].join(""),
  ),

  amphora: tall("A painted amphora", () =>
    [
      box(0, 0, 800, 1000, across("#2a4a50", "#3f6a6a", "#5c8580")) +
        box(0, 860, 800, 140, "#d6c19a") +
        box(0, 856, 800, 7, "#f1e2bf"),
      bristles("amphora-wall", [-60, 0, 860, 840], "#21393f", {
        count: 90,
        length: 190,
        breadth: 9,
        turn: -24,
        opacity: 0.25,
      }),
      faint(0.34, disc(520, 884, 240, "#3a2420", 0.1)),
      stroke("M336 214C190 190 190 360 262 410M464 214C610 190 610 360 538 410", "#8f4a2f", 30) +
        stroke("M330 208C194 190 186 340 256 398", "#d98a55", 9),
      form(jar, across("#d98a55", "#c5683f", "#a34e30", "#6e3324")),
      inside(
        jar,
        repeat(3, (band) => box(150, [330, 700, 748][band] ?? 0, 500, 12, "#2b1d22")) +
          box(150, 352, 500, 60, "#2b1d22") +
          repeat(14, (index) => stroke(`M${200 + index * 32} 400v-32h20v20h-9`, "#e9b27c", 5)) +
          form("M320 640C350 690 460 690 490 640Z", "#2b1d22") +
          form("M402 632V452C470 500 480 570 474 632Z", "#2b1d22") +
          stroke("M394 640V446", "#2b1d22", 8) +
          repeat(9, (index) => stroke(`M${210 + index * 46} 720q23 -34 46 0`, "#2b1d22", 8)) +
          repeat(12, (index) =>
            form(`M${190 + index * 38} 880L${209 + index * 38} 770L${228 + index * 38} 880Z`, "#2b1d22"),
          ),
      ),
      stroke("M290 420C266 500 270 600 310 690", "#f6c797", 12, 0.7),
      speckle("amphora-wear", [250, 300, 300, 500], "#f0c896", 40, 6, 0.5),
    ].join(""),
  ),

  microscope: tall("A microscope and round slides", () =>
    [
      box(0, 0, 800, 1000, down("#dfe3cf", "#efe6c8", "#e9cf96")) + disc(300, 360, 330, thin("#fff8e0", 0.7)),
      box(0, 800, 800, 200, "#c98f3f") + box(0, 796, 800, 8, "#f3cf86"),
      faint(0.3, form("M180 870L600 860L800 900V940H260Z", "#5b2f1c")),
      form("M190 800H560C590 800 600 872 570 872H180C150 872 160 800 190 800Z", "#24405f"),
      stroke("M470 800C640 700 640 420 392 352", "#24405f", 54) +
        stroke("M484 796C624 700 622 450 430 362", "#4f7794", 9),
      box(210, 642, 370, 30, "#1b2f49", 4) + box(260, 632, 180, 10, "#e9f0e6") + disc(350, 634, 22, "#dca03c", 0.3),
      place(
        box(-46, -230, 92, 300, across("#5f86a0", "#2f5270", "#1d3652"), 8) +
          box(-32, -330, 64, 110, across("#3a3a40", "#1d1b1a"), 6) +
          box(-42, -344, 84, 24, "#1d1b1a", 6) +
          box(-30, 70, 60, 60, "#c9a24f", 4) +
          box(-20, 130, 40, 50, "#d9dcd4", 4) +
          box(-46, -150, 92, 14, "#dca03c"),
        372,
        430,
        1,
        -10,
      ),
      disc(574, 600, 40, "#1b2f49") + disc(570, 596, 27, "#c9a24f"),
      at("110 922, 330 946, 662 922")
        .map(
          ([x, y], index) =>
            faint(0.25, disc(x + 10, y + 12, 88, "#5b2f1c", 0.36)) +
            disc(x, y, 86, "#f7f3e0", 0.36) +
            disc(x, y, 70, ["#f1c65a", "#e79a4a", "#d9b23c"][index] ?? ink.ochre, 0.36) +
            repeat(8, (grain) =>
              disc(
                x + Math.cos(grain * 2.4) * 16 * Math.sqrt(grain),
                y + Math.sin(grain * 2.4) * 6 * Math.sqrt(grain),
                8,
                mix("#8f3d2c", "#7b8245", index / 2),
                0.5,
              ),
            ),
        )
        .join(""),
    ].join(""),
  ),
};

const jar =
  "M330 130H470L456 170C450 230 452 270 480 310C570 380 590 520 540 680C510 770 462 820 452 872H348C338 820 290 770 260 680C210 520 230 380 320 310C348 270 350 230 344 170Z";

function cracked(): string {
  return (
    form("M-50 4C-34 -38 20 -40 52 0C20 40 -34 38 -50 4Z", "#a5784a") +
    form("M-44 4C-30 -31 16 -33 45 0C16 33 -30 31 -44 4Z", "#d9b27c") +
    place(form("M-46 4C-30 -30 14 -34 48 0C14 32 -30 34 -46 4Z", "#f4e3c0"), 0, 1, 0.74) +
    stroke("M-22 2Q0 -8 24 1", "#c9a570", 3)
  );
}

function greenLamp(x: number, y: number, scale: number): string {
  return place(
    disc(0, -30, 90, glow(thin("#fff1b0", 0.6), thin("#fff1b0", 0))) +
      stroke("M0 0V-40", "#c9a24f", 5) +
      form("M-34 -32C-32 -58 32 -58 34 -32Z", "#2f7a55") +
      form("M-30 -32H30L24 -27H-24Z", "#fff3bf"),
    x,
    y,
    scale,
  );
}

/** A wall of books that runs towards the far window; `side` -1 is the left. */
function shelves(side: number): string {
  const chance = chanceOf(`shelves-${side}`);
  const paints = ["#8f3d2c", "#2f5a66", "#c9a24f", "#4d6b48", "#6d4a56", "#d9c39a"];
  return (
    facet(
      [
        [600 + side * 160, 90],
        [600 + side * 620, -120],
        [600 + side * 620, 800],
        [600 + side * 160, 450],
      ],
      "#5b3527",
    ) +
    repeat(7, (shelf) =>
      repeat(26, (index) => {
        const near = (part: number) => 170 + 450 * part ** 1.5;
        const [from, to] = [near(index / 26), near((index + 0.86) / 26)];
        const level = (reach: number, row: number) =>
          90 - ((reach - 160) / 460) * 210 + (row / 7) * (360 + ((reach - 160) / 460) * 560);
        const top = shelf + chance(0.14, 0.36);
        return facet(
          [
            [600 + side * from, level(from, top)],
            [600 + side * to, level(to, top)],
            [600 + side * to, level(to, shelf + 0.9)],
            [600 + side * from, level(from, shelf + 0.9)],
          ],
          paints[Math.floor(chance(0, 6))] ?? ink.clay,
        );
      }),
    )
  );
}
