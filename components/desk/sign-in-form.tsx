"use client";
import { useTranslations } from "next-intl";
import { startTransition, useActionState, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { RefusalData } from "#newsroom/refusal.ts";
import { RefusalNote } from "./refusal-note.tsx";

type State = { refusal: RefusalData | null; email: string };
type Props = { next: string; enterDesk: (state: State, form: FormData) => Promise<State> };

export function SignInForm({ next, enterDesk }: Props) {
  const t = useTranslations("signIn");
  const [state, submit, isPending] = useActionState(enterDesk, { refusal: null, email: "" });
  const [email, setEmail] = useState(state.email);
  return (
    <form
      action={submit} // before scripts have come
      onSubmit={(event) => {
        event.preventDefault(); // after: React would empty the fields that it submits
        const form = new FormData(event.currentTarget);
        startTransition(() => submit(form));
      }}
      className="flex flex-col gap-4"
    >
      <RefusalNote refusal={state.refusal} />
      <input type="hidden" name="next" value={next} />
      <TextField
        label={t("email")}
        name="email"
        type="email"
        dir="ltr"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        isRequired
      />
      <TextField
        label={t("password")}
        name="password"
        type="password"
        dir="ltr"
        autoComplete="current-password"
        isRequired
      />
      <Button type="submit" look="primary" isPending={isPending}>
        {t("submit")}
      </Button>
    </form>
  );
}
