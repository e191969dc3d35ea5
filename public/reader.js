// Improves pages that are complete without it: share through the system, copy the address, remember an opened story,
// say how long ago a story of today came. A kept page holds the moment itself.
(() => {
  const address = document.getElementById("share-address");
  const copy = document.querySelector("[data-copy]");
  const share = document.querySelector("[data-share]");

  if (copy && address) {
    const label = copy.textContent;
    copy.hidden = false;
    copy.setAttribute("aria-live", "polite");
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(address.value);
        copy.textContent = copy.dataset.copy;
        setTimeout(() => {
          copy.textContent = label;
        }, 3000);
      } catch {
        address.select();
      }
    });
  }

  if (share && address && navigator.share) {
    share.hidden = false;
    share.addEventListener("click", () => {
      navigator.share({ title: share.dataset.share, url: address.value }).catch(() => {});
    });
  }

  const language = document.documentElement.lang;
  for (const time of document.querySelectorAll(".card .times time")) {
    const minutes = Math.round((Date.now() - Date.parse(time.dateTime)) / 60_000);
    if (!(minutes >= 0 && minutes < 24 * 60)) continue;
    const digits = /[٠-٩]/.test(time.textContent) ? "arab" : "latn"; // as the paper writes them
    const ago = new Intl.RelativeTimeFormat(`${language}-u-nu-${digits}`);
    time.title = time.textContent;
    time.textContent = minutes < 60 ? ago.format(-minutes, "minute") : ago.format(-Math.round(minutes / 60), "hour");
  }

  const body = document.querySelector("[data-story]");
  const key = "khabar-opened";
  const opened = () => {
    try {
      const ids = JSON.parse(localStorage.getItem(key) ?? "[]");
      return Array.isArray(ids) ? ids : [];
    } catch {
      return []; // storage is off or holds something else
    }
  };
  if (body) {
    const { story } = body.dataset;
    if (opened().includes(story)) body.classList.add("open");
    document.querySelector('a[href="#continue"]')?.addEventListener("click", (event) => {
      event.preventDefault();
      body.classList.add("open");
      body.tabIndex = -1;
      body.focus({ preventScroll: true });
      try {
        localStorage.setItem(key, JSON.stringify([story, ...opened().filter((id) => id !== story)].slice(0, 100)));
      } catch {} // nothing is remembered
    });
  }
})();
