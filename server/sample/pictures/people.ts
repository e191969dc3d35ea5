import { mix } from "./ink.ts";
import { box, disc, edge, form, mirrored, place, stroke } from "./shape.ts";

type Dress = { coat: string; legs?: string; skin?: string; hair?: string };

/** Somebody standing, seen small: about 100 high at scale 1, the origin between the feet. `turn` -1 faces left. */
export function person(
  x: number,
  y: number,
  scale: number,
  { coat, legs = "#2b2f3a", skin = "#b97f5c", hair = "#2a2220" }: Dress,
  facing = 1,
): string {
  const body =
    form("M-9 -2L-7 -44H9L11 -2H4L1 -34L-2 -2Z", legs) +
    form("M-13 -40C-14 -60 -12 -76 -3 -80H5C13 -76 15 -58 13 -40Z", coat) +
    form("M2 -80H5C13 -76 15 -58 13 -40H5C8 -56 7 -70 2 -80Z", mix(coat, "#000000", 0.2)) +
    stroke("M-10 -70C-16 -60 -15 -50 -10 -43", mix(coat, "#000000", 0.12), 5) +
    disc(1, -89, 8.2, skin, 1.12) +
    form("M-8 -88C-9 -101 10 -103 10 -90C6 -95 0 -95 -3 -92C-5 -90 -6 -86 -8 -88Z", hair);
  return place(facing < 0 ? mirrored(body) : body, x, y, scale);
}

/** Somebody walking. */
export function walker(
  x: number,
  y: number,
  scale: number,
  { coat, legs = "#2b2f3a", skin = "#b97f5c", hair = "#2a2220" }: Dress,
  facing = 1,
): string {
  const body =
    stroke("M0 -42L12 -22L10 -2", legs, 9) +
    stroke("M0 -42L-8 -22L-20 -6", mix(legs, "#000000", 0.25), 9) +
    form("M-11 -38C-13 -58 -9 -74 0 -79H7C14 -74 14 -56 11 -38Z", coat) +
    stroke("M2 -70L-10 -56L-4 -44", mix(coat, "#000000", 0.22), 6) +
    disc(6, -88, 8.2, skin, 1.12) +
    form("M-3 -88C-4 -101 14 -102 15 -91C10 -95 4 -94 2 -91C0 -88 -1 -85 -3 -88Z", hair);
  return place(facing < 0 ? mirrored(body) : body, x, y, scale);
}

/** The back of a head with shoulders, as one sees the row before one; about 80 wide at scale 1. */
export function onlooker(x: number, y: number, scale: number, coat: string, hair: string): string {
  return place(
    form("M-46 40C-46 2 -26 -8 0 -8C26 -8 46 2 46 40Z", coat) +
      box(-8, -18, 16, 16, mix(hair, "#b97f5c", 0.5)) +
      disc(0, -34, 20, hair, 1.2),
    x,
    y,
    scale,
  );
}

/** Somebody on a bicycle, from the side; about 120 high and 150 long at scale 1, the origin on the ground. */
export function cyclist(
  x: number,
  y: number,
  scale: number,
  coat: string,
  frame: string,
  skin = "#b97f5c",
  hair = "#2a2220",
): string {
  const wheel = (at: number) =>
    `<circle cx="${at}" cy="-26" r="25" fill="none" stroke="#262a30" stroke-width="4"/><circle cx="${at}" cy="-26" r="3.5" fill="#262a30"/>`;
  return place(
    wheel(-42) +
      wheel(46) +
      stroke("M-42 -26L-18 -62L28 -62L4 -26ZM-18 -62L4 -26M28 -62L46 -26M28 -62L26 -74L36 -76", frame, 5) +
      stroke("M-16 -72L8 -50L2 -22", "#2f3545", 11) +
      form("M-26 -74C-22 -96 -8 -116 8 -122L20 -112C14 -96 2 -80 -8 -68Z", coat) +
      stroke("M12 -112L24 -92L33 -78", mix(coat, "#000000", 0.2), 8) +
      edge(
        [
          [33, -78],
          [35, -77],
        ],
        skin,
        8,
      ) +
      disc(22, -131, 11, skin, 1.1) +
      form("M10 -130C8 -147 32 -150 34 -136C26 -138 18 -134 15 -124Z", hair),
    x,
    y,
    scale,
  );
}

/** A hand that holds something level: a fist with its forearm coming from the left; about 160 wide at scale 1. */
export function fist(x: number, y: number, scale: number, skin: string, sleeve: string, turn = 0): string {
  const dark = mix(skin, "#4a2318", 0.4);
  const knuckle = (at: number) =>
    form(
      `M${at} -26C${at + 10} -34 ${at + 20} -30 ${at + 20} -18L${at + 18} 22C${at + 16} 34 ${at + 2} 34 ${at} 24Z`,
      skin,
    ) + stroke(`M${at} -22L${at} 24`, dark, 2.4, 0.7);
  return place(
    form("M-220 -34L-60 -30L-56 30L-220 44Z", sleeve) +
      form("M-70 -28C-40 -36 -20 -36 0 -30L4 28C-20 34 -44 34 -70 28Z", skin) +
      [0, 19, 37, 54].map(knuckle).join("") +
      form("M-26 -30C-6 -44 26 -44 46 -34C56 -28 50 -14 38 -16C20 -18 4 -14 -12 -6Z", mix(skin, "#ffffff", 0.1)) +
      stroke("M-14 -8C4 -15 20 -18 38 -16", dark, 2.4, 0.7),
    x,
    y,
    scale,
    turn,
  );
}
