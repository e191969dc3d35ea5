import { bristles } from "../brush.ts";
import { across, down, glow, ink, thin } from "../ink.ts";
import { tufts } from "../land.ts";
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
  place,
  repeat,
  ring,
  stroke,
} from "../shape.ts";
import { square, wide } from "../sheet.ts";
import { sky } from "../sky.ts";

export const footballScenes = {
  "football-pitch": wide("A football pitch from above with players' long shadows", () => {
    const chance = chanceOf("pitch");
    const white = "#f3f3df";
    const player = (x: number, y: number, shirt: string) =>
      faint(
        0.42,
        form(
          `M${x - 6} ${y + 4}L${x + 108} ${y + 56}C${x + 130} ${y + 62} ${x + 132} ${y + 76} ${x + 108} ${y + 70}L${x + 6} ${y + 12}Z`,
          "#173c34",
        ),
      ) +
      place(
        disc(0, 0, 19, shirt, 0.6) +
          disc(-14, 5, 6, "#a86b48") +
          disc(14, -5, 6, "#a86b48") +
          disc(4, 9, 7, "#2b2f3a") +
          disc(0, 0, 8.5, "#2a2220"),
        x,
        y,
        1,
        chance(-90, 90),
      );
    return [
      box(0, 0, 1200, 800, "#4f8d5a"),
      repeat(10, (index) => box(index * 120, 0, 120, 800, index % 2 ? "#659f5f" : "#528f57")),
      box(0, 0, 1200, 800, across(thin("#fbe3a0", 0.34), thin("#fbe3a0", 0.05), thin("#173c34", 0.3))),
      bristles("grass", [-20, 0, 1220, 800], "#2f6a48", {
        count: 260,
        length: 26,
        breadth: 3,
        turn: 24,
        opacity: 0.25,
      }),
      bristles("grass-lit", [-20, 0, 1220, 800], "#c7d68a", {
        count: 200,
        length: 22,
        breadth: 3,
        turn: 24,
        opacity: 0.3,
      }),
      stroke(
        "M-20 70H1220M-20 730H1220M470 70V730M1104 70V730M1104 200H900V600H1104M1104 300H1024V500H1104M900 322A100 100 0 0 0 900 478",
        white,
        7,
        0.9,
      ),
      ring(470, 400, 122, white, 7) + disc(470, 400, 8, white) + disc(966, 400, 7, white),
      stroke("M1108 342H1156V458H1108", "#ffffff", 8) +
        bristles("goal", [1108, 346, 44, 108], "#ffffff", {
          count: 30,
          length: 40,
          breadth: 1.6,
          turn: 40,
          opacity: 0.6,
        }),
      faint(0.4, facet(at("1112 346, 1156 346, 1196 372, 1196 480, 1150 458"), "#173c34")),
      at("180 200, 300 470, 420 300, 620 610, 740 250, 830 450")
        .map(([x, y]) => player(x, y, "#f7efe0"))
        .join(""),
      at("250 620, 400 560, 560 380, 700 470, 850 300, 960 560")
        .map(([x, y]) => player(x, y, "#24578a"))
        .join(""),
      player(1072, 404, "#dca03c"),
      faint(0.4, form("M640 424L668 436L666 442L640 432Z", "#173c34")) + disc(636, 424, 8, "#fffdf5"),
    ].join("");
  }),

  "goal-net": wide("The ball in the net, stand lights behind", () => {
    const chance = chanceOf("net");
    const [bx, by] = [690, 400];
    const pull = (x: number, y: number): [number, number] => {
      const [dx, dy] = [x - bx, y - by];
      const push = Math.exp(-(dx * dx + dy * dy) / 38000);
      return [x - dx * 0.42 * push + 26 * push, y - dy * 0.42 * push + 44 * push];
    };
    const net = repeat(30, (row) => {
      const strand = (fixed: number, isUpright: boolean) =>
        Array.from({ length: 34 }, (_, step) =>
          isUpright ? pull(fixed, 90 + step * 24) : pull(-20 + step * 38, fixed),
        );
      return (
        line(strand(130 + row * 42, true), "#f4f1e4", 3, 0.75) +
        (row < 20 ? line(strand(96 + row * 40, false), "#f4f1e4", 3, 0.75) : "")
      );
    });
    const lights = (x: number, y: number) =>
      disc(x, y, 210, glow(thin("#fdf1c8", 0.7), thin("#fdf1c8", 0.16), thin("#fdf1c8", 0))) +
      box(x - 4, y, 8, 330, "#0f1b2e") +
      repeat(10, (index) => disc(x - 56 + (index % 5) * 28, y - 12 + Math.floor(index / 5) * 28, 11, "#fffbe8"));
    return [
      sky("goal", 1200, 480, "#14213b", "#23395a", "#47607a"),
      facet(at("-20 400, 480 330, 760 330, 1220 400, 1220 640, -20 640"), down("#2a3a57", "#1a2742")),
      lights(300, 150) + lights(960, 150),
      repeat(190, () =>
        disc(
          chance(-10, 1210),
          chance(400, 590),
          chance(9, 15),
          ["#3d5173", "#5b4a5e", "#70606a", "#2d4a6c"][Math.floor(chance(0, 4))] ?? "#3d5173",
        ),
      ),
      repeat(34, () =>
        disc(
          chance(-10, 1210),
          chance(390, 590),
          chance(5, 10),
          ["#e9b06f", "#d8624a", "#f3e3c6"][Math.floor(chance(0, 3))] ?? "#e9b06f",
          0.8,
        ),
      ),
      box(0, 584, 1200, 40, "#7b2f35") + box(0, 584, 1200, 6, "#c8604d"),
      box(0, 620, 1200, 180, down("#2d6a4e", "#3d8458")),
      tufts("goal", [0, 630, 1200, 170], "#8fbf7a", 200, 22, 0.5),
      inside("M110 90H1220V760H110Z", net),
      disc(bx + 22, by + 48, 78, "#0f1b2e").replace("/>", ' opacity="0.35"/>') + ball(bx, by + 16, 78),
      inside(`M${bx} ${by - 90}H${bx + 140}V${by + 150}H${bx}Z`, faint(0.75, net)),
      box(96, -20, 26, 820, across("#ffffff", "#f1ece0", "#a9b1b8")) +
        box(96, 70, 1140, 26, down("#ffffff", "#f1ece0", "#a9b1b8")),
    ].join("");
  }),

  "goalkeeper-glove": square("A goalkeeper's glove and the ball", () => {
    const finger = (x: number, y: number, long: number, turn: number, broad = 62) =>
      place(
        box(-broad / 2, -long, broad, long + 50, "#d98a35", broad / 2) +
          box(-broad / 2 + 7, -long + 7, broad - 14, long + 40, "#f0c66a", (broad - 14) / 2) +
          stroke(`M-14 ${-long * 0.55}H14M-14 ${-long * 0.25}H14`, "#c97a2e", 5, 0.7),
        x,
        y,
        1,
        turn,
      );
    return [
      box(0, 0, 1000, 1000, across("#a9c29a", "#86a983", "#5f8a72")),
      bristles("glove-bench", [-60, 0, 1100, 1000], "#3f6a58", {
        count: 90,
        length: 260,
        breadth: 7,
        turn: 2,
        opacity: 0.22,
      }),
      [326, 668].map((y) => box(0, y, 1000, 12, "#3a5d50") + box(0, y + 12, 1000, 5, "#c6d8b4")).join(""),
      faint(0.36, disc(790, 760, 190, "#24423a", 0.86)) + ball(724, 690, 178),
      faint(
        0.36,
        place(
          blob(at("-190 -60, -150 -330, 0 -420, 150 -320, 220 -60, 190 330, -140 340"), "#24423a"),
          440,
          470,
          1,
          -8,
        ),
      ),
      place(
        box(-126, 120, 252, 250, "#24405f", 26) +
          box(-138, 196, 276, 76, ink.red, 16) +
          stroke("M-120 222H120M-120 246H120", "#f3e3c6", 4, 0.6) +
          finger(-116, -70, 190, -13) +
          finger(-44, -100, 248, -4) +
          finger(30, -100, 236, 4) +
          finger(104, -72, 180, 13) +
          finger(152, 86, 150, 46, 70) +
          form(
            "M-150 -60C-150 -110 -120 -130 0 -130C110 -130 142 -110 146 -60C168 10 172 90 134 140H-132C-150 80 -156 10 -150 -60Z",
            across("#f7d684", "#efc062", "#d68a3a"),
          ) +
          form("M-108 -70C-60 -100 60 -100 104 -70C112 0 104 70 76 104H-82C-108 60 -116 0 -108 -70Z", "#2c6c8c") +
          stroke(
            "M-78 -40C-30 -60 40 -60 78 -40M-84 0C-30 -18 40 -18 84 0M-76 42C-30 26 40 26 72 42",
            "#8fc1cc",
            7,
            0.8,
          ) +
          repeat(4, (index) => stroke(`M${184 + index * 22} ${20 - index * 20}l26 24`, "#8f3d2c", 6)) +
          bristles("glove-worn", [-140, -120, 270, 250], "#fff3d0", {
            count: 36,
            length: 30,
            breadth: 3,
            turn: 60,
            opacity: 0.35,
          }),
        390,
        520,
        1.12,
        -12,
      ),
    ].join("");
  }),
};

