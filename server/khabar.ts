import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { createTranslator } from "next-intl";
import { z } from "zod";
import { addStaff, setPassword } from "#db/operator.ts";
import { republish } from "#db/republish.ts";
import { addSample } from "#db/sample.ts";
import { readSample, removeSample } from "#db/sample-remove.ts";
import en from "#messages/en.json" with { type: "json" };
import { roles } from "#newsroom/permissions.ts";
import { isRefusal, type Refusal } from "#newsroom/refusal.ts";
import { backupCommand, restoreCommand } from "./backup/command.ts";
import { readEnvironment } from "./environment.ts";
import { whileFilesMayGo } from "./files/stay.ts";
import { withDatabase } from "./find-database.ts";
import { showProgress } from "./progress.ts";
import { removeFiles } from "./sample/remove-files.ts";
import { StartError } from "./start-error.ts";

const mostSamples = 1_000_000;

/** Administration: `npm run khabar -- <command>`, whether the server runs or not. */
type Command = { does: string; help: string; run(args: string[]): Promise<string> };

const passwordHelp = `  --password-stdin   read a lasting password from standard input;
                     without it a one-time password is made and shown`;

const commands: Record<string, Command> = {
  "staff add": {
    does: "add a person",
    help: `  --email E          address to sign in with
  --name N           name, also the byline's
  --role R[,R…]      ${roles.join(", ")}
${passwordHelp}`,
    async run(args) {
      const options = { email: text, name: text, role: text, "password-stdin": flag } as const;
      const given = parse(newPerson, parseArgs({ args, options }).values);
      const password = await readPassword(given["password-stdin"]);
      const { email, oneTimePassword } = await withDatabase(readEnvironment(), () =>
        addStaff({ email: given.email, name: given.name, roles: given.role, password }),
      );
      return oneTimePassword ? `Added ${email}, one-time password ${oneTimePassword}` : `Added ${email}`;
    },
  },
  "staff password": {
    does: "give a person another password and end their sessions",
    help: `  --email E          whose\n${passwordHelp}`,
    async run(args) {
      const options = { email: text, "password-stdin": flag } as const;
      const given = parse(somebody, parseArgs({ args, options }).values);
      const password = await readPassword(given["password-stdin"]);
      const { email, oneTimePassword } = await withDatabase(readEnvironment(), () =>
        setPassword({ email: given.email, password }),
      );
      return oneTimePassword ? `One-time password of ${email}: ${oneTimePassword}` : `Changed the password of ${email}`;
    },
  },
  republish: {
    does: "rebuild all that readers see from the desk's own state",
    help: "  no options; readers see the old state until it is done",
    async run(args) {
      parseArgs({ args, options: {} });
      const { stories, killed } = await withDatabase(readEnvironment(), republish);
      return `Republished ${stories} stories, ${killed} killed`;
    },
  },
  backup: backupCommand,
  restore: restoreCommand,
  sample: {
    does: "fill the newsroom with invented stories, or remove all that is invented",
    help: `  --articles N       add N stories, 1 to ${mostSamples.toLocaleString("en")}: two of three in Arabic, published over the past years.
                     A run that is stopped leaves whole stories; run it again for more
  --remove           remove every invented story, picture and person, the sample newspaper too;
                     your own stories and people stay
  --yes              without asking`,
    async run(args) {
      const options = { articles: text, remove: flag, yes: flag } as const;
      const { remove, yes, ...values } = parseArgs({ args, options }).values;
      if (remove) return withDatabase(readEnvironment(), () => removeInvented(yes));
      const { articles } = parse(sampleSize, values);
      return withDatabase(readEnvironment(), async () => {
        const { say, end } = showProgress(process.stderr, articles, "stories");
        const start = performance.now();
        await addSample(articles, say).finally(end);
        const seconds = (performance.now() - start) / 1000;
        return `Added ${articles} stories in ${seconds.toFixed(1)} s, ${Math.round(articles / seconds)} a second`;
      });
    },
  },
};

