/**
 * A refusal is data: why a deed was not done, worded later from `messages/` (`refusals.<reason>`).
 * `details` fills the placeholders of the sentence. It never holds a secret: it travels to the browser.
 */
export type RefusalData = {
  kind: "refusal";
  reason: string;
  details: Record<string, string | number | string[]>;
};

export class Refusal extends Error {
  readonly kind = "refusal";
  readonly reason: RefusalReason;
  readonly details: RefusalData["details"];

  constructor(reason: RefusalReason, details: RefusalData["details"] = {}) {
    super(reason);
    this.reason = reason;
    this.details = details;
  }
}

/** Next bundles its own copy of this module, so `instanceof` lies: ask by kind. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && "kind" in error && error.kind === "refusal";
}

/** Every reason there is; a test holds that both languages word each of them. */
export const refusalReasons = [
  "signedOut", // no session, or it has expired
  "otherPerson", // somebody else has signed in since the page was made; details.name
  "disabled",
  "forbidden",
  "notFound",
  "invalid", // details.fields: names of what could not be read
  "mustChangePassword",
  "wrongPassword", // the email and the password do not fit together
  "tooManyAttempts", // details.seconds until the next try
  "passwordTooShort", // details.least
  "passwordUnchanged",
  "emailTaken",
  "lastAdministrator",
  "rolesMissing",
  "wrongStage", // details.stage: what the story is now, details.verb: what was asked
  "alreadyOpened", // recall after an editor opened it; details.name
  "incomplete", // details.missing: requirement keys
  "draftBehind", // text that the sender saw has not reached the server
  "epochClosed", // the sender looks at an older draft; details.epoch is the current one
  "factsChanged", // somebody changed facts after the sender looked; details.fields when only some facts were in question
  "nothingToPublish",
  "reasonMissing",
  "noteMissing",
  "correctionMissing", // a correction without its sentence
  "mentionCannotRead", // a mentioned person may not read the story; details.name
  "slugTaken",
  "slugEmpty",
  "topicInUse", // a topic that stories have can only be merged
  "pictureNotReady",
  "pictureTooLarge", // details.megabytes
  "pictureTooManyPixels", // details.megapixels
  "pictureUnreadable", // not a JPEG, PNG, WebP or AVIF by its content
  "uploadGone", // cancelled or expired
  "uploadCut", // the connection went, again and again; what arrived is kept
  "databaseAway",
  "currentPasswordWrong",
  "offline", // said by the browser alone: the request did not arrive
  "failed", // said by the browser alone: the server stumbled, the log knows why
  "oldTab", // the page was built before the server's present version
] as const;

export type RefusalReason = (typeof refusalReasons)[number];

/** What a form or a button hears back: the deed's answer, or why it was not done. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: RefusalData };
