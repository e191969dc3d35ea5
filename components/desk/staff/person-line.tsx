"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Menu } from "#components/ui/menu.tsx";
import { Badge } from "#components/ui/show.tsx";
import { showToast } from "#components/ui/toast.tsx";
import { type DateStyle, formatDay, formatTime, isoDay } from "#newsroom/dates.ts";
import type { Role } from "#newsroom/permissions.ts";
import type { Outcome } from "#newsroom/refusal.ts";
import { Portrait } from "../portrait.tsx";
import { OneTimePassword } from "./one-time-password.tsx";
import { PersonDeed } from "./person-deed.tsx";
import { RolesDialog } from "./roles-dialog.tsx";
import type { StaffRow } from "./staff-list.tsx";

export type PersonDeeds = {
  changeRoles: (input: { id: number; roles: Role[] }) => Promise<Outcome<void>>;
  disable: (input: { id: number }) => Promise<Outcome<void>>;
  enable: (input: { id: number }) => Promise<Outcome<void>>;
  resetPassword: (input: { id: number }) => Promise<Outcome<{ oneTimePassword: string }>>;
};

type Props = { person: StaffRow; isSelf: boolean; style: DateStyle; now: Date; deeds: PersonDeeds };
type Asked = "roles" | "disable" | "enable" | "reset";

/** A colleague: who, what they may do, and what an administrator can change. */
export function PersonLine({ person, isSelf, style, now, deeds }: Props) {
  const t = useTranslations("staff");
  const words = useTranslations("roles");
  const language = useLocale() === "en" ? "en" : "ar";
  const router = useRouter();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [password, setPassword] = useState<string | null>(null);
  const { id, name } = person;
  const other = language === "ar" || /^\p{Script=Arabic}/u.test(name) ? person.nameEn : person.nameAr;
  const closed = { onClose: () => setAsked(null) };

  function lastSeen(): string {
    const at = person.lastSeenAt;
    if (!at) return t("neverSeen");
    if (isoDay(at, style.zone) === isoDay(now, style.zone))
      return t("seenToday", { time: formatTime(at, language, style) });
    const yesterday = new Date(now.getTime() - 24 * 3_600_000);
    if (isoDay(at, style.zone) === isoDay(yesterday, style.zone)) return t("seenYesterday");
    return t("lastSeen", { day: formatDay(at, language, style) });
  }

  function finish(sentence: string) {
    setAsked(null);
    showToast(sentence);
    router.refresh();
  }

  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 py-3 md:grid-cols-[auto_minmax(0,1fr)_minmax(0,16rem)_auto] md:items-center">
      <div className="col-start-1 row-start-1 md:row-span-2 md:row-start-1">
        <Portrait name={name} picture={person.picture} />
      </div>
      <p className="col-start-2 row-start-1 flex min-h-11 min-w-0 flex-wrap content-center items-center gap-x-2 gap-y-1 md:min-h-0">
        <bdi className={`font-semibold ${person.isDisabled ? "text-muted" : ""}`}>{name}</bdi>
        {other !== name && <bdi className="text-muted">{other}</bdi>}
        {isSelf && <span className="text-muted text-small">{t("you")}</span>}
        {person.isDisabled && <Badge tone="danger">{t("disabled")}</Badge>}
        {person.mustChangePassword && !person.isDisabled && <Badge>{t("waiting")}</Badge>}
      </p>
      <p className="wrap-anywhere col-span-2 col-start-2 row-start-2 text-muted text-small md:col-span-1 md:col-start-2">
        <bdi dir="ltr">{person.email}</bdi>
      </p>
      <p className="col-span-2 col-start-2 row-start-3 min-w-0 text-small md:col-span-1 md:col-start-3 md:row-span-2 md:row-start-1">
        <span className="md:block">
          {person.roles.map((role) => words(role)).join(language === "en" ? ", " : "، ")}
        </span>
        <span className="text-muted md:hidden"> · </span>
        <span className="text-muted md:block">{lastSeen()}</span>
      </p>
      <div className="col-start-3 row-start-1 shrink-0 md:col-start-4 md:row-span-2 md:row-start-1">
        <Menu
          look="plain"
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