/** A football; `radius` in units of the sheet. */
function ball(x: number, y: number, radius: number): string {
  const patch = (turn: number, far: number, size: number) => {
    const angle = (turn * Math.PI) / 180;
    const corners = Array.from({ length: 5 }, (_, index): [number, number] => {
      const corner = angle + (index * 72 * Math.PI) / 180;
      return [Math.cos(angle) * far + Math.cos(corner) * size, Math.sin(angle) * far + Math.sin(corner) * size];
    });
    return facet(corners, "#2b3140");
  };
  return place(
    disc(0, 0, 100, glow("#fffdf5", "#f5efe0", "#cfc9bd")) +
      inside(
        "M-100 0A100 100 0 0 1 100 0A100 100 0 0 1 -100 0Z",
        patch(-90, 0, 33) +
          [-90, -18, 54, 126, 198]
            .map(
              (turn) =>
                patch(turn, 92, 36) +
                place(stroke("M32 0H60", "#2b3140", 4), 0, 0, 1, turn) +
                place(stroke("M60 0L74 -44M60 0L74 44", "#2b3140", 4, 0.8), 0, 0, 1, turn),
            )
            .join("") +
          form("M-100 20C-60 90 60 100 100 -20V110H-100Z", thin("#3a2f4a", 0.18)),
      ),
    x,
    y,
    radius / 100,
    8,
  );
}
