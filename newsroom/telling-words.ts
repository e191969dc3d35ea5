import { spellingKey, type Token, tokensOf } from "./spelling.ts";

export const tellingKinds = ["number", "date", "name"] as const;
export type TellingKind = (typeof tellingKinds)[number];

/** What changed about a number, a date or a name; empty on one side: it came or went. */
export type Telling = { about: TellingKind; before: string; after: string };

/** A stretch of a text: the tokens from `from` up to `to`. */
export type Stretch = { tokens: Token[]; from: number; to: number };

type Found = { about: TellingKind; key: string; text: string };

const mostShown = 6; // of one kind in one change

/**
 * Which numbers, dates and names differ between two stretches. A rule of thumb that had rather point at too much:
 * - numbers: whatever has a digit (12 and ١٢ are one), and numbers in words from the lists below;
 * - dates: weekdays, months (Gregorian, Levantine, Maghrebi, Hijri, English), today and its neighbours, times, years from
 *   1900 to 2099, and a number beside a month;
 * - names: Latin words with a capital that does not begin a sentence (in an English headline written in capitals, every word);
 *   Arabic has no capitals, so there only the words of `known` (bylines, sources, topics) and up to three words after a title
 *   (الرئيس, الدكتورة …) or a word that makes names (بن, عبد, أبو …). An Arabic name that stands alone and is not known is not seen.
 */
export function findTellings(before: Stretch, after: Stretch, known: ReadonlySet<string>): Telling[] {
  const [old, fresh] = [findTelling(before, known), findTelling(after, known)];
  return tellingKinds.flatMap((about) => {
    const [gone, come] = [without(old, fresh, about), without(fresh, old, about)];
    return gone.length + come.length === 0 ? [] : [{ about, before: worded(gone), after: worded(come) }];
  });
}

/** The keys of all words of names that count as known; short ones and articles would be everywhere. */
export function knownWords(names: string[]): Set<string> {
  const keys = names.flatMap((name) => tokensOf(name).map(({ key }) => key));
  return new Set(keys.filter((key) => key.length >= 3 && /\p{L}/u.test(key)).flatMap((key) => [key, stem(key)]));
}

