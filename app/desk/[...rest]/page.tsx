import { notFound } from "next/navigation";
import { demandActor } from "#app/actor.ts";

/** Any other address under the desk: says so inside the desk. */
export default async function UnknownDeskPage() {
  await demandActor();
  notFound();
}
