import { getTranslations } from "next-intl/server";
import { answer } from "#app/action.ts";
import { demandActor } from "#app/actor.ts";
import { PageHead } from "#components/desk/page-head.tsx";
import { Portrait } from "#components/desk/portrait.tsx";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { AddPersonForm } from "#components/desk/staff/add-person-form.tsx";
import { StaffList } from "#components/desk/staff/staff-list.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { type AuthorRow, listAuthorRows } from "#db/authors.ts";
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
  const staff = await answer(async () => ({
    people: await listPeople(actor),
    authors: await listAuthorRows(actor),
    style: await getSettings(),
  }));
  if (!staff.ok) {
    return (
      <>
        <PageHead title={t("title")} />
        <RefusalNote refusal={staff.refusal} />
      </>
    );
  }
  const { people, authors, style } = staff.value;
  const rows = people.map((person) => {
    const author = authors.find(({ personId }) => personId === person.id);
    const { nameAr = person.name, nameEn = person.name, picture = null } = author ?? {};
    return { ...person, nameAr, nameEn, picture };
  });
  return (
    <>
      <PageHead
        title={t("title")}
        purpose={t("purpose")}
        action={
          <a href="#add-person" className={`${buttonClass("primary")} xl:hidden`}>
            {t("new")}
          </a>
        }
      />
      <div className="grid gap-x-12 gap-y-4 xl:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="min-w-0">
          <StaffList people={rows} selfId={actor.id} style={style} now={new Date()} deeds={deeds} />
          <Contributors authors={authors.filter(({ personId }) => personId === null)} />
        </div>
        <section
          aria-labelledby="add-person"
          className="self-start border-ink border-t-2 pt-3 xl:sticky xl:top-8 xl:max-h-[calc(100dvh-4rem)] xl:overflow-y-auto xl:px-1"
        >
          <h2 id="add-person" tabIndex={-1} className="scroll-mt-6 pb-1 font-semibold text-large outline-none">
            {t("new")}
          </h2>
          <p className="pb-4 text-muted text-small">{t("newText")}</p>
          <AddPersonForm add={add} />
        </section>
      </div>
    </>
  );
}

/** Names that stand on stories and cannot sign in. */
async function Contributors({ authors }: { authors: AuthorRow[] }) {
  const t = await getTranslations("staff");
  if (authors.length === 0) return null;
  return (
    <section aria-labelledby="contributors" className="pb-8">
      <h2 id="contributors" className="border-ink border-b pb-1.5 font-semibold">
        {t("contributors")}
      </h2>
      <p className="pt-2 text-muted text-small">{t("contributorsText")}</p>
      <ul className="grid gap-x-6 sm:grid-cols-2">
        {authors.map(({ id, nameAr, nameEn, picture }) => (
          <li key={id} className="flex items-center gap-3 border-rule border-b py-3">
            <Portrait name={nameAr} picture={picture} />
            <span className="min-w-0">
              <bdi className="block font-semibold">{nameAr}</bdi>
              {nameEn !== nameAr && <bdi className="block text-muted text-small">{nameEn}</bdi>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
