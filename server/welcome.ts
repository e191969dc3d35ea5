import type { Access } from "#db/operator.ts";
import type { SampleAccess } from "#db/sample-newsroom.ts";
import type { Environment } from "./environment.ts";

/** What a start found and made. `first`: the first administrator, null when there was one; `sample`: null without one. */
type Found = {
  address: string;
  environment: Pick<Environment, "databaseUrl" | "dataFolder">;
  first: Access | null;
  sample: SampleAccess | null;
};

/** What the console says once the newsroom is open: on the first start who can sign in and what to try, later almost nothing. */
export function wordWelcome({ address, environment, first, sample }: Found): string[] {
  if (!first && !sample) return [];
  const people = [
    ...(first ? [wordAccess("first administrator", first)] : []),
    ...(sample ? [wordAccess("an editor of the sample", sample.editor)] : []),
    ...(sample ? [wordAccess("a reporter of the sample", sample.reporter)] : []),
  ];
  const database = environment.databaseUrl ? "" : "the database, ";
  return [
    "",
    `  Readers   ${address} in Arabic, ${address}/en in English`,
    `  Desk      ${address}/login, for whom (these passwords are shown only now):`,
    ...people.map((line) => `            ${line}`),
    ...(sample ? wordSample : ["  Try       sign in, name your paper, write a story, publish it"]),
    `  Data      ${environment.dataFolder}: ${database}pictures and secrets; keep it private and back it up`,
  ];
}

const wordSample = [
  "  Try       write and submit as the reporter, publish as the editor, look at it as a reader",
  "  Sample    all of it is invented; for an empty newsroom: npm run khabar -- sample --remove",
];

function wordAccess(who: string, { email, oneTimePassword }: Access): string {
  return oneTimePassword
    ? `${who}: ${email}, one-time password: ${oneTimePassword}`
    : `${who}: ${email}, password as in KHABAR_ADMIN_PASSWORD`;
}
