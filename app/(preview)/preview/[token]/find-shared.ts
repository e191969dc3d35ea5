import { cache } from "react";
import { findSharedPreview } from "#db/preview-links.ts";

const token = /^[\w-]{43}$/; // 32 random bytes

/** The draft behind a link, once for document and page; null when the link does not open. */
export const findShared = cache(async (given: string) => (token.test(given) ? findSharedPreview(given) : null));
