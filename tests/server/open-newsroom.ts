import { eq } from "drizzle-orm";
import { hashPassword } from "#db/passwords.ts";
import { desk, setProcess } from "#db/process.ts";
import { people } from "#db/schema.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { connectPools } from "#server/database.ts";
import { testSecret } from "../database.ts";
import { type Running, runServer, type ServerOptions } from "./run-server.ts";
import { cookieOf, forgedCookieOf } from "./writer.ts";

export type Newsroom = Running & {
  /** The `Cookie` header of somebody who is signed in. */
  signIn(actor: Actor): Promise<string>;
  /** The same, sealed with another installation's secret around a session that is there. */
  forge(actor: Actor): Promise<string>;
};

/** A running server, and this process beside it on the same database, so that factories and verbs can set the scene. */
export async function openNewsroom(options: ServerOptions = {}): Promise<Newsroom> {
  const server = await runServer(options);
  if (server.databaseUrl === null) throw new Error("The embedded database belongs to its server alone.");
  const database = connectPools(server.databaseUrl);
  setProcess({
    desk: database.desk,
    reader: database.reader,
    dataFolder: server.dataFolder,
    siteUrl: server.url,
    authSecret: testSecret,
    uploadthingToken: null,
  });
  return {
    ...server,
    signIn: cookieOf,
    forge: forgedCookieOf,
    async stop() {
      await database.close();
      return server.stop();
    },
  };
}

/** Gives a person of the factories a password, for the form. */
export async function givePassword(actor: Actor, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await desk().update(people).set({ passwordHash }).where(eq(people.id, actor.id));
}
