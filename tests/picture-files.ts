import sharp, { type Sharp } from "sharp";

/** Pictures made for tests, with what real ones carry. */
export const secrets = { serial: "SERIAL-48151623", lens: "LENS-4211-SECRET", comment: "PRIVATE-COMMENT" };

/** Noise that no encoder can shrink to nothing. */
export function noise(width: number, height: number): Sharp {
  const grain = { type: "gaussian" as const, mean: 128, sigma: 40 };
  return sharp({ create: { width, height, channels: 3, background: "#888", noise: grain } });
}

/** As a camera writes it: lying on its side, with a position, serial numbers, a comment, and whose it is. */
export function makePhoto(width = 1200, height = 800): Promise<Buffer> {
  return noise(width, height)
    .jpeg({ quality: 80 })
    .withExif({
      IFD0: { Artist: "Layla Haddad", Make: "Camera", Orientation: "6" },
      IFD2: { BodySerialNumber: secrets.serial, LensSerialNumber: secrets.lens, UserComment: secrets.comment },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "33/1 53/1 1234/100",
        GPSLongitudeRef: "E",
        GPSLongitude: "35/1 30/1 0/1",
      },
    })
    .withXmp(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" aux:SerialNumber="${secrets.serial}"><dc:rights><rdf:Alt><rdf:li>وكالة المرفأ &amp; شركاؤها</rdf:li></rdf:Alt></dc:rights></rdf:Description></rdf:RDF></x:xmpmeta>`,
    )
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

export const makeJpeg = (width = 700, height = 500): Promise<Buffer> => noise(width, height).jpeg().toBuffer();
export const makePng = (width = 300, height = 200): Promise<Buffer> => noise(width, height).png().toBuffer();
export const makeWebp = (width = 300, height = 200): Promise<Buffer> => noise(width, height).webp().toBuffer();
export const makeAvif = (width = 300, height = 200): Promise<Buffer> =>
  noise(width, height).avif({ effort: 0 }).toBuffer();

/** A small file that would be 108 megapixels. */
export function makeBomb(): Promise<Buffer> {
  return sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: "#000" } })
    .png()
    .toBuffer();
}
