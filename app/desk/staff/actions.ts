"use server";
import { z } from "zod";
import { action } from "#app/action.ts";
import { addPerson, changeRoles, disablePerson, enablePerson, resetPassword } from "#db/people.ts";
import { idSchema } from "#newsroom/id-schema.ts";
import { roles } from "#newsroom/permissions.ts";

const id = idSchema;
const chosenRoles = z.array(z.enum(roles));

const personSchema = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.email().trim().max(320),
  roles: chosenRoles,
});

export const add = action(personSchema, addPerson);

export const changeRolesOf = action(z.object({ id, roles: chosenRoles }), (actor, input) =>
  changeRoles(actor, input.id, input.roles),
);

export const disable = action(z.object({ id }), (actor, input) => disablePerson(actor, input.id));

export const enable = action(z.object({ id }), (actor, input) => enablePerson(actor, input.id));

export const resetPasswordOf = action(z.object({ id }), (actor, input) => resetPassword(actor, input.id));
