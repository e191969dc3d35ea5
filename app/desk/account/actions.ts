"use server";
import { z } from "zod";
import { action, ownAction } from "#app/action.ts";
import { changeOwnByline, changeOwnPassword } from "#db/account.ts";

const passwordSchema = z.object({ current: z.string().max(1000), next: z.string().max(1000) });

export const changePassword = ownAction(passwordSchema, changeOwnPassword);

const name = z.string().trim().min(1).max(200);

export const changeByline = action(z.object({ nameAr: name, nameEn: name }), changeOwnByline);
