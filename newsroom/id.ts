import * as z from "zod";

/** PostgreSQL's integer. */
export const largestId = 2 ** 31 - 1;

/** A row's number, as forms and the draft hold it. */
export const idSchema = z.number().int().positive().max(largestId);

/** The same as it stands in an address. */
export const writtenIdSchema = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)
  .pipe(idSchema);
