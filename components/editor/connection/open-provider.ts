import { HocuspocusProvider, type onMessageParameters } from "@hocuspocus/provider";
import type { Awareness } from "y-protocols/awareness";
import type { Doc } from "yjs";
import { schemaVersion } from "#newsroom/body.ts";
import { type DraftName, draftName } from "#newsroom/socket.ts";
import type { Line } from "./line.ts";

type Asked = { draft: DraftName; doc: Doc; awareness: Awareness; line: Line; personId: number };

type Heard = {
  onAdmitted: (isReadOnly: boolean) => void;
  onRefused: (reason: string) => void;
  onMessage: (payload: string) => void;
  onSynced: (provider: HocuspocusProvider) => void; // the server has what this document had, and the other way round
  onClosed: () => void;
};

/** One document on the line: its handshake, and what is heard of it. */
export function openProvider({ draft, doc, awareness, line, personId }: Asked, heard: Heard): HocuspocusProvider {
  const provider = new HocuspocusProvider({
    name: draftName(draft),
    document: doc,
    awareness,
    websocketProvider: line,
    token: JSON.stringify({ schemaVersion, personId, clientId: doc.clientID }),
    onAuthenticated: ({ scope }) => heard.onAdmitted(scope === "readonly"),
    onAuthenticationFailed: ({ reason }) => heard.onRefused(reason),
    onStateless: ({ payload }) => heard.onMessage(payload),
  });
  muteProvider(provider);
  provider.on("open", () => doc.on("update", provider.boundDocumentUpdateHandler));
  provider.on("close", heard.onClosed);
  provider.on("message", ({ message }: onMessageParameters) => {
    message.readVarString();
    // The server's step 2 comes after its step 1, which the provider has answered with all that the server lacks.
    const isStepTwo = message.readVarUint() === 0 && message.readVarUint() === 1;
    if (isStepTwo) queueMicrotask(() => heard.onSynced(provider));
  });
  return provider;
}

/** Without a socket the provider would queue every key; the handshake sends what is missing as one update. */
export function muteProvider(provider: HocuspocusProvider): void {
  provider.document.off("update", provider.boundDocumentUpdateHandler);
}
