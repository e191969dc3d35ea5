import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external";
import { headers } from "next/headers";
import { preload } from "react-dom";

/**
 * Names the editor's scripts in what the page brings along, so that the browser asks for them before it draws anything. The
 * editor is drawn in the browser alone, and Next names in advance only what the server draws too: the largest scripts would
 * be asked for after all others have run. The list is the build's own.
 */
export async function preloadEditor(): Promise<void> {
  const late = workAsyncStorage.getStore()?.reactLoadableManifest ?? {};
  const policy = (await headers()).get("content-security-policy") ?? "";
  const [, nonce] = /'nonce-([^']+)'/.exec(policy) ?? [];
  for (const file of new Set(Object.values(late).flatMap(({ files }) => files))) {
    if (file.endsWith(".js")) preload(`/_next/${file}`, { as: "script", nonce });
  }
}
