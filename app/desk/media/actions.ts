"use server";

import { z } from "zod";
import { action } from "#app/action.ts";
import { readPicture as readPictureOf } from "#db/pictures.ts";
import { idSchema } from "#newsroom/id-schema.ts";

/** How a picture stands: asked while it is processed. */
export const readPicture = action(z.object({ id: idSchema }), (actor, { id }) => readPictureOf(actor, id));