function without(all: Found[], others: Found[], about: TellingKind): Found[] {
  const rest = others.filter((found) => found.about === about).map(({ key }) => key);
  return all.filter((found) => {
    if (found.about !== about) return false;
    const at = rest.indexOf(found.key);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

function worded(found: Found[]): string {
  const texts = found.slice(0, mostShown).map(({ text }) => text);
  return texts.join(" · ") + (found.length > mostShown ? " …" : "");
}

function findTelling({ tokens, from, to }: Stretch, known: ReadonlySet<string>): Found[] {
  const found: Found[] = [];
  let last = -1;
  for (let at = from; at < to; at++) {
    const about = tell(tokens, at, known);
    const token = tokens[at];
    if (about === null || !token) continue;
    const before = found.at(-1);
    const goesOn =
      before?.about === about && last === at - 1 && about !== "number" && !/[\p{P}]/u.test(before.text.at(-1) ?? "");
    if (goesOn) {
      before.key += ` ${token.key}`;
      before.text += `${tokens[at - 1]?.gap ?? " "}${token.text}`;
    } else found.push({ about, key: token.key, text: token.text });
    last = at;
    const month = tokens[at + 1];
    const named = found.at(-1);
    if (named && about === "date" && at + 1 === to && /^\d+$/.test(token.key) && month && isMonth(month))
      named.text += `${token.gap}${month.text}`; // 15 May reads better than 15
  }
  return found;
}

function tell(tokens: Token[], at: number, known: ReadonlySet<string>): TellingKind | null {
  const token = tokens[at];
  if (!token || token.key === "") return null;
  const { key } = token;
  if (/\d/.test(key)) return isDated(tokens, at) ? "date" : "number";
  if (!/\p{L}/u.test(key)) return null;
  const bare = stem(key);
  if (isDay(token) || isMonth(token) || (isOrdinal.has(bare) && isDoubleMonth.has(stem(tokens[at - 1]?.key ?? ""))))
    return "date";
  if (numberWords.has(bare) || numberWords.has(key)) return "number";
  return isName(tokens, at, known) ? "name" : null;
}

function isDated(tokens: Token[], at: number): boolean {
  const key = tokens[at]?.key ?? "";
  if (/^\d{1,2}:\d{2}/.test(key) || /^\d+[/]\d+([/]\d+)?$/.test(key)) return true;
  if (/^(19|20)\d{2}$/.test(key)) return true;
  const isDayOfMonth = /^\d{1,2}$/.test(key);
  return isDayOfMonth && [at - 1, at + 1].some((beside) => tokens[beside] !== undefined && isMonth(tokens[beside]));
}

function isName(tokens: Token[], at: number, known: ReadonlySet<string>): boolean {
  const token = tokens[at];
  if (!token) return false;
  const { key } = token;
  if (/^\p{Lu}/u.test(key)) return key.length > 1 && (!beginsSentence(tokens, at) || known.has(key));
  if (known.has(key) || known.has(stem(key))) return true;
  if (!arabicLetter.test(key)) return false;
  for (let back = 1; back <= 3; back++) {
    const earlier = tokens[at - back];
    if (!earlier || !arabicLetter.test(earlier.key)) return false;
    if (back === 1 && makers.has(stem(earlier.key))) return true;
    if (titles.has(earlier.key) || titles.has(stem(earlier.key))) return true;
  }
  return false;
}

function beginsSentence(tokens: Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before === undefined || before.text === "" || /[.!?…:"\n]$/.test(before.key) || before.gap.includes("\n");
}

const isDay = ({ key, text }: Token) => days.has(key) || days.has(stem(key)) || latinDays.has(text);
const isMonth = ({ key, text }: Token) =>
  months.has(key) || months.has(stem(key)) || latinMonths.has(text) || /^[وفبل]?آب$/u.test(text);

/** Without one of the letters that Arabic writes together with the next word: و ف ب ل ك. */
function stem(key: string): string {
  return key.length > 3 && /^[وفبلك]/u.test(key) ? key.slice(1) : key;
}

const arabicLetter = /^\p{Script=Arabic}/u;
const keysOf = (words: string) => new Set(words.split(" ").map(spellingKey));

const days = keysOf(
  "الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت اليوم أمس غدا غد البارحة today yesterday tomorrow tonight",
);
const latinDays = new Set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" "));
const months = keysOf(
  "يناير فبراير مارس أبريل إبريل مايو يونيو يونيه يوليو يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر " +
    "كانون شباط آذار نيسان أيار حزيران تموز أيلول تشرين " +
    "جانفي فيفري أفريل ماي جوان جويلية أوت غشت شتنبر نونبر دجنبر يوليوز " +
    "محرم صفر ربيع جمادى رجب شعبان رمضان شوال",
);
const isDoubleMonth = keysOf("كانون تشرين ربيع جمادى");
const isOrdinal = keysOf("الأول الثاني الأولى الثانية الآخر الآخرة");
const latinMonths = new Set(
  (
    "January February March April May June July August September October November December " +
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
  ).split(" "),
);
const numberWords = keysOf(
  "اثنان اثنين اثنتان اثنتين ثلاث ثلاثة أربع أربعة خمس خمسة ست ستة سبع سبعة ثماني ثمان ثمانية تسع تسعة عشر عشرة " +
    "عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين " +
    "مئة مائة مئتان مئتين مائتان مائتين ألف ألفان ألفين آلاف مليون مليونان مليونين ملايين مليار ملياري مليارات " +
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen " +
    "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen half",
);
const titles = keysOf(
  "الرئيس الرئيسة السيد السيدة الآنسة الدكتور الدكتورة الأستاذ الأستاذة المهندس المهندسة اللواء العميد العقيد المقدم الرائد " +
    "النقيب الملازم الفريق الجنرال الشيخ الشيخة الأمير الأميرة الملك الملكة السلطان الوزير الوزيرة النائب النائبة السفير السفيرة " +
    "القاضي القاضية المستشار المستشارة المحامي المحامية الحاج الحاجة البابا المطران الإمام البروفيسور الكابتن المدرب المتحدث الناطق",
);
const makers = keysOf("بن ابن بنت عبد أبو أبي آل");
