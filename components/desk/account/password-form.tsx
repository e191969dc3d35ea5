"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNote, useRefusalSentence } from "#components/desk/refusal-note.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { showToast } from "#components/ui/toast.tsx";
import type { Outcome } from "#newsroom/refusal.ts";

type Passwords = { current: string; next: string };
type Props = { email: string; isFirst: boolean; changePassword: (input: Passwords) => Promise<Outcome<void>> };

const none: Passwords = { current: "", next: "" };

export function PasswordForm({ email, isFirst, changePassword }: Props) {
  const t = useTranslations("account");
  const sentence = useRefusalSentence();
  const router = useRouter();
  const { run, isPending, refusal } = useDeed(changePassword);
  const [passwords, setPasswords] = useState(none);
  const [isShown, setShown] = useState(false);
  const isAboutCurrent = refusal?.reason === "currentPasswordWrong";
  const isAboutNext = refusal?.reason === "passwordTooShort" || refusal?.reason === "passwordUnchanged";
  const type = isShown ? "text" : "password";

  async function submit() {
    if (!(await run(passwords))) return;
    setPasswords(none);
    showToast(t("passwordChanged"));
    if (isFirst) router.push("/desk");
    router.refresh();
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {refusal && !isAboutCurrent && !isAboutNext && <RefusalNote refusal={refusal} />}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <TextField
        label={isFirst ? t("oneTime") : t("current")}
        type={type}
        dir="ltr"
        autoComplete="current-password"
        value={passwords.current}
        onChange={(current) => setPasswords({ ...passwords, current })}
        error={refusal && isAboutCurrent ? sentence(refusal) : undefined}
      />
      <TextField
        label={t("next")}
        type={type}
        dir="ltr"
        autoComplete="new-password"
        description={t("nextHelp")}
        value={passwords.next}
        onChange={(next) => setPasswords({ ...passwords, next })}
        error={refusal && isAboutNext ? sentence(refusal) : undefined}
      />
      <Checkbox isSelected={isShown} onChange={setShown}>
        {t("show")}
      </Checkbox>
      <div>
        <Button type="submit" look="primary" isPending={isPending}>
          {t("changePassword")}
        </Button>
      </div>
    </form>
  );
}
