"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { ButtonLink } from "#components/ui/link.tsx";
import { showToast } from "#components/ui/toast.tsx";
import type { ChangePassword, Self } from "./sign-in-again.tsx";
import { OwnPasswordForm, PasswordAgainForm } from "./sign-in-steps.tsx";
import { announce, type SignedOut, tellOtherPerson, tellSignedIn } from "./signed-out.ts";

type Props = { self: Self; changePassword: ChangePassword; signedOut: SignedOut };

/**
 * Beside the text while somebody writes, and it leaves the keyboard where it is: letters on their way must not land in a
 * password. After a deed that was refused it is a window that takes the keyboard, also over another window.
 */
export function SignInWindow(props: Props) {
  const t = useTranslations("signInAgain");
  const [isPutOff, setPutOff] = useState(() => !props.signedOut.isAsked && matchMedia("(width < 48rem)").matches);
  const [isWindow, setWindow] = useState(props.signedOut.isAsked);
  useEffect(() => {
    if (props.signedOut.isAsked) setWindow(true);
  }, [props.signedOut]);
  const title = t(props.signedOut.kind === "other" ? "otherTitle" : "title");
  const steps = <Steps {...props} isWindow={isWindow} />;
  if (isWindow)
    return (
      <Dialog title={title} closeLabel={t("later")} isOpen onOpenChange={setWindow}>
        {steps}
      </Dialog>
    );
  return (
    <Beside title={title} isPutOff={isPutOff} onPutOff={setPutOff}>
      {steps}
    </Beside>
  );
}

/** The session is opened again; then, for a one-time password, a password of one's own is chosen. */
function Steps({ self, changePassword, signedOut, isWindow }: Props & { isWindow: boolean }) {
  const t = useTranslations("signInAgain");
  const [oneTime, setOneTime] = useState<string | null>(null);
  const [isBack, setBack] = useState(false); // from the other person's notice to the form
  const goOn = () => {
    announce(self); // to this page's own listener too: only now, when nothing is left to be chosen
    tellSignedIn();
    showToast(t("done"));
  };
  if (oneTime !== null) return <OwnPasswordForm {...{ self, oneTime, changePassword }} onDone={goOn} />;
  if (signedOut.kind === "other" && !isBack)
    return <OtherPerson self={self} signedOut={signedOut} onSignIn={() => setBack(true)} />;
  return (
    <PasswordAgainForm
      self={self}
      takesKeys={isWindow}
      onDone={({ personId, name, mustChangePassword }, password) => {
        setBack(false);
        if (personId !== self.id) {
          announce({ id: personId, name });
          tellOtherPerson(name, null);
        } else if (mustChangePassword) setOneTime(password);
        else goOn();
      }}
    />
  );
}

type OtherProps = { self: Self; signedOut: Extract<SignedOut, { kind: "other" }>; onSignIn: () => void };

/** Whose page this is, who is in now, and the ways out of it. */
function OtherPerson({ self, signedOut: { name, text }, onSignIn }: OtherProps) {
  const t = useTranslations("signInAgain");
  const copy = async () => {
    const isCopied = await navigator.clipboard.writeText(text?.() ?? "").then(
      () => true,
      () => false,
    );
    showToast(t(isCopied ? "copied" : "notCopied"));
  };
  return (
    <div className="space-y-3">
      <p>{t(text ? "otherText" : "otherPage", { name: self.name, other: name })}</p>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onPress={onSignIn}>
          {t("signInAs", { name: self.name })}
        </Button>
        {text && <Button onPress={copy}>{t("copy")}</Button>}
        <ButtonLink look="plain" href="/desk" target="_blank">
          {t("deskOf", { name })}
        </ButtonLink>
      </div>
    </div>
  );
}

type BesideProps = { title: string; isPutOff: boolean; onPutOff: (isPutOff: boolean) => void; children: ReactNode };

/** Over a corner of the page, on a phone along its foot. Tab stays inside once one is there; Escape goes back to the text. */
function Beside({ title, isPutOff, onPutOff, children }: BesideProps) {
  const t = useTranslations("signInAgain");
  const frame = useRef<HTMLElement>(null);
  const before = useRef<Element | null>(null);
  const putOff = () => {
    onPutOff(true);
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
  };
  const unfold = () => {
    onPutOff(false);
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>("input[type=password]")?.focus());
  };
  return (
    <section
      ref={frame}
      role="dialog"
      aria-label={title}
      data-folded={isPutOff || undefined}
      className="fixed inset-x-0 bottom-(--keyboard,0px) z-30 max-h-[70dvh] overflow-auto border-ink border-t-2 bg-raised px-5 pt-3 pb-[max(1rem,env(safe-area-inset-bottom))] text-ink shadow-xl data-folded:py-2 max-md:data-folded:min-h-(--story-dock) max-md:data-folded:content-center md:inset-x-auto md:end-6 md:bottom-6 md:w-96 md:rounded-lg md:border"
      onFocus={({ relatedTarget }) => {
        if (relatedTarget && !frame.current?.contains(relatedTarget)) before.current = relatedTarget;
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") putOff();
        if (event.key === "Tab" && frame.current) keepTab(event, frame.current);
      }}
    >
      <div role="status" className="flex items-center justify-between gap-3">
        <p className="font-semibold">{title}</p>
        {isPutOff ? (
          <Button look="primary" onPress={unfold}>
            {t("open")}
          </Button>
        ) : (
          <Button look="plain" onPress={putOff}>
            {t("later")}
          </Button>
        )}
      </div>
      {!isPutOff && <div className="pt-2">{children}</div>}
    </section>
  );
}

function keepTab(event: KeyboardEvent, frame: HTMLElement): void {
  const places = [...frame.querySelectorAll<HTMLElement>("a[href], button:not(:disabled), input:not([hidden])")];
  const [first, last] = [places[0], places.at(-1)];
  const isAtEnd = document.activeElement === (event.shiftKey ? first : last);
  if (!isAtEnd) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
