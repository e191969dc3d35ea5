import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type DateStyle, formatDay, formatMasthead, formatMoment, isoDay, nextMidnight } from "#newsroom/dates.ts";

const dual: DateStyle = { zone: "Asia/Beirut", monthStyle: "dual", numerals: "latn" };

test("the masthead says the day in both month languages, as the reference page does", () => {
  const day = new Date("2024-11-18T10:00:00Z");
  assert.equal(formatMasthead(day, "ar", dual), "الإثنين 18 نوفمبر / November 2024");
  assert.equal(
    formatMasthead(day, "ar", { ...dual, monthStyle: "levantine" }),
    "الإثنين 18 تشرين الثاني / November 2024",
  );
  assert.equal(formatMasthead(day, "en", dual), "Monday 18 November 2024");
});

test("the day is that of the site's zone", () => {
  const lateEvening = new Date("2024-11-17T22:30:00Z");
  assert.match(formatMasthead(lateEvening, "ar", dual), /^الإثنين 18 /);
  assert.equal(isoDay(lateEvening, dual.zone), "2024-11-18");
  assert.match(formatMasthead(lateEvening, "ar", { ...dual, zone: "UTC" }), /^الأحد 17 /);
});

test("months are written in the site's style", () => {
  const july = new Date("2026-07-26T11:05:00Z");
  assert.equal(formatDay(july, "ar", dual), "26 يوليو/ تموز 2026");
  assert.equal(formatDay(july, "ar", { ...dual, monthStyle: "gregorian" }), "26 يوليو 2026");
  assert.equal(formatDay(july, "ar", { ...dual, monthStyle: "levantine" }), "26 تموز 2026");
  assert.equal(formatDay(july, "ar", { ...dual, monthStyle: "maghrebi" }), "26 يوليوز 2026");
  assert.equal(formatDay(july, "en", dual), "26 July 2026");
  assert.equal(formatMoment(july, "ar", dual), "26 يوليو/ تموز 2026، 14:05");
  assert.equal(formatMoment(july, "ar", { ...dual, numerals: "arab" }), "٢٦ يوليو/ تموز ٢٠٢٦، ١٤:٠٥");
  assert.equal(formatMoment(july, "en", { ...dual, numerals: "arab" }), "26 July 2026, 14:05");
  assert.equal(formatMoment(new Date("2026-01-05T22:00:00Z"), "en", dual), "6 January 2026, 00:00");
});

test("the next midnight is found on days of every length", () => {
  const midnight = (text: string, zone: string) => nextMidnight(new Date(text), zone).toISOString();
  assert.equal(midnight("2026-11-23T15:00:00Z", "Asia/Beirut"), "2026-11-23T22:00:00.000Z");
  assert.equal(midnight("2026-11-23T22:00:00Z", "Asia/Beirut"), "2026-11-24T22:00:00.000Z");
  assert.equal(midnight("2026-10-25T00:30:00Z", "Europe/Berlin"), "2026-10-25T23:00:00.000Z");
  assert.equal(midnight("2026-03-29T00:30:00Z", "Europe/Berlin"), "2026-03-29T22:00:00.000Z");
});

/** The first instant of another day, found by looking at every minute. */
function slowMidnight(instant: Date, zone: string): Date {
  const today = isoDay(instant, zone);
  let time = instant.getTime();
  const isOver = (at: number) => isoDay(new Date(at), zone) !== today;
  for (const step of [60_000, 1000, 1]) {
    for (let steps = 0; steps < 3000 && !isOver(time + step); steps += 1) time += step;
  }
  return new Date(time + 1);
}

const strangeNights: [string, string][] = [
  ["Pacific/Apia", "2011-12-30T09:30:00Z"], // a day is skipped
  ["Pacific/Kwajalein", "1993-08-21T11:50:00Z"],
  ["Asia/Beirut", "2027-03-27T21:59:58Z"], // midnight is skipped
  ["Asia/Beirut", "2026-10-24T20:59:58Z"], // the hour before midnight comes twice
  ["Africa/Cairo", "2026-10-29T20:30:00Z"],
  ["America/Havana", "2026-11-01T03:59:58Z"], // the hour after midnight comes twice
  ["America/Havana", "2027-03-14T04:59:58Z"],
  ["America/Sao_Paulo", "2018-11-04T02:59:59Z"],
  ["America/St_Johns", "2006-10-29T02:00:00Z"], // a minute after midnight the clock goes back into the day before
  ["America/St_Johns", "2006-10-29T02:30:30Z"],
  ["America/St_Johns", "2006-10-29T02:45:00Z"],
  ["Antarctica/Troll", "2026-03-29T00:10:00Z"],
  ["Australia/Lord_Howe", "2026-04-04T10:00:00Z"],
  ["Pacific/Kiritimati", "2026-12-31T09:59:58Z"],
];

test("the day ends when it ends, in every zone, whatever its clocks do", () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
  const instant = fc.date({ min: new Date("1972-01-01"), max: new Date("2037-12-01"), noInvalidDate: true });
  fc.assert(
    fc.property(zone, instant, (where, when) => {
      assert.equal(nextMidnight(when, where).toISOString(), slowMidnight(when, where).toISOString());
    }),
    { numRuns: 150, examples: strangeNights.map(([where, when]) => [where, new Date(when)]) },
  );
});
