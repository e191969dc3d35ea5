/** An answer to a reader: the same for everybody. */
export type Answer = {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  tags: string[]; // what it depends on
  until: Date | null; // when it stops being true by itself
};

/** What every answer to a reader carries. Pages add their own `style-src`. */
export const safeHeaders = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
};

export const pageCaching = "public, max-age=0, must-revalidate";

/** Depends on nothing that can change while the process runs. */
export function fixedAnswer(status: number, headers: Record<string, string>, body: Buffer): Answer {
  return { status, headers: { ...safeHeaders, ...headers }, body, tags: [], until: null };
}

/** 308 to the canonical address. */
export function redirectAnswer(location: string): Answer {
  return fixedAnswer(308, { Location: location, "Cache-Control": pageCaching }, Buffer.alloc(0));
}

/** Whether it stays true until a purge names it: a page, a killed story's note, or the page for what is not there. */
export function isKeepable({ status }: Answer): boolean {
  return status === 200 || status === 410 || status === 404;
}

/** Bytes of their own: a small buffer would hold on to the pool of 64 KB that it was cut from. */
export function copyOf(bytes: string | Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(Buffer.byteLength(bytes));
  if (typeof bytes === "string") own.write(bytes);
  else bytes.copy(own);
  return own;
}
