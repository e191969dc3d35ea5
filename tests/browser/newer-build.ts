import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readEnvironment } from "#server/environment.ts";
import { keepSecret } from "#server/secrets.ts";
import { root } from "../source.ts";

const copied = ["app", "components", "db", "messages", "newsroom", "public", "server"];
const files = ["package.json", "tsconfig.json", "next.config.mjs", "postcss.config.mjs", "proxy.ts"];

/**
 * The program of tomorrow: this tree with one more kind of block and the next schema version, really built, in a folder of
 * its own. It stands inside `.next`, so that it finds the same packages and goes with the build that it is newer than; a
 * second run finds it built.
 * @returns the folder, in which `server/main.ts` can be started
 */
export function buildNewerProgram(): string {
  const folder = join(root, ".next", "newer");
  mkdirSync(folder, { recursive: true });
  for (const name of copied) {
    rmSync(join(folder, name), { recursive: true, force: true });
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  for (const name of files) cpSync(join(root, name), join(folder, name));
  if (!existsSync(join(folder, "node_modules")))
    symlinkSync(join("..", "..", "node_modules"), join(folder, "node_modules"));
  addBlock(folder);
  const build = join(folder, "build-once.ts");
  writeFileSync(
    build,
    'import { buildWhenStale } from "./server/build.ts";\nawait buildWhenStale(process.argv[2] ?? "");\n',
  );
  const key = keepSecret(readEnvironment({}).dataFolder, "server-actions-key");
  const done = spawnSync(process.execPath, [build, key], { cwd: folder, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`The newer program could not be built:\n${done.stderr.slice(-4000)}`);
  return folder;
}

function addBlock(folder: string): void {
  const body = join(folder, "newsroom", "body.ts");
  const version = /schemaVersion = (\d+);/;
  const now = readFileSync(body, "utf8");
  const newer = now
    .replace(version, (_, number) => `schemaVersion = ${Number(number) + 1};`)
    .replace("export const bodyExtensions = [", `${weather}\nexport const bodyExtensions = [\n  Weather,`);
  if (!newer.includes("  Weather,") || version.exec(now)?.[1] === version.exec(newer)?.[1])
    throw new Error("newsroom/body.ts is no longer where the newer program can be made from it.");
  writeFileSync(body, newer);
}

const weather = `
const Weather = Node.create({
  name: "weather",
  group: "block",
  content: "text*",
  parseHTML: () => [{ tag: "section[data-weather]" }],
  renderHTML: ({ HTMLAttributes }) => ["section", { ...HTMLAttributes, "data-weather": "" }, 0],
});
`;
