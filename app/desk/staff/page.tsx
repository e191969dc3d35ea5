import { getTranslations } from "next-intl/server";
import { answer } from "#app/action.ts";
import { demandActor } from "#app/actor.ts";
import { PageHead } from "#components/desk/page-head.tsx";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { AddPersonForm } from "#components/desk/staff/add-person-form.tsx";
import { PersonLine } from "#components/desk/staff/person-line.tsx";
import { listPeople } from "#db/people.ts";
import { getSettings } from "#db/settings.ts";
import { add, changeRolesOf, disable, enable, resetPasswordOf } from "./actions.ts";

export async function generateMetadata() {
  return { title: (await getTranslations("staff"))("title") };
}

const deeds = { changeRoles: changeRolesOf, disable, enable, resetPassword: resetPasswordOf };

export default async function StaffPage() {
  const actor = await demandActor();
  const t = await getTranslations("staff");
  const staff = await answer(async () => ({ people: await listPeople(actor), style: await getSettings() }));
  if (!staff.ok) {
    return (
      <>
        <PageHead title={t("title")} />
        <RefusalNote refusal={staff.refusal} />
      </>
    );
  }
  const { people, style } = staff.value;
  return (
    <>
      <PageHead title={t("title")} purpose={t("purpose")} />
      <div className="grid gap-10 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <ul className="divide-y divide-rule self-start border-rule border-y">
          {people.map((person) => (
            <PersonLine key={person.id} person={person} isSelf={person.id === actor.id} style={style} deeds={deeds} />
          ))}
        </ul>
        <section aria-labelledby="add-person" className="self-start rounded-md border border-rule bg-raised p-5">
          <h2 id="add-person" className="pb-3 font-semibold text-large">
            {t("new")}
          </h2>
          <AddPersonForm add={add} />
        </section>
      </div>
    </>
  );
}
