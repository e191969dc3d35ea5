import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external";
import { headers } from "next/headers";
import { preload } from "react-dom";

/**
 * Names the editor's scripts in the page's head. It is drawn in the browser alone, and Next names in advance only what the
 * server draws too: the browser would ask for its largest scripts after it has run all the others. The list is the build's own.
 */
export async function preloadEditor(): Promise<void> {
  const late = workAsyncStorage.getStore()?.reactLoadableManifest ?? {};
  const policy = (await headers()).get("content-security-policy") ?? "";
  const [, nonce] = /'nonce-([^']+)'/.exec(policy) ?? [];
  for (const file of new Set(Object.values(late).flatMap(({ files }) => files))) {
    if (file.endsWith(".js")) preload(`/_next/${file}`, { as: "script", nonce });
  }
}
