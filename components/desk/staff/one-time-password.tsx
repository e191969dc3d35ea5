"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";

type Props = { name: string; password: string | null; onClose: () => void };

/** Shows a password once: nobody, not even the database, can show it again. */
export function OneTimePassword({ name, password, onClose }: Props) {
  const t = useTranslations("staff");
  const [isCopied, setCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(password ?? "").then(
      () => setCopied(true),
      () => setCopied(false), // no permission: the field can be selected by hand
    );
  }

  function close() {
    setCopied(false);
    onClose();
  }

  return (
    <Dialog
      title={t("password.title", { name })}
      isOpen={password !== null}
      onOpenChange={close}
      closeLabel={t("password.done")}
      isAlert // a press beside it must not lose the password
    >
      <p className="pb-4">{t("password.text")}</p>
      <div className="flex items-end gap-2">
        <TextField label={t("password.label")} value={password ?? ""} isReadOnly dir="ltr" />
        <Button onPress={copy}>{isCopied ? t("password.copied") : t("password.copy")}</Button>
      </div>
      <p role="status" className="sr-only">
        {isCopied && t("password.copied")}
      </p>
      <div className="flex justify-end pt-5">
        <Button look="primary" onPress={close}>
          {t("password.done")}
        </Button>
      </div>
    </Dialog>
  );
}
