// The panels of the bar: one open at a time, Escape gives the focus back.

/**
 * @param {HTMLElement} player
 * @param {{ opener: HTMLButtonElement, body: HTMLElement }[]} panels
 * @param {(body: HTMLElement) => void} opened
 */
export function panels(player, panels, opened) {
  /** @type {{ opener: HTMLButtonElement, body: HTMLElement } | null} */
  let open = null;

  /** @param {boolean} [giveBack] */
  const close = (giveBack = false) => {
    if (open === null) return false;
    const { opener, body } = open;
    open = null;
    body.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    if (giveBack) opener.focus();
    return true;
  };

  /** @param {HTMLElement} body */
  const show = (body) => {
    close();
    open = panels.find((panel) => panel.body === body) ?? null;
    if (open === null) return;
    body.hidden = false;
    open.opener.setAttribute('aria-expanded', 'true');
    opened(body);
    /** @type {HTMLElement | null} */ (body.querySelector('input:checked, input, button, [tabindex]'))?.focus();
  };

  for (const { opener, body } of panels) {
    opener.addEventListener('click', () => (open?.body === body ? close(true) : show(body)));
  }
  document.addEventListener('pointerdown', (event) => {
    const target = /** @type {Node} */ (event.target);
    if (open && !open.body.contains(target) && !open.opener.contains(target)) close();
  });
  player.addEventListener('focusout', (event) => {
    const target = /** @type {Node | null} */ (event.relatedTarget);
    if (open && target && !open.body.contains(target) && target !== open.opener) close();
  });
  return { show, close, isOpen: () => open !== null };
}
