/** A die that always falls the same way for the same numbers: sample stories need no clock and no luck. */
export type Chance = {
  /** A whole number, both ends included. */
  whole(least: number, most: number): number;
  /** `share` is 0 to 1. */
  happens(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** The same things in another order. */
  shuffle<T>(list: readonly T[]): T[];
  /** A place in a list of this length; the first ones come up more often than the last, by much when `steep` is high. */
  rank(length: number, steep?: number): number;
};

/** @param numbers a seed and whatever else tells one throw from another */
export function chanceOf(...numbers: number[]): Chance {
  let state = 0x9e3779b9;
  for (const number of numbers) state = mix(state ^ number);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    return (mix(state) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => {
    const found = list[whole(0, list.length - 1)];
    if (found === undefined) throw new Error("There is nothing to pick from.");
    return found;
  };
  return {
    whole,
    pick,
    happens: (share) => next() < share,
    shuffle: (list) => {
      const rest = [...list];
      return Array.from(list, () => rest.splice(whole(0, rest.length - 1), 1)).flat();
    },
    rank: (length, steep = 2.5) => Math.floor(length * next() ** steep),
  };
}

/** The finaliser of MurmurHash3: every bit of what goes in moves every bit of what comes out. */
function mix(number: number): number {
  let bits = number | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
