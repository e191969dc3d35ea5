import type { Bank } from "./bank.ts";
import type { Chance } from "./chance.ts";

/** Who is quoted. */
export type Speaker = { name: string; role: string; isWoman: boolean };

/** What the sentences of one story have in common. */
export type Scene = {
  place: string;
  near: string;
  thing: string;
  gender: "m" | "f";
  body: string;
  partner: string;
};

/** One sentence of the bank, with this story's names and numbers. `speaker` is whoever it says speaks. */
export function say(sentence: string, scene: Scene, bank: Bank, chance: Chance, speaker?: string, isWoman = false) {
  const said = sentence
    .replace(/\[([^|\]]*)\|([^\]]*)\]/gu, scene.gender === "m" ? "$1" : "$2")
    .replace(/<([^|>]*)\|([^>]*)>/gu, isWoman ? "$2" : "$1")
    .replace(/\{(\w+)(?::(\d+)-(\d+))?\}/gu, (_, slot: string, least?: string, most?: string) => {
      if (slot === "n") return String(chance.whole(Number(least), Number(most)));
      if (slot === "day") return chance.pick(bank.days);
      if (slot === "speaker" && speaker) return speaker;
      if (isOfScene(slot, scene)) return scene[slot];
      throw new Error(`No sample sentence can say {${slot}}: ${sentence}`);
    });
  return said.charAt(0).toUpperCase() + said.slice(1);
}

function isOfScene(slot: string, scene: Scene): slot is keyof Scene {
  return Object.hasOwn(scene, slot);
}

/** The people whom one story may quote, all different. */
export function findSpeakers(bank: Bank, chance: Chance, count: number): Speaker[] {
  const families = chance.shuffle(bank.families);
  const roles = chance.shuffle(bank.roles);
  return families.slice(0, count).map((family, place) => {
    const isWoman = chance.happens(0.5);
    const [man, woman] = roles[place % roles.length] ?? ["", ""];
    const first = chance.pick(isWoman ? bank.women : bank.men);
    return { name: `${first} ${family}`, role: isWoman ? woman : man, isWoman };
  });
}
