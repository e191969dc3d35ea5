import { createUploadthing, type FileRouter, UTFiles } from "uploadthing/next";
import { UploadThingError } from "uploadthing/server";
import { z } from "zod";
import { currentActor } from "#app/actor.ts";
import type { UploadRouter } from "#components/desk/upload-picture.ts";
import { keepPicture } from "#db/pictures.ts";
import { type UploadClaim, uploadSeconds } from "#db/uploads.ts";
import { can } from "#newsroom/permissions.ts";
import { pictureLimits } from "#newsroom/pictures.ts";
import type { RefusalReason } from "#newsroom/refusal.ts";
import { storableText } from "#newsroom/storable.ts";

const f = createUploadthing({ errorFormatter: ({ message }) => ({ message }) });

/**
 * What may be uploaded. The declared type decides nothing (`blob`): the content does, later. The key comes from the
 * upload's id, so that each try of the same file goes on under the same key. Nothing is written before the file comes.
 */
export const uploadRouter = {
  picture: f(
    { blob: { maxFileSize: "32MB", maxFileCount: 1, contentDisposition: "attachment", acl: "private" } },
    {
      presignedURLTTL: uploadSeconds,
      getFileHashParts: (file) => ["customId" in file ? String(file.customId) : file.name],
    },
  )
    .input(z.object({ attempt: z.uuid() }))
    .middleware(async ({ files, input }) => {
      const actor = await currentActor();
      if (!actor) throw refuse("signedOut");
      if (!can(actor, "picture.upload")) throw refuse("forbidden");
      const [file, ...others] = files;
      if (!file || others.length > 0 || file.size <= 0) throw refuse("pictureUnreadable");
      if (file.size > pictureLimits.bytes) throw refuse("pictureTooLarge");
      const name = storableText(file.name.slice(0, 200));
      const uploadId = `${actor.id}-${input.attempt}`;
      const claim: UploadClaim = { personId: actor.id, uploadId, name, bytes: file.size };
      return { ...claim, [UTFiles]: [{ ...file, name, customId: uploadId }] };
    })
    .onUploadComplete(async ({ metadata, file }) => {
      const { key, name, type, size: bytes } = file;
      return { pictureId: await keepPicture(metadata.personId, { key, name, type, bytes }) };
    }),
} satisfies UploadRouter & FileRouter;

/** The message is the reason: the browser words it. */
function refuse(reason: RefusalReason): UploadThingError {
  return new UploadThingError({ code: "FORBIDDEN", message: reason });
}
