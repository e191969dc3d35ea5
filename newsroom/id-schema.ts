import * as z from "zod/mini";
import { largestId } from "./id.ts";

/** A row's number, as forms and the draft hold it. */
export const idSchema = z.int().check(z.positive(), z.maximum(largestId));

/** The same as it stands in an address. */
export const writtenIdSchema = z.pipe(
  z.pipe(z.string().check(z.regex(/^[1-9]\d{0,9}$/)), z.transform(Number)),
  idSchema,
);
