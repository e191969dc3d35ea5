"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { CheckboxGroup, GroupCheckbox } from "#components/ui/checkbox-group.tsx";
import { type Role, roles } from "#newsroom/permissions.ts";

type Props = { value: Role[]; onChange: (roles: Role[]) => void; error?: string | undefined };

/** One or more roles, each with what it may do. */
export function RoleBoxes({ value, onChange, error }: Props) {
  const t = useTranslations("staff");
  const words = useTranslations("roles");
  const base = useId();
  return (
    <CheckboxGroup
      label={t("role")}
      value={value}
      onChange={(chosen) => onChange(roles.filter((role) => chosen.includes(role)))}
      error={error}
    >
      {roles.map((role) => (
        <div key={role} className="pb-1">
          <GroupCheckbox value={role} aria-describedby={`${base}-${role}`}>
            {words(role)}
          </GroupCheckbox>
          <p id={`${base}-${role}`} className="ps-8 text-muted text-small">
            {t(`may.${role}`)}
          </p>
        </div>
      ))}
    </CheckboxGroup>
  );
}
