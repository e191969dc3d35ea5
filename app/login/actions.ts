"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { deskPathOf } from "#newsroom/desk-path.ts";
import type { RefusalData } from "#newsroom/refusal.ts";
import { SignInRefused, signIn, signOut } from "../auth.ts";

export type SignInState = { refusal: RefusalData | null; email: string };

const fieldsSchema = z.object({ email: z.string(), password: z.string(), next: z.string().default("") });

/** Opens the desk, or answers why not; the email that was typed stays. Works before scripts have come, too. */
export async function enterDesk(_: SignInState, form: FormData): Promise<SignInState> {
  const fields = fieldsSchema.safeParse(Object.fromEntries(form));
  if (!fields.success) return { refusal: { kind: "refusal", reason: "wrongPassword", details: {} }, email: "" };
  const { email, password, next } = fields.data;
  try {
    await signIn("credentials", { email, password, redirect: false });
  } catch (error) {
    if (error instanceof SignInRefused) return { refusal: error.refusal, email };
    throw error;
  }
  redirect(deskPathOf(next));
}

/** Ends the session, here and on its open sockets. */
export async function leaveDesk(): Promise<void> {
  await signOut({ redirect: false });
  redirect("/login");
}
