/** Places in a text, counted in UTF-16 units as Yjs and ProseMirror do. `to` stands behind the last letter. */
export type Range = { from: number; to: number };

const telling = 8; // letters: fewer are anybody's words
const sure = 24; // letters: as many do not stand twice by chance
const context = 32; // letters on each side
const knownContext = 6; // letters of it that must be the same

/**
 * How to find words that stood in one text, in another that came from it: where both ends or all of the words are untouched,
 * there; else the same words with the most of the same letters around them. Null: they are gone. The two texts are compared
 * once, however many words are asked for.
 */
export function openCarrying(before: string, after: string): (range: Range) => Range | null {
  const [old, now] = [squeeze(before), squeeze(after)];
  const head = headOf(old.text, now.text);
  const tail = Math.min(tailOf(old.text, now.text), Math.min(old.text.length, now.text.length) - head);
  const shift = now.text.length - old.text.length;
  const move = (letter: number) => (letter < head ? letter : letter >= old.text.length - tail ? letter + shift : null);
  return (range) => {
    const words = inSqueezed(old, range);
    if (words === null) return null;
    const from = move(words.from);
    const last = move(words.to - 1);
    const to = last === null ? null : last + 1;
    const isSame = from !== null && to !== null && from < to && now.text.slice(from, to).trim() !== "";
    return outOfSqueezed(now, isSame ? { from, to } : findByContext(old.text, words, now.text));
  };
}

/**
 * Words that were moved: in the paragraph where they were last seen (`near`) or one beside it when they stand there once,
 * elsewhere only when they are long enough to be nobody else's and stand there once. Words that were deleted must not be
 * found again in the same ones elsewhere.
 */
export function findMoved(text: string, words: string, near: number | null): Range | null {
  const now = squeeze(text);
  const wanted = squeeze(words).text.trim();
  if (wanted.length < telling) return null;
  const found = placesOf(now.text, wanted).map((from) => outOfSqueezed(now, { from, to: from + wanted.length }));
  const around = near === null ? null : blocksAround(text, near);
  const beside = found.filter((range) => around && range && range.from >= around.from && range.to <= around.to);
  const [only = null] = beside.length > 0 ? beside : wanted.length >= sure ? found : [];
  return beside.length > 1 || (beside.length === 0 && found.length > 1) ? null : only;
}

/** The paragraph around a place; lines end with a line feed. */
export function blockAround(text: string, place: number): Range {
  const end = text.indexOf("\n", place);
  return { from: text.lastIndexOf("\n", place - 1) + 1, to: end === -1 ? text.length : end };
}

function blocksAround(text: string, place: number): Range {
  const own = blockAround(text, place);
  return { from: blockAround(text, Math.max(0, own.from - 1)).from, to: blockAround(text, own.to + 1).to };
}

/** The same words with the most of the same letters around them; alone in the text, they need none when they are telling. */
function findByContext(before: string, { from, to }: Range, after: string): Range | null {
  const words = before.slice(from, to);
  const lead = before.slice(Math.max(0, from - context), from);
  const rest = before.slice(to, to + context);
  const found = placesOf(after, words)
    .map((place) => ({
      place,
      likeness:
        tailOf(lead, after.slice(Math.max(0, place - context), place)) +
        headOf(rest, after.slice(place + words.length, place + words.length + context)),
    }))
    .toSorted(
      (one, other) => other.likeness - one.likeness || Math.abs(one.place - from) - Math.abs(other.place - from),
    );
  const [best] = found;
  if (!best) return null;
  const isKnown = best.likeness >= knownContext || (found.length === 1 && words.length >= telling);
  return isKnown ? { from: best.place, to: best.place + words.length } : null;
}

/** A text with one space for each run of blanks and ends of lines, and where each of its letters stood. */
type Squeezed = { text: string; places: number[] };

function squeeze(text: string): Squeezed {
  const letters: string[] = [];
  const places: number[] = [];
  for (let place = 0; place < text.length; place++) {
    const letter = text.charAt(place);
    const isBlank = /\s/u.test(letter);
    if (isBlank && (letters.length === 0 || letters.at(-1) === " ")) continue;
    letters.push(isBlank ? " " : letter);
    places.push(place);
  }
  return { text: letters.join(""), places };
}

function inSqueezed({ text, places }: Squeezed, { from, to }: Range): Range | null {
  let start = places.findIndex((place) => place >= from);
  let end = places.findLastIndex((place) => place < to) + 1;
  while (start >= 0 && start < end && text[start] === " ") start += 1;
  while (end > start && text[end - 1] === " ") end -= 1;
  return start >= 0 && start < end ? { from: start, to: end } : null;
}

function outOfSqueezed({ places }: Squeezed, range: Range | null): Range | null {
  const from = range && places[range.from];
  const last = range && places[range.to - 1];
  return from == null || last == null ? null : { from, to: last + 1 };
}

function placesOf(text: string, words: string): number[] {
  const found: number[] = [];
  if (words === "") return found;
  for (let place = text.indexOf(words); place !== -1; place = text.indexOf(words, place + 1)) found.push(place);
  return found;
}

/** How many letters two texts begin with alike. */
function headOf(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same < most && one[same] === other[same]) same += 1;
  return same;
}

/** How many letters two texts end with alike. */
function tailOf(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same < most && one[one.length - 1 - same] === other[other.length - 1 - same]) same += 1;
  return same;
}
