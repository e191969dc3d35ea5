"use client";
import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from "react";

type Answer = { problem: string; email: string };
type Words = Record<"email" | "password" | "show" | "hide" | "submit" | "busy" | "offline", string>;
type Props = { next: string; words: Words; enterDesk: (before: Answer, form: FormData) => Promise<Answer> };

const boxClass =
  "min-h-12 w-full min-w-0 rounded-sm border border-field bg-raised px-3 text-start text-ink aria-invalid:border-danger";

/** Plain elements, and words that the server hands over: nobody waits for the desk's script at its door. */
export function SignInForm({ next, words, enterDesk }: Props) {
  const [first, submit] = useActionState(enterDesk, { problem: "", email: "" }); // before scripts have come
  const [answer, setAnswer] = useState(first);
  const [isPending, start] = useTransition();
  const [isShown, setShown] = useState(false);
  const problem = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    if (answer.problem) problem.current?.focus();
  }, [answer]);

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault(); // React would empty the fields that it submits
    const form = new FormData(event.currentTarget);
    start(async () => {
      try {
        const heard = await enterDesk(answer, form);
        start(() => setAnswer(heard));
      } catch (error) {
        const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
        if (digest.startsWith("NEXT_")) throw error; // on the way to the desk
        start(() => setAnswer({ problem: words.offline, email: String(form.get("email")) }));
      }
    });
  }

  return (
    <form action={submit} onSubmit={send} noValidate className="flex flex-col gap-5">
      {answer.problem && (
        <p
          ref={problem}
          tabIndex={-1}
          id="problem"
          role="alert"
          className="border-danger border-s-2 bg-wash px-4 py-3 outline-none"
        >
          {answer.problem}
        </p>
      )}
      <input type="hidden" name="next" value={next} />
      <div>
        <label htmlFor="email" className="block pb-1.5 font-medium">
          {words.email}
        </label>
        <input
          id="email"
          name="email"
          type="email"
          dir="ltr"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={answer.email}
          aria-invalid={answer.problem !== ""}
          aria-describedby={answer.problem ? "problem" : undefined}
          className={boxClass}
        />
      </div>
      <div>
        <label htmlFor="password" className="block pb-1.5 font-medium">
          {words.password}
        </label>
        <div className="flex rounded-sm border border-field bg-raised focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-2 has-aria-invalid:border-danger has-[button:focus]:outline-none">
          <input
            id="password"
            name="password"
            type={isShown ? "text" : "password"}
            dir="ltr"
            autoComplete="current-password"
            aria-invalid={answer.problem !== ""}
            aria-describedby={answer.problem ? "problem" : undefined}
            className="min-h-12 w-full min-w-0 bg-transparent px-3 text-start text-ink outline-none"
          />
          <button
            type="button"
            aria-pressed={isShown}
            aria-controls="password"
            onClick={() => setShown(!isShown)}
            className="min-h-12 shrink-0 cursor-pointer px-3 text-muted underline-offset-4 hover:text-ink hover:underline"
          >
            {isShown ? words.hide : words.show}
          </button>
        </div>
      </div>
      <button
        type="submit"
        aria-disabled={isPending}
        disabled={isPending}
        className="min-h-12 cursor-pointer rounded-sm bg-ink px-4 font-semibold text-paper hover:bg-ink/85 disabled:cursor-progress disabled:opacity-70 forced-colors:border"
      >
        {isPending ? words.busy : words.submit}
      </button>
    </form>
  );
}
