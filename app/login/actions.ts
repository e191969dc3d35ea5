"use server";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { deskPathOf } from "#newsroom/desk-path.ts";
import type { RefusalData } from "#newsroom/refusal.ts";
import { SignInRefused, signIn, signOut } from "../auth.ts";
import { chooseLanguage } from "../language-action.ts";

/** Why nobody came in, in a sentence: the page has no script that could word it. */
export type SignInAnswer = { problem: string; email: string };

const fieldsSchema = z.object({ email: z.string(), password: z.string(), next: z.string().default("") });

/** Opens the desk, or answers why not; the email that was typed stays. Works before scripts have come, too. */
export async function enterDesk(_: SignInAnswer, form: FormData): Promise<SignInAnswer> {
  const { email, password, next } = fieldsSchema.parse({ email: "", password: "", ...Object.fromEntries(form) });
  const t = await getTranslations("signIn");
  if (email.trim() === "") return { problem: t("emailMissing"), email };
  if (password === "") return { problem: t("passwordMissing"), email };
  try {
    await signIn("credentials", { email, password, redirect: false });
  } catch (error) {
    if (error instanceof SignInRefused) return { problem: await sentenceOf(error.refusal), email };
    throw error;
  }
  redirect(deskPathOf(next));
}

/** Ends the session, here and on its open sockets. */
export async function leaveDesk(): Promise<void> {
  await signOut({ redirect: false });
  redirect("/login");
}

/** The page's language, before anybody is known. */
export async function speak(language: string): Promise<void> {
  await chooseLanguage({ language });
}

async function sentenceOf({ reason, details }: RefusalData): Promise<string> {
  const values = Object.entries(details).map(([name, value]) => [name, Array.isArray(value) ? value.length : value]);
  return (await getTranslations("refusals"))(reason, Object.fromEntries(values));
}
