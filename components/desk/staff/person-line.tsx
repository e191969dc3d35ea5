"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Menu } from "#components/ui/menu.tsx";
import { Badge } from "#components/ui/show.tsx";
import { showToast } from "#components/ui/toast.tsx";
import type { PersonRow } from "#db/people.ts";
import { type DateStyle, formatMoment } from "#newsroom/dates.ts";
import type { Role } from "#newsroom/permissions.ts";
import type { Outcome } from "#newsroom/refusal.ts";
import { OneTimePassword } from "./one-time-password.tsx";
import { PersonDeed } from "./person-deed.tsx";
import { RolesDialog } from "./roles-dialog.tsx";

export type PersonDeeds = {
  changeRoles: (input: { id: number; roles: Role[] }) => Promise<Outcome<void>>;
  disable: (input: { id: number }) => Promise<Outcome<void>>;
  enable: (input: { id: number }) => Promise<Outcome<void>>;
  resetPassword: (input: { id: number }) => Promise<Outcome<{ oneTimePassword: string }>>;
};

type Props = { person: PersonRow; isSelf: boolean; style: DateStyle; deeds: PersonDeeds };
type Asked = "roles" | "disable" | "enable" | "reset";

/** A colleague: who, what they may do, and what an administrator can change. */
export function PersonLine({ person, isSelf, style, deeds }: Props) {
  const t = useTranslations("staff");
  const words = useTranslations("roles");
  const language = useLocale() === "en" ? "en" : "ar";
  const router = useRouter();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [password, setPassword] = useState<string | null>(null);
  const { id, name } = person;
  const closed = { onClose: () => setAsked(null) };

  function finish(sentence: string) {
    setAsked(null);
    showToast(sentence);
    router.refresh();
  }

  return (
    <li className="flex items-start justify-between gap-3 py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          <bdi className="font-semibold">{name}</bdi>
          {isSelf && <span className="text-muted text-small">{t("you")}</span>}
          {person.isDisabled && <Badge tone="danger">{t("disabled")}</Badge>}
          {person.mustChangePassword && !person.isDisabled && <Badge>{t("waiting")}</Badge>}
        </p>
        <p className="wrap-anywhere text-muted text-small">
          <bdi dir="ltr">{person.email}</bdi>
        </p>
        <p className="text-small">
          {person.roles.map((role) => words(role)).join(language === "en" ? ", " : "، ")}
          <span className="text-muted">
            {" · "}
            {person.lastSeenAt
              ? t("lastSeen", { time: formatMoment(person.lastSeenAt, language, style) })
              : t("neverSeen")}
          </span>
        </p>
      </div>
      <div className="shrink-0">
        <Menu
          label={t("deedsOf", { name })}
          entries={[
            { id: "roles", label: t("changeRoles"), onAction: () => setAsked("roles") },
            { id: "reset", label: t("resetPassword"), onAction: () => setAsked("reset") },
            person.isDisabled
              ? { id: "enable", label: t("enable"), onAction: () => setAsked("enable") }
              : { id: "disable", label: t("disable"), isDanger: true, onAction: () => setAsked("disable") },
          ]}
        >
          {t("change")}
        </Menu>
      </div>
      {asked === "roles" && (
        <RolesDialog
          person={person}
          deed={deeds.changeRoles}
          onDone={() => finish(t("rolesChanged", { name }))}
          {...closed}
        />
      )}
      {asked === "disable" && (
        <PersonDeed
          name={name}
          kind="disable"
          isDanger
          deed={() => deeds.disable({ id })}
          onDone={() => finish(t("disabledNow", { name }))}
          {...closed}
        />
      )}
      {asked === "enable" && (
        <PersonDeed
          name={name}
          kind="enable"
          deed={() => deeds.enable({ id })}
          onDone={() => finish(t("enabledNow", { name }))}
          {...closed}
        />
      )}
      {asked === "reset" && (
        <PersonDeed
          name={name}
          kind="reset"
          deed={() => deeds.resetPassword({ id })}
          onDone={(value) => {
            setAsked(null);
            setPassword(value.oneTimePassword);
            router.refresh();
          }}
          {...closed}
        />
      )}
      <OneTimePassword name={name} password={password} onClose={() => setPassword(null)} />
    </li>
  );
}
