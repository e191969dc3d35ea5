import { type NextRequest, NextResponse } from "next/server";

/**
 * The desk's policy: no script and no style without this request's nonce, nothing from elsewhere but UploadThing's
 * ingest and files. Readers' pages never come through here; their policy is the server's.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const { pathname } = request.nextUrl;
  const policy = policyOf(nonce, /^\/desk\/articles\/\d+\/preview$/.test(pathname));
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy); // Next reads the nonce here
  headers.set("x-khabar-path", pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("referrer-policy", pathname.startsWith("/preview/") ? "no-referrer" : "same-origin"); // a token is in it
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("cache-control", "no-store"); // nothing of the desk stays on a shared machine
  return response;
}

/** @param isFramed a preview stands in a frame of its own page, at a telephone's width */
function policyOf(nonce: string, isFramed: boolean): string {
  const isDevelopment = process.env.NODE_ENV === "development";
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'", // React Aria and the editor place things by style attributes
    "img-src 'self' blob: data: https://*.ufs.sh",
    "font-src 'self'",
    "connect-src 'self' https://*.ingest.uploadthing.com",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    ...(isFramed ? ["frame-src 'self'", "frame-ancestors 'self'"] : ["frame-ancestors 'none'"]),
  ].join("; ");
}

export const config = { matcher: ["/desk/:path*", "/login", "/preview/:path*"] };
