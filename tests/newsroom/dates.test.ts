import assert from "node:assert/strict";
import { test } from "node:test";
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
