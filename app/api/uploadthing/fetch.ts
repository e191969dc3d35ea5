import { z } from "zod";
import { registerUpload, uploadClaimSchema, uploadProvider } from "#db/uploads.ts";

const metadataSchema = z.object({ fileKeys: z.array(z.string()).length(1), metadata: uploadClaimSchema });

/**
 * The network as UploadThing's server code sees it. An upload is noted before anybody can send it, so that the sweep
 * knows it; then the call goes to the real service, or, without a token, is answered here.
 */
export async function fetchForUploads(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const { pathname } = new URL(request.url);
  if (pathname.endsWith("/route-metadata")) {
    const { fileKeys, metadata } = metadataSchema.parse(await request.clone().json());
    for (const key of fileKeys) await registerUpload(key, metadata);
  }
  if (uploadProvider() === "uploadthing") return fetch(request);
  const isKnown = pathname.endsWith("/route-metadata") || pathname.endsWith("/callback-result");
  return Response.json({ ok: isKnown }, { status: isKnown ? 200 : 404 }); // the result itself is the picture's row
}
