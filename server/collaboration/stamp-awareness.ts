import { presenceOf } from "#newsroom/presence.ts";
import { type SeatedConnection, seatsOf } from "./seat.ts";

const largestState = 4096; // letters of JSON: a cursor and a field's name

/**
 * What a browser says of its cursor, made true in place: it may speak for its own cursor alone, and who it is comes from
 * the session, so that nobody can write under another's name.
 */
export function stampAwareness(connection: SeatedConnection, states: Map<number, Record<string, unknown>>): void {
  const { socket, clientId } = connection.context;
  for (const [client, state] of states) {
    if (client !== clientId || isTaken(connection) || JSON.stringify(state).length > largestState) {
      states.delete(client);
      continue;
    }
    state.user = presenceOf(socket.actor);
  }
}

/** Whether another person already moves a cursor of this number. */
function isTaken(connection: SeatedConnection): boolean {
  const { socket, clientId } = connection.context;
  return seatsOf(connection.document).some(
    ({ context }) => context.clientId === clientId && context.socket.actor.id !== socket.actor.id,
  );
}