/** @returns what to say at the end */
async function removeInvented(isSure: boolean): Promise<string> {
  const { stories, pictures, people } = await readSample();
  if (stories + pictures + people === 0) return "There is nothing invented here.";
  const will = `${stories} stories, ${pictures} pictures and ${people} people are invented and will be removed; your own stay.`;
  if (!isSure && !(await isAgreed(`${will}\nRemove them? (yes/no) `))) return "Nothing was removed.";
  const removed = await whileFilesMayGo(async () => {
    const sample = await removeSample();
    await removeFiles(sample.files);
    return sample;
  });
  if (!removed) throw new StartError("A backup is being made, and it needs every file: try again when it has ended.");
  const { kept, ...gone } = removed.done;
  const said = `Removed ${gone.stories} stories, ${gone.pictures} pictures and ${gone.people} people`;
  if (kept.length === 0) return said;
  return `${said}. Disabled, because your own stories or diary name them: ${kept.join(", ")}`;
}

async function isAgreed(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<string>((done) => terminal.once("close", () => done("")));
  const answer = await Promise.race([terminal.question(question), ended]);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;

const somebody = z.object({ email: z.email("--email must be an email address"), "password-stdin": z.boolean() });
const newPerson = somebody.extend({
  name: z.string("--name is missing").trim().min(1, "--name is empty"),
  role: z
    .string("--role is missing")
    .transform((list) => list.split(",").map((role) => role.trim()))
    .pipe(z.array(z.enum(roles, `--role must be one or more of ${roles.join(", ")}`))),
});

const sampleRange = `--articles must be a whole number from 1 to ${mostSamples.toLocaleString("en")}`;
const sampleSize = z.object({
  articles: z
    .string("--articles is missing")
    .regex(/^\d{1,9}$/, sampleRange)
    .transform(Number)
    .pipe(z.number().min(1, sampleRange).max(mostSamples, sampleRange)),
});

function parse<T>(schema: z.ZodType<T>, values: unknown): T {
  const result = schema.safeParse(values);
  if (!result.success) throw new StartError(result.error.issues.map((issue) => issue.message).join("; "));
  return result.data;
}

/** The first line of standard input, without its end; other blanks belong to the password. */
async function readPassword(isWanted: boolean): Promise<string | null> {
  if (!isWanted) return null;
  let given = "";
  for await (const chunk of process.stdin.setEncoding("utf8")) given += chunk;
  return given.split(/\r?\n/, 1)[0] ?? "";
}

function helpOf(name: string, { does, help }: Command): string {
  return `npm run khabar -- ${name}${/^ {2}FILE/.test(help) ? " FILE" : ""}: ${does}\n\n${help}`;
}

function overview(): string {
  const lines = Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(16)} ${does}`);
  return `npm run khabar -- COMMAND [OPTIONS]\n\n${lines.join("\n")}\n\nCOMMAND --help says more.`;
}

function wordRefusal({ reason, details }: Refusal): string {
  const words = createTranslator({ locale: "en", messages: en, namespace: "refusals" });
  const values = Object.entries(details).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(", ") : value,
  ]);
  return words(reason, Object.fromEntries(values));
}

/** @returns the exit code */
async function main(words: string[]): Promise<number> {
  const name = [words.slice(0, 2).join(" "), words[0] ?? ""].find((tried) => Object.hasOwn(commands, tried));
  const command = name === undefined ? undefined : commands[name];
  if (!command || name === undefined) {
    const isAsked = words.length === 0 || words.includes("--help") || words[0] === "help";
    (isAsked ? process.stdout : process.stderr).write(
      `${isAsked ? "" : `There is no command "${words.join(" ")}".\n\n`}${overview()}\n`,
    );
    return isAsked ? 0 : 1;
  }
  const args = words.slice(name.split(" ").length);
  if (args.includes("--help")) {
    process.stdout.write(`${helpOf(name, command)}\n`);
    return 0;
  }
  try {
    process.stdout.write(`${await command.run(args)}\n`);
    return 0;
  } catch (error) {
    const isUsage = error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
    if (isRefusal(error)) process.stderr.write(`${wordRefusal(error)}\n`);
    else if (isUsage || error instanceof StartError) process.stderr.write(`${error.message}\n`);
    else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
