/** React Aria injects a <style>: it asks for the page's nonce here. Imported first by what the desk's document provides. */
const scope = globalThis as typeof globalThis & { __webpack_nonce__?: string | undefined };
if (typeof document !== "undefined") {
  scope.__webpack_nonce__ ??= document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
}

export {};
