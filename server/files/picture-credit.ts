/** Whose a picture is, as its file says: all that is kept of a file's metadata. */
export type PictureCredit = { artist: string; copyright: string };

type Metadata = { exif?: Buffer | undefined; iptc?: Buffer | undefined; xmp?: Buffer | undefined };

/**
 * Reads XMP (dc:creator, photoshop:Credit, dc:rights), else EXIF Artist and Copyright (CIPA DC-008: tags 0x013b and
 * 0x8298 of the first directory), else IPTC By-line, Credit and Copyright Notice (IIM 4.2: 2:80, 2:110, 2:116).
 * Broken metadata gives empty strings, never an error.
 */
export function creditOf({ exif, iptc, xmp }: Metadata): PictureCredit {
  const tags = exif ? readExif(exif) : new Map<number, string>();
  const lines = iptc ? readIptc(iptc) : new Map<number, string>();
  const words = xmp?.toString("utf8", 0, 200_000) ?? "";
  const maker = readXmp(words, "dc:creator") || tags.get(0x013b) || lines.get(80);
  const named = [maker, readXmp(words, "photoshop:Credit") || lines.get(110)].filter((name) => name);
  return {
    artist: [...new Set(named)].join(" / "),
    copyright: readXmp(words, "dc:rights") || tags.get(0x8298) || lines.get(116) || "",
  };
}

/** The same as XMP, which alone keeps Arabic letters: EXIF text is ASCII. */
export function writeXmp({ artist, copyright }: PictureCredit): string {
  const list = (kind: string, text: string) =>
    `<rdf:${kind}><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:${kind}>`;
  const creator = artist && `<dc:creator>${list("Seq", artist)}</dc:creator>`;
  const rights = copyright && `<dc:rights>${list("Alt", copyright)}</dc:rights>`;
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">${creator}${rights}</rdf:Description></rdf:RDF></x:xmpmeta>`;
}

/** The same as EXIF, as far as it can say it. */
export function writeExif({ artist, copyright }: PictureCredit): Record<string, string> {
  const isSayable = (text: string) => /^[\x20-\x7e©]+$/.test(text);
  return { ...(isSayable(artist) && { Artist: artist }), ...(isSayable(copyright) && { Copyright: copyright }) };
}

/** A property as an attribute, or as an element with or without a list. */
function readXmp(words: string, name: string): string {
  const attribute = new RegExp(`\\s${name}="([^"]*)"`).exec(words)?.[1];
  const element = new RegExp(`<${name}[^>]*>(.*?)</${name}>`, "s").exec(words)?.[1];
  const text = element?.replace(/<[^>]*>/g, " ") ?? attribute ?? "";
  return clean(Buffer.from(text.replace(/&(lt|gt|quot|apos|amp);/g, (_, entity) => entities[entity] ?? "")));
}

const entities: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

function escapeXml(text: string): string {
  return text.replace(
    /[<>&"]/g,
    (letter) => `&${Object.entries(entities).find(([, plain]) => plain === letter)?.[0]};`,
  );
}

function readExif(bytes: Buffer): Map<number, string> {
  const found = new Map<number, string>();
  const start = bytes.toString("latin1", 0, 6) === "Exif\0\0" ? 6 : 0;
  const tiff = bytes.subarray(start);
  if (tiff.length < 8) return found;
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (at + 4 > tiff.length ? 0 : isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = long(4);
  for (let entry = 0; entry < short(directory); entry++) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.length) break;
    const isText = short(at + 2) === 2;
    const length = long(at + 4);
    const from = length > 4 ? long(at + 8) : at + 8;
    if (isText) found.set(short(at), clean(tiff.subarray(from, from + length)));
  }
  return found;
}

function readIptc(bytes: Buffer): Map<number, string> {
  const found = new Map<number, string>();
  let at = bytes.indexOf("\x1c\x02", 0, "latin1"); // also inside Photoshop's resource block
  while (at !== -1 && at + 5 <= bytes.length && bytes[at] === 0x1c) {
    const length = bytes.readUInt16BE(at + 3);
    const value = clean(bytes.subarray(at + 5, at + 5 + length));
    if (bytes[at + 1] === 2) found.set(bytes[at + 2] ?? 0, value);
    at += 5 + length;
  }
  return found;
}

function clean(bytes: Buffer): string {
  return bytes
    .toString("utf8")
    .replace(/[\p{Cc}\p{Cs}\ufffd\s]+/gu, " ")
    .trim()
    .slice(0, 200);
}
