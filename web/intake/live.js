// Everything under way, as the server tells it while it goes on.

/** @param {string} address of the events */
export function follow(address) {
  const place = /** @type {HTMLElement | null} */ (document.querySelector('.intake-lines'));
  if (!place || !address) return;
  const again = /** @type {HTMLElement | null} */ (document.querySelector('.intake-again'));
  if (again) again.hidden = true;
  const events = new EventSource(address);
  events.addEventListener('under-way', (event) => put(place, event.data));
  place.addEventListener('submit', (event) => {
    // A page that is loaded anew would end what is being sent from it.
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const body = new URLSearchParams(Array.from(new FormData(form), ([name, value]) => [name, String(value)]));
    void fetch(form.action, { method: 'POST', body, redirect: 'manual' });
  });
}

/** Puts the new list in the place of the old one; whoever stands on a button stays there. @param {HTMLElement} place @param {string} html */
function put(place, html) {
  const fresh = document.createElement('div');
  fresh.innerHTML = html;
  const [old, now] = [place.querySelector('.intake-list'), fresh.querySelector('.intake-list')];
  if (!old || !now) {
    place.replaceChildren(...Array.from(fresh.childNodes));
    return;
  }
  const focused = document.activeElement?.id;
  const there = new Map(Array.from(old.children, (line) => [line.id, line]));
  const lines = Array.from(now.children, (line) => {
    const before = there.get(line.id);
    return before?.outerHTML === line.outerHTML ? before : line;
  });
  const same = lines.length === old.children.length && lines.every((line, at) => line === old.children[at]);
  if (same) return;
  old.replaceChildren(...lines);
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
}
