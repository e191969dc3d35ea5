import type { Words } from "./site-page.ts";

/** The share sheet. It opens and closes without scripts; reader.js shows the two buttons that need one. */
export function Share({ address, headline, words }: { address: string; headline: string; words: Words }) {
  const url = encodeURIComponent(address);
  const text = encodeURIComponent(headline);
  const places = [
    ["whatsapp", `https://wa.me/?text=${text}%20${url}`],
    ["x", `https://x.com/intent/post?text=${text}&url=${url}`],
    ["facebook", `https://www.facebook.com/sharer/sharer.php?u=${url}`],
    ["telegram", `https://t.me/share/url?url=${url}&text=${text}`],
    ["mail", `mailto:?subject=${text}&body=${url}`],
  ] as const;
  return (
    <div className="share">
      <button type="button" className="button share-button" popoverTarget="share">
        <svg aria-hidden="true" viewBox="0 0 20 20" width="18" height="18">
          <path d="M10 12.5V2.5M6 6l4-4 4 4M3.5 10v7.5h13V10" fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>
        {words("share")}
      </button>
      <div id="share" popover="auto" role="dialog" aria-label={words("share")} className="sheet">
        <label htmlFor="share-address">{words("shareAddress")}</label>
        <input id="share-address" type="text" readOnly value={address} dir="ltr" />
        <p className="share-scripted">
          <button type="button" className="button" hidden data-copy={words("copied")}>
            {words("copy")}
          </button>
          <button type="button" className="button" hidden data-share={headline}>
            {words("shareElsewhere")}
          </button>
        </p>
        <ul>
          {places.map(([place, href]) => (
            <li key={place}>
              <a href={href} target={place === "mail" ? undefined : "_blank"} rel="noopener noreferrer nofollow">
                {words(place)}
              </a>
            </li>
          ))}
        </ul>
        <button type="button" className="button" popoverTarget="share" popoverTargetAction="hide">
          {words("close")}
        </button>
      </div>
    </div>
  );
}
