import type { Hocuspocus } from "@hocuspocus/server";
import type { Peer } from "crossws";
import crossws, { type NodeAdapter } from "crossws/adapters/node";
import { closeCodes, largestMessage } from "#newsroom/socket.ts";
import { findVisitor, isOwnOrigin, type Visitor } from "./admission.ts";
import { Allowance } from "./allowance.ts";
import type { Seat, Socket } from "./seat.ts";
import type { Room } from "./watch.ts";

type Line = {
  socket: Socket;
  connection: ReturnType<Hocuspocus<Seat>["handleConnection"]>;
  wire: ReturnType<typeof wireOf>;
  allowance: Allowance;
};

/** The websockets under the drafts: origin, person, size and rate. */
export function openSockets(room: Room, hocuspocus: Hocuspocus<Seat>): NodeAdapter {
  const visitors = new WeakMap<object, Visitor>(); // from the upgrade to the open socket
  const lines = new Map<string, Line>();

  const visitorOf = (ticket: unknown) =>
    typeof ticket === "object" && ticket !== null ? visitors.get(ticket) : undefined;

  return crossws({
    serverOptions: { maxPayload: largestMessage },
    hooks: {
      async upgrade(request) {
        if (!isOwnOrigin(request.headers)) return new Response(null, { status: 403 });
        const ticket = {};
        const visitor = await findVisitor(request.headers);
        if (visitor) visitors.set(ticket, visitor);
        return { context: { ticket } };
      },
      open(peer) {
        const visitor = visitorOf(peer.context.ticket);
        // A browser cannot read the status of a refused upgrade: only a close code tells a tab that it is signed out.
        if (!visitor) return peer.close(closeCodes.signedOut, "signedOut");
        const wire = wireOf(peer);
        const socket: Socket = { ...visitor, drafts: 0, close: (code) => wire.close(closeCodes[code], code) };
        const connection = hocuspocus.handleConnection(wire, requestOf(peer), { socket, clientId: -1 });
        lines.set(peer.id, { socket, connection, wire, allowance: new Allowance() });
        room.sockets.add(socket);
      },
      message(peer, message) {
        const line = lines.get(peer.id);
        if (!line || line.wire.isEnding) return; // what was already on its way
        const bytes = message.uint8Array();
        if (line.allowance.take(bytes.length)) line.connection.handleMessage(bytes);
        else line.socket.close("tooFast");
      },
      close(peer, { code = 1006, reason = "" }) {
        const line = lines.get(peer.id);
        if (!line) return;
        lines.delete(peer.id);
        room.sockets.delete(line.socket);
        line.connection.handleClose({ code, reason });
      },
    },
  });
}

/** A peer as Hocuspocus wants its websocket. */
function wireOf(peer: Peer) {
  const wire = {
    isEnding: false,
    send: (data: unknown) => void peer.send(data),
    close(code?: number, reason?: string) {
      wire.isEnding = true;
      peer.close(code, reason);
    },
    get readyState() {
      return peer.websocket.readyState ?? 3;
    },
  };
  return wire;
}

/** Nothing of the request but its address: Hocuspocus hands it to every hook, and a cookie has no business there. */
function requestOf(peer: Peer): Request {
  return new Request(peer.request.url);
}
