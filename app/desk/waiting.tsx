import { headers } from "next/headers";
import { type ReactNode, Suspense } from "react";

/**
 * A skeleton while a page comes, when somebody goes to it from within the desk. A page that is opened by its address comes
 * whole, so that it reads without scripts and a redirect or a 404 is still the answer's own: `loading.tsx` would take both.
 */
export async function Waiting({ skeleton, children }: { skeleton: ReactNode; children: ReactNode }) {
  const isWithin = (await headers()).get("sec-fetch-dest") === "empty";
  return isWithin ? <Suspense fallback={skeleton}>{children}</Suspense> : children;
}
