import { resolve } from "node:path";
import { z } from "zod";
import { leastLetters } from "#db/passwords.ts";
import { StartError } from "./start-error.ts";

/** The folder of the program itself. */
export const root = resolve(import.meta.dirname, "..");

/** What the operator set. Only this file reads `process.env`. */
export type Environment = {
  port: number;
  host: string | undefined; // undefined: every address of this machine
  siteUrl: string | null; // no slash at the end; null: http://localhost and the port
  databaseUrl: string | null; // null: the embedded PostgreSQL
  dataFolder: string; // absolute
  authSecret: string | null; // null: made once and kept
  uploadthingToken: string | null; // null: local disk
  backupKey: string | null; // null: backups are not encrypted
  smtpUrl: string | null;
  redisUrl: string | null;
  adminEmail: string | null;
  adminPassword: string | null;
  isSampleWanted: boolean;
};

const token = z.object({
  apiKey: z.string().startsWith("sk_"),
  appId: z.string(),
  regions: z.array(z.string()).min(1),
});

const variables = z.object({
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535, "must be a number from 0 to 65535")
    .transform(Number)
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "must be a host name or an IP address")
    .optional(),
  SITE_URL: z
    .string()
    .refine(isSite, "must be an address such as https://news.example.org, without a path")
    .transform((text) => new URL(text).origin)
    .optional(),
  DATABASE_URL: address("postgres", "postgresql").optional(),
  KHABAR_DATA: z.string().default(".khabar"),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  UPLOADTHING_TOKEN: z.string().refine(isToken, "must be the token from UploadThing's dashboard, as it is").optional(),
  KHABAR_BACKUP_KEY: z.string().min(16, "must have at least 16 characters").optional(),
  SMTP_URL: address("smtp", "smtps").optional(),
  REDIS_URL: address("redis", "rediss").optional(),
  KHABAR_ADMIN_EMAIL: z.email("must be an email address").optional(),
  KHABAR_ADMIN_PASSWORD: z.string().min(leastLetters, `must have at least ${leastLetters} characters`).optional(),
  KHABAR_SAMPLE: z.enum(["0", "1"], "must be 0 or 1").default("1"),
});

/**
 * @param given the variables as the system hands them over; an empty one counts as absent
 * @throws StartError naming each variable that cannot be used and what it must be, never its value
 */
export function readEnvironment(given: Record<string, string | undefined> = process.env): Environment {
  const filled = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const parsed = variables.safeParse(filled);
  if (!parsed.success) {
    const said = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new StartError(`${said.join("; ")}.`);
  }
  const set = parsed.data;
  return {
    port: set.PORT,
    host: set.HOST,
    siteUrl: set.SITE_URL ?? null,
    databaseUrl: set.DATABASE_URL ?? null,
    dataFolder: resolve(set.KHABAR_DATA),
    authSecret: set.AUTH_SECRET ?? null,
    uploadthingToken: set.UPLOADTHING_TOKEN ?? null,
    backupKey: set.KHABAR_BACKUP_KEY ?? null,
    smtpUrl: set.SMTP_URL ?? null,
    redisUrl: set.REDIS_URL ?? null,
    adminEmail: set.KHABAR_ADMIN_EMAIL?.toLowerCase() ?? null,
    adminPassword: set.KHABAR_ADMIN_PASSWORD ?? null,
    isSampleWanted: set.KHABAR_SAMPLE === "1",
  };
}

/**
 * What Next and next-auth read from the environment by themselves. The key of server actions lasts, so that a tab that
 * was open before a rebuild can still send its form.
 */
export function nextEnvironment(isDevelopment: boolean, actionsKey: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: isDevelopment ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey,
  };
}

/** Hands it to this process, before Next is loaded. next-auth is told the site's address where it is https alone. */
export function prepareNext(isDevelopment: boolean, actionsKey: string, siteUrl: string): void {
  Object.assign(process.env, nextEnvironment(isDevelopment, actionsKey));
  if (siteUrl.startsWith("https://")) process.env.AUTH_URL = siteUrl;
  else delete process.env.AUTH_URL; // somebody else's on this machine
}

/** libpq's own variables (PGPORT, PGHOST …) are another project's, when the database is our own. */
export function forgetForeignDatabase(): void {
  for (const name of Object.keys(process.env)) if (/^PG[A-Z]+$/.test(name)) delete process.env[name];
}

function address(...protocols: string[]) {
  const isOne = (text: string) => URL.canParse(text) && protocols.includes(new URL(text).protocol.slice(0, -1));
  return z
    .string()
    .refine(isOne, `must be an address that begins with ${protocols.map((p) => `${p}://`).join(" or ")}`);
}

function isSite(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === "/" && `${search}${hash}${username}` === "";
}

function isToken(text: string): boolean {
  try {
    return token.safeParse(JSON.parse(Buffer.from(text, "base64").toString("utf8"))).success;
  } catch {
    return false;
  }
}
