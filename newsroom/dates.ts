import type { Language } from "./article.ts";

/** How a site writes its dates: settings that readers see on every page. */
export type DateStyle = {
  zone: string; // IANA name
  monthStyle: "gregorian" | "levantine" | "dual" | "maghrebi";
  numerals: "latn" | "arab";
};

// Our own tables: ICU's answers differ by country and by version, and it writes الاثنين where our pages write الإثنين.
const gregorian = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(" ");
const maghrebi = "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر".split(" ");
const levantine = "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول".split(
  "|",
);
const english = "January February March April May June July August September October November December".split(" ");
const weekdays = {
  ar: "الأحد الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت".split(" "),
  en: "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" "),
};

/** The masthead's line: `الإثنين 18 نوفمبر / November 2024`, on English pages `Monday 18 November 2024`. */
export function formatMasthead(instant: Date, language: Language, style: DateStyle): string {
  const { weekday, day, month, year } = partsOf(instant, style.zone);
  if (language === "en") return `${weekdays.en[weekday]} ${day} ${english[month]} ${year}`;
  const arabic = style.monthStyle === "dual" ? gregorian[month] : nameMonth(month, language, style);
  return withNumerals(`${weekdays.ar[weekday]} ${day} ${arabic} / ${english[month]} ${year}`, language, style);
}

/** A day: `26 يوليو/ تموز 2026`, `26 July 2026`. */
export function formatDay(instant: Date, language: Language, style: DateStyle): string {
  const { day, month, year } = partsOf(instant, style.zone);
  return withNumerals(`${day} ${nameMonth(month, language, style)} ${year}`, language, style);
}

/** A day and the time of day: `26 يوليو/ تموز 2026، 14:05`. */
export function formatMoment(instant: Date, language: Language, style: DateStyle): string {
  const comma = language === "ar" ? "،" : ",";
  return `${formatDay(instant, language, style)}${comma} ${formatTime(instant, language, style)}`;
}

/** A day with its weekday: `الإثنين 26 يوليو/ تموز 2026`, `Monday 26 July 2026`. */
export function formatWeekday(instant: Date, language: Language, style: DateStyle): string {
  return `${weekdays[language][partsOf(instant, style.zone).weekday]} ${formatDay(instant, language, style)}`;
}

/** The time of day: `14:05`. */
export function formatTime(instant: Date, language: Language, style: DateStyle): string {
  const { hour, minute } = partsOf(instant, style.zone);
  return withNumerals(`${hour}:${minute}`, language, style);
}

/** How long ago, while that is under a day; then the day. Never on a page that is kept: it goes out of date. */
export function formatAge(instant: Date, now: Date, language: Language, style: DateStyle): string {
  const minutes = Math.floor((now.getTime() - instant.getTime()) / 60_000);
  if (minutes >= 24 * 60 || minutes < 0) return formatDay(instant, language, style);
  const numerals = language === "ar" ? style.numerals : "latn";
  const format = new Intl.RelativeTimeFormat(`${language}-u-nu-${numerals}`, { numeric: "auto" });
  return minutes < 60 ? format.format(-minutes, "minute") : format.format(-Math.floor(minutes / 60), "hour");
}

/** The day in the site's zone, for machines: `2024-11-18`. */
export function isoDay(instant: Date, zone: string): string {
  const { year, month, day } = partsOf(instant, zone);
  return `${year}-${String(month + 1).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

const day = 24 * 3_600_000; // ms

/**
 * When the day in the site's zone ends: until then the masthead's line stays true. Clocks that change may skip midnight,
 * have it twice, lead back into the day before, or jump over a whole day.
 */
export function nextMidnight(instant: Date, zone: string): Date {
  const today = isoDay(instant, zone);
  for (let from = instant.getTime(); ; ) {
    const shift = shiftOf(from, zone);
    const midnight = from + day - ((((from + shift) % day) + day) % day);
    let [before, after] = [from, midnight]; // the clock changes in between, or else the day ends at midnight
    while (shiftOf(midnight - 1, zone) !== shift && after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (shiftOf(middle, zone) === shift) before = middle;
      else after = middle;
    }
    if (isoDay(new Date(after), zone) !== today) return new Date(after);
    from = after;
  }
}

/** How far the zone's clock is before UTC, in ms. */
function shiftOf(time: number, zone: string): number {
  const { year, month, day, hour, minute, second } = partsOf(new Date(time), zone);
  const shown = Date.UTC(Number(year), month, day, Number(hour), Number(minute), Number(second));
  return shown - Math.floor(time / 1000) * 1000;
}

function nameMonth(month: number, language: Language, { monthStyle }: DateStyle): string | undefined {
  if (language === "en") return english[month];
  switch (monthStyle) {
    case "gregorian":
      return gregorian[month];
    case "levantine":
      return levantine[month];
    case "dual":
      return `${gregorian[month]}/ ${levantine[month]}`;
    case "maghrebi":
      return maghrebi[month];
  }
}

/** Arabic-Indic digits, when the site writes them; English always has its own. */
function withNumerals(text: string, language: Language, { numerals }: DateStyle): string {
  if (language === "en" || numerals === "latn") return text;
  return text.replace(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit)));
}

const formats = new Map<string, Intl.DateTimeFormat>(); // making one costs more than all its uses on a page

function partsOf(instant: Date, zone: string) {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat("en-u-nu-latn-ca-gregory", { timeZone: zone, ...fields });
  formats.set(zone, format);
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const { year = "", month = "", day = "", hour = "", minute = "", second = "" } = parts;
  const weekday = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay();
  return { year, month: Number(month) - 1, day: Number(day), weekday, hour, minute, second };
}

const fields = {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
} as const;
