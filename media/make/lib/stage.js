// Shared by every film's page: time, easing and a few ways to draw. Loaded before the page's own script.
const clamp = (x, a = 0, b = 1) => Math.min(b, Math.max(a, x));
const lerp = (a, b, u) => a + (b - a) * u;
/** 0 before a, 1 after b, straight between. */
const span = (t, a, b) => clamp((t - a) / (b - a));
const ease = {
  out: (u) => 1 - (1 - u) ** 3,
  in: (u) => u ** 3,
  both: (u) => (u < 0.5 ? 4 * u ** 3 : 1 - (-2 * u + 2) ** 3 / 2),
  back: (u) => 1 + 2.4 * (u - 1) ** 3 + 1.4 * (u - 1) ** 2,
  bounce: (u) => { const n = 7.5625, d = 2.75; if (u < 1 / d) return n * u * u; if (u < 2 / d) return n * (u -= 1.5 / d) * u + 0.75; if (u < 2.5 / d) return n * (u -= 2.25 / d) * u + 0.9375; return n * (u -= 2.625 / d) * u + 0.984375; },
};
/** An eased step that starts at a and takes d seconds. */
const move = (t, a, d = 0.7, e = ease.both) => e(span(t, a, a + d));
/** Up and down again: 1 between a and b, eased at both ends. */
const during = (t, a, b, d = 0.5) => Math.min(ease.both(span(t, a, a + d)), 1 - ease.both(span(t, b - d, b)));
const cue = (id) => window.STORY.cues.find((c) => c.id === id) ?? (() => { throw new Error(`no line ${id}`); })();
const dice = (seed) => { let s = seed >>> 0; return () => { s = (s + 0x6d2b79f5) | 0; let t = Math.imul(s ^ (s >>> 15), 1 | s); t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t; return ((t ^ (t >>> 14)) >>> 0) / 4294967296; }; };
const NS = 'http://www.w3.org/2000/svg';
/** Makes an SVG element: el('rect', { x: 1 }, parent). */
function el(name, attrs = {}, parent = null, text = null) {
  const e = document.createElementNS(NS, name);
  set(e, attrs);
  if (text !== null) e.textContent = text;
  if (parent) parent.appendChild(e);
  return e;
}
function set(e, attrs) { for (const k in attrs) if (e.__a?.[k] !== attrs[k]) { (e.__a ??= {})[k] = attrs[k]; e.setAttribute(k, attrs[k]); } return e; }
const at = (x, y, r = 0, s = 1, sy = s) => `translate(${x.toFixed(2)} ${y.toFixed(2)}) rotate(${r.toFixed(3)}) scale(${s.toFixed(4)} ${sy.toFixed(4)})`;
const show = (e, o) => set(e, { opacity: o.toFixed(3), visibility: o < 0.004 ? 'hidden' : 'visible' });
