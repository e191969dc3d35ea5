import type { NextRequest } from "next/server";
import { createRouteHandler } from "uploadthing/next";
import { z } from "zod";
import { getProcess } from "#db/process.ts";
import { findUpload, uploadProvider, uploadToken } from "#db/uploads.ts";
import { fetchForUploads } from "./fetch.ts";
import { uploadRouter } from "./router.ts";

const presignedSchema = z.array(z.looseObject({ url: z.string(), key: z.string(), customId: z.string().nullable() }));

export function GET(request: NextRequest): Promise<Response> {
  return openHandlers().GET(request);
}

/** The browser asking where to send a file, or the ingest telling that one is complete. */
export async function POST(request: NextRequest): Promise<Response> {
  const response = await openHandlers().POST(request);
  if (!response.ok || request.nextUrl.searchParams.get("actionType") !== "upload") return response;
  const presigned = presignedSchema.parse(await response.json());
  for (const { key, customId } of presigned) {
    const upload = await findUpload(key);
    if (upload?.uploadId !== customId) return Response.json({ message: "uploadGone" }, { status: 409 }); // a key of another file
  }
  return Response.json(presigned.map((file) => ({ ...file, url: relate(file.url) })));
}

let handlers: ReturnType<typeof createRouteHandler> | null = null;

function openHandlers() {
  const { siteUrl } = getProcess();
  handlers ??= createRouteHandler({
    router: uploadRouter,
    config: {
      token: uploadToken().token,
      callbackUrl: `${siteUrl}/api/uploadthing`,
      ...(uploadProvider() === "local" && { ingestUrl: `${siteUrl}/ut` }),
      isDev: false,
      logLevel: "Warning",
      logFormat: "json",
      fetch: (input, init) => fetchForUploads(input, init),
    },
  });
  return handlers;
}

/** Our own ingest by path alone, whatever host the browser knows us by. */
function relate(url: string): string {
  const { siteUrl } = getProcess();
  return url.startsWith(`${siteUrl}/`) ? url.slice(siteUrl.length) : url;
}
