import { mkdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { buildWhenStale } from "#server/build.ts";
import { readEnvironment } from "#server/environment.ts";
import { keepSecret } from "#server/secrets.ts";
import { runDrill } from "./drill/run.ts";
import { lossesOf } from "./drill/verdict.ts";

/*
 * Never lost, proved: two people type counted words in real browsers while everything around them breaks, drawn from a
 * seed; then all is mended, and every word is looked for. `npm run drill -- --minutes 10 --seed 7`
 */
const { values } = parseArgs({
  options: { minutes: { type: "string", default: "10" }, seed: { type: "string", default: "" } },
});
const minutes = Number(values.minutes);
const seed = values.seed === "" ? Math.floor(Math.random() * 1_000_000) : Number(values.seed);
const say = (line: string) => void process.stdout.write(`${line}\n`);

const { dataFolder } = readEnvironment({});
mkdirSync(dataFolder, { recursive: true, mode: 0o711 });
await buildWhenStale(keepSecret(dataFolder, "server-actions-key"));
say(`seed ${seed}, ${minutes} minutes`);
const result = await runDrill({ seed, minutes, say });
say(JSON.stringify(result, null, 2));
const losses = lossesOf(result);
for (const loss of losses) say(`✖ ${loss}`);
say(losses.length === 0 ? "Nothing was lost." : `Lost with seed ${seed}.`);
process.exit(losses.length === 0 ? 0 : 1);
