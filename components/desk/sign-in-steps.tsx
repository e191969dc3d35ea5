"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { Outcome, RefusalData } from "#newsroom/refusal.ts";
import { fieldsOf, RefusalNote } from "./refusal-note.tsx";
import type { ChangePassword, Self } from "./sign-in-again.tsx";
import { useDeed } from "./use-deed.ts";

export type Entered = { personId: number; name: string; mustChangePassword: boolean };

/** Signs in without leaving the page: what `app/api/sign-in` answers. */
async function signIn(input: { email: string; password: string }): Promise<Outcome<Entered>> {
  const response = await fetch("/api/sign-in", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  if (!response.ok) return { ok: false, refusal: { kind: "refusal", reason: "failed", details: {} } };
  const outcome: Outcome<Entered> = await response.json();
  return outcome;
}

type PasswordProps = { self: Self; takesKeys: boolean; onDone: (entered: Entered, password: string) => void };

/** The email is filled in, and can be another's: then the page says whose text stands in it. */
export function PasswordAgainForm({ self, takesKeys, onDone }: PasswordProps) {
  const t = useTranslations("signInAgain");
  const words = useTranslations("signIn");
  const { run, isPending, refusal } = useDeed(signIn);
  const [email, setEmail] = useState(self.email);
  const [password, setPassword] = useState("");
  const missing = fieldsOf(refusal);
  const submit = async () => {
    const done = await run({ email, password });
    if (done) onDone(done.value, password);
  };
  return (
    <Form onSubmit={submit} refusal={refusal?.reason === "invalid" ? null : refusal}>
      <p className="text-muted">{t("means")}</p>
      <TextField
        label={words("email")}
        type="email"
        dir="ltr"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={email}
        onChange={setEmail}
        error={missing.includes("email") ? words("emailMissing") : undefined}
      />
      <PasswordField
        label={words("password")}
        autoFocus={takesKeys}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={missing.includes("password") ? words("passwordMissing") : undefined}
      />
      <div>
        <Button type="submit" look="primary" isPending={isPending}>
          {isPending ? words("busy") : words("submit")}
        </Button>
      </div>
    </Form>
  );
}

type OwnProps = { self: Self; oneTime: string; changePassword: ChangePassword; onDone: () => void };

/** Somebody was given a one-time password meanwhile: nothing can be sent before a password of their own is chosen. */
export function OwnPasswordForm({ self, oneTime, changePassword, onDone }: OwnProps) {
  const t = useTranslations("signInAgain");
  const words = useTranslations("account");
  const { run, isPending, refusal } = useDeed(changePassword);
  const [next, setNext] = useState("");
  return (
    <Form onSubmit={async () => void ((await run({ current: oneTime, next })) && onDone())} refusal={refusal}>
      <p className="text-muted">{t("chooseOwn")}</p>
      <input type="text" name="username" autoComplete="username" value={self.email} readOnly hidden />
      <PasswordField label={words("next")} autoComplete="new-password" value={next} onChange={setNext} />
      <div>
        <Button type="submit" look="primary" isPending={isPending}>
          {words("changePassword")}
        </Button>
      </div>
    </Form>
  );
}

type FormProps = { onSubmit: () => Promise<void>; refusal: RefusalData | null; children: ReactNode };

function Form({ onSubmit, refusal, children }: FormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation(); // React hands it on to a form that this window was opened from
    void onSubmit();
  };
  return (
    <form noValidate className="flex flex-col gap-3" onSubmit={submit}>
      <RefusalNote refusal={refusal} />
      {children}
    </form>
  );
}

type FieldProps = {
  label: string;
  autoComplete: string;
  autoFocus?: boolean;
  value: string;
  onChange: (text: string) => void;
  error?: string | undefined;
};

function PasswordField(props: FieldProps) {
  const t = useTranslations("account");
  const [isShown, setShown] = useState(false);
  return (
    <>
      <TextField {...props} type={isShown ? "text" : "password"} dir="ltr" />
      <Checkbox isSelected={isShown} onChange={setShown}>
        {t("show")}
      </Checkbox>
    </>
  );
}
