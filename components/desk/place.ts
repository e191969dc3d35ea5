/** The newsroom's nouns and where they are. */
export const placeAddresses = {
  home: "/desk",
  articles: "/desk/articles",
  pictures: "/desk/media",
  staff: "/desk/staff",
  diary: "/desk/diary",
  settings: "/desk/settings",
  account: "/desk/account",
} as const;

export type Place = keyof typeof placeAddresses;

/** What a thumb reaches on a phone's bar, beside a new story and "More". The rest stands in the sheet. */
export function thumbPlaces(places: Place[]): Place[] {
  return places.slice(0, 3);
}
