import { bristles } from "./brush.ts";
import { clothes, glasses } from "./clothes.ts";
import { faces } from "./faces.ts";
import { hairBefore, hairBehind } from "./hair.ts";
import { mix } from "./ink.ts";
import { print } from "./press.ts";
import { disc, form, mirrored, place, stroke } from "./shape.ts";

/** One of the newsroom: what is theirs in the face and about it. Paints are #rrggbb. */
export type Face = {
  ground: string;
  skin: string;
  hair: string;
  cut: "bob" | "short" | "curls" | "long" | "cloud" | "bun" | "bald" | "sides" | "waves" | "scarf";
  coat: string;
  collar: "round" | "shirt" | "open" | "roll" | "strap";
  shirt?: string;
  beard?: "stubble" | "short" | "full" | "moustache";
  glasses?: "round" | "square";
  age?: number;
  pattern?: string;
  isTurned?: boolean;
};

/** Somebody's portrait by their slug: a square JPEG of 480 px. */
export function drawPortrait(slug: keyof typeof faces): Promise<Buffer> {
  const face: Face = faces[slug];
  const head = bust(face);
  return print(
    ground(slug, face.ground) + (face.isTurned ? place(mirrored(head), 600, 0) : head),
    600,
    600,
    [480, 480],
  );
}

export function isPortraitSlug(slug: string): slug is keyof typeof faces {
  return Object.hasOwn(faces, slug);
}

function ground(slug: string, paint: string): string {
  return (
    form("M0 0H600V600H0Z", paint) +
    disc(300, 300, 250, mix(paint, "#fff6e0", 0.3)) +
    bristles(slug, [-60, 0, 660, 600], mix(paint, "#ffffff", 0.5), {
      count: 70,
      length: 200,
      breadth: 10,
      turn: -32,
      opacity: 0.14,
    })
  );
}

function bust(face: Face): string {
  const { skin, cut } = face;
  const shade = mix(skin, "#6b2f22", 0.34);
  return [
    hairBehind(face),
    form("M246 380C250 430 250 450 240 470H360C350 450 350 430 354 380Z", shade),
    clothes(face),
    cut === "scarf" ? "" : disc(206, 300, 20, shade, 1.4) + disc(394, 300, 20, mix(skin, shade, 0.7), 1.4),
    form(
      "M206 262C206 176 250 140 300 140C350 140 394 176 394 262C394 344 372 392 340 416C316 432 284 432 260 416C228 392 206 344 206 262Z",
      skin,
    ),
    form(
      "M300 140C350 140 394 176 394 262C394 344 372 392 340 416C326 426 312 428 300 428C346 396 362 340 356 270C352 214 336 168 300 140Z",
      mix(skin, shade, 0.55),
    ),
    disc(248, 338, 24, mix(skin, "#e0705a", 0.24), 0.7) + disc(352, 338, 22, mix(skin, "#c2553f", 0.24), 0.7),
    face.beard ? beard(face) : "",
    features(face, shade),
    hairBefore(face),
    face.glasses ? glasses(face.glasses) : "",
    bristles("lit", [214, 170, 60, 200], mix(skin, "#ffffff", 0.5), {
      count: 12,
      length: 34,
      breadth: 3,
      turn: 84,
      opacity: 0.16,
    }),
  ].join("");
}

function features({ hair, age = 35, cut, beard: chin }: Face, shade: string): string {
  const brow = cut === "scarf" ? "#3a2a24" : age > 55 ? mix(hair, "#3a2a24", 0.4) : hair;
  const lines =
    age > 45
      ? stroke(
          "M222 318C228 326 236 330 244 332M378 318C372 326 364 330 356 332M266 196C288 190 312 190 334 196",
          shade,
          3.5,
          0.6,
        )
      : "";
  const mouth = chin === "full" || chin === "short" || chin === "moustache" ? "#9d4f43" : mix(shade, "#a8403a", 0.5);
  return (
    lines +
    stroke("M228 254C242 242 262 242 276 250", brow, 9) +
    stroke("M324 250C338 242 358 242 372 254", brow, 9) +
    eye(252) +
    eye(348) +
    stroke("M304 276C312 304 322 320 318 330C312 340 296 340 288 334", shade, 6) +
    stroke("M268 374C286 388 314 388 334 372", mouth, 7) +
    stroke("M284 396C296 400 306 400 316 396", shade, 3.5, 0.6)
  );
}

function eye(x: number): string {
  return (
    disc(x, 284, 8, "#211a18", 1.1) +
    disc(x - 3, 281, 2.6, "#fdf6e8") +
    stroke(`M${x - 16} ${279}C${x - 8} 270 ${x + 8} 270 ${x + 16} 279`, "#3a2722", 4)
  );
}

function beard({ beard: kind, hair, skin }: Face): string {
  const paint = kind === "stubble" ? mix(skin, hair, 0.4) : hair;
  const moustache = form(
    "M300 344C280 338 258 346 250 366C270 358 286 360 300 358C314 360 330 358 350 366C342 346 320 338 300 344Z",
    paint,
  );
  if (kind === "moustache") return moustache;
  const low = kind === "full" ? 470 : 436;
  return (
    form(
      `M206 290C214 336 232 350 256 352C280 346 320 346 344 352C368 350 386 336 394 290C398 350 384 ${low - 40} 346 ${low - 10}C318 ${low + 4} 282 ${low + 4} 254 ${low - 10}C216 ${low - 40} 202 350 206 290Z`,
      paint,
    ) +
    form("M262 366C284 356 316 356 338 366C332 398 268 398 262 366Z", mix(skin, paint, 0.35)) +
    (kind === "stubble"
      ? ""
      : moustache +
        bristles("beard", [232, 396, 130, low - 410], mix(hair, "#ffffff", 0.3), {
          count: 22,
          length: 22,
          breadth: 3,
          turn: 80,
          opacity: 0.4,
        }))
  );
}
