import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { messageShapes, type SocketMessage } from "#newsroom/socket.ts";
import { code, read, root } from "../source.ts";

/** Everything that the code lets anybody ask for, read from the code itself. */

/** `app/(site)/reader/[language]/front/page.tsx` is `/reader/[language]/front`. */
export const pages = addressesOf("page.tsx");
export const routes = addressesOf("route.ts");

/** Every server action: `file name`. Whoever knows its id may call it, from any page. */
export const actions = code
  .filter((file) => /^(app|components)\//.test(file) && /^["']use server["']/m.test(read(file)))
  .flatMap((file) =>
    [...read(file).matchAll(/^export (?:const|async function) (\w+)/gm)].map(([, name]) => `${file} ${name}`),
  );

export const messageKinds = Object.keys(messageShapes).filter(
  (kind): kind is SocketMessage["kind"] => kind in messageShapes,
);

const manifestSchema = z.object({
  node: z.record(
    z.string(),
    z.object({ workers: z.record(z.string(), z.unknown()), filename: z.string(), exportedName: z.string() }),
  ),
});

/** The built ids of the actions, each with a page that carries it: `/desk/articles/[id]`. */
export function readActionIds(): Map<string, { id: string; page: string }> {
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync(join(root, ".next/server/server-reference-manifest.json"), "utf8")),
  );
  return new Map(
    Object.entries(manifest.node).map(([id, { workers, filename, exportedName }]) => [
      `${filename} ${exportedName}`,
      { id, page: addressOf(Object.keys(workers).toSorted(bySimplicity)[0] ?? "", "page") },
    ]),
  );
}

function addressesOf(name: string): string[] {
  return code
    .filter((file) => file.startsWith("app/") && file.endsWith(`/${name}`))
    .map((file) => addressOf(file, name));
}

function addressOf(file: string, name: string): string {
  const parts = file.slice("app/".length, -name.length).split("/");
  return `/${parts.filter((part) => part !== "" && !part.startsWith("(")).join("/")}`;
}

/** Pages without a place to fill in first. */
function bySimplicity(one: string, other: string): number {
  return one.split("[").length - other.split("[").length || one.length - other.length;
}
