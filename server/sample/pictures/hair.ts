import { ink, mix } from "./ink.ts";
import type { Face } from "./portraits.ts";
import { at, disc, form, repeat, ring, stroke } from "./shape.ts";

/** The hair behind the head. */
export function hairBehind({ cut, hair, coat }: Face): string {
  const dark = mix(hair, "#000000", 0.2);
  if (cut === "bob")
    return form(
      "M300 110C190 106 168 200 176 300C178 360 190 392 216 404H384C410 392 422 360 424 300C432 200 410 106 300 110Z",
      dark,
    );
  if (cut === "long")
    return form(
      "M300 104C186 100 170 200 174 320C176 420 160 480 176 540H424C440 480 424 420 426 320C430 200 414 100 300 104Z",
      dark,
    );
  if (cut === "bun") return disc(342, 104, 56, dark) + disc(330, 96, 40, hair);
  if (cut === "cloud") {
    const curls = repeat(13, (index) =>
      disc(
        300 + Math.cos(2.5 + index * 0.36) * 140,
        262 + Math.sin(2.5 + index * 0.36) * 136,
        66,
        index % 2 ? hair : dark,
      ),
    );
    return curls + disc(300, 210, 140, dark);
  }
  if (cut === "scarf")
    return form(
      "M300 96C190 96 168 200 178 306C182 400 150 440 140 500H460C450 440 418 400 422 306C432 200 410 96 300 96Z",
      mix(coat, hair, 0.88),
    );
  return "";
}

/** The hair or the scarf before the forehead. */
export function hairBefore({ cut, hair, pattern = hair, skin }: Face): string {
  const lit = mix(hair, "#f3c9a0", 0.28);
  const crown =
    "M198 278C186 170 236 112 306 112C380 112 416 172 402 278C396 240 388 214 370 196C330 206 262 206 226 200C210 218 204 246 198 278Z";
  const strands = (path: string) => stroke(path, lit, 5, 0.55);
  switch (cut) {
    case "bob":
      return (
        form(
          "M186 330C168 190 214 108 306 108C402 108 432 196 414 330C404 286 396 240 366 200C316 222 250 226 214 262C204 286 198 304 186 330Z",
          hair,
        ) + strands("M222 190C256 150 300 136 340 148M206 250C210 226 222 210 238 196M384 180C400 210 406 240 408 270")
      );
    case "short":
      return form(crown, hair) + strands("M232 170C262 140 310 130 352 146M222 192C230 176 240 164 254 156");
    case "waves":
      return (
        form(
          "M192 290C174 150 250 96 318 108C400 104 430 190 406 290C402 250 396 220 372 204C340 222 322 178 286 192C250 206 222 196 210 230C202 250 198 268 192 290Z",
          hair,
        ) + strands("M216 190C244 140 290 128 330 146C360 156 384 178 392 204M250 176C270 158 296 152 318 160")
      );
    case "curls":
      return (
        repeat(11, (index) =>
          disc(
            218 + index * 16.4,
            196 - Math.sin((index / 10) * 3.14) * 66 + (index % 2) * 8,
            31,
            index % 3 ? hair : mix(hair, "#000000", 0.2),
          ),
        ) + repeat(5, (index) => ring(236 + index * 30, 140 - (index % 2) * 10, 13, lit, 4))
      );
    case "long":
      return (
        form(
          "M182 420C160 190 212 104 304 104C398 104 438 200 418 420C410 330 402 246 330 176C276 250 204 290 198 330C192 360 190 390 182 420Z",
          hair,
        ) + strands("M318 126C280 190 230 220 208 260M340 130C390 180 404 250 408 330M196 320C190 350 188 370 188 400")
      );
    case "cloud":
      return (
        repeat(10, (index) =>
          disc(
            200 + index * 22,
            196 - Math.sin((index / 9) * 3.14) * 50,
            38,
            index % 2 ? hair : mix(hair, "#000000", 0.12),
          ),
        ) +
        repeat(7, (index) => ring(206 + index * 32, 130 + (index % 2) * 22, 14, lit, 4)) +
        disc(202, 376, 9, ink.ochre) +
        disc(398, 376, 9, ink.ochre)
      );
    case "bun":
      return (
        form(
          "M200 276C186 160 240 112 304 112C376 112 412 168 400 276C394 226 376 190 310 168C258 190 210 222 200 276Z",
          hair,
        ) + strands("M226 196C254 160 292 148 308 150M372 196C358 172 336 156 312 150")
      );
    case "sides":
      return (
        form(
          "M196 300C184 250 192 216 212 196C222 226 214 262 206 300ZM404 300C416 250 408 216 388 196C378 226 386 262 394 300Z",
          hair,
        ) + stroke("M262 160C286 150 314 152 336 164", mix(skin, "#ffffff", 0.4), 8, 0.6)
      );
    case "bald":
      return stroke("M244 174C270 152 306 146 334 156", mix(skin, "#ffffff", 0.45), 9, 0.6);
    case "scarf":
      return (
        form(
          "M300 96C190 96 168 206 184 326C196 420 240 452 300 470C360 452 404 420 416 326C432 206 410 96 300 96ZM300 172C356 172 382 220 380 290C378 370 340 420 300 424C260 420 222 370 220 290C218 220 244 172 300 172Z",
          hair,
        ).replace("<path", '<path fill-rule="evenodd"') +
        form(
          "M190 350C230 440 300 480 418 320C430 410 420 470 350 520C280 540 200 500 170 470C180 430 184 390 190 350Z",
          mix(hair, "#000000", 0.14),
        ) +
        stroke(
          "M216 440C270 476 340 470 396 400M204 470C270 506 350 494 402 446M214 176C246 130 300 116 352 132",
          mix(hair, "#ffffff", 0.35),
          5,
          0.6,
        ) +
        (pattern === hair
          ? ""
          : at(
              "236 138, 290 120, 344 128, 388 168, 402 230, 200 200, 196 270, 250 484, 310 500, 364 478, 396 436, 226 452",
            )
              .map(([x, y]) => disc(x, y, 7, pattern))
              .join(""))
      );
  }
}
