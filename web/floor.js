// The floor under the styles: Chrome 106, Firefox ESR 102, Safari 14 (14.1: every device with Safari 14 gets it).
// Whatever a style needs that these lack must stand inside @supports, come after a fallback for the same property,
// or be listed here as something that is merely nicer where it exists. `node floor.js FOLDER…` checks every .css in it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import bcd from '@mdn/browser-compat-data' with { type: 'json' };
import { generate, parse, walk } from 'css-tree';

/** @type {Record<string, number[]>} */
const FLOOR = { chrome: [106], firefox: [102], safari: [14, 1] };

/** Nicer where it exists, nothing missing where it does not. */
const GRACEFUL = {
  'accent-color': 'native boxes keep the colour of the system',
  'animation-timeline': 'nothing moves',
  'color-scheme': 'native boxes and scroll bars stay light',
  'content-visibility': 'only slower',
  'forced-color-adjust': 'Safari has no forced colours',
  hyphens: 'words break between, not within',
  'overscroll-behavior': 'the page scrolls on at the end of a box',
  'print-color-adjust': 'print only',
  'scroll-behavior': 'jumps instead of gliding',
  'scrollbar-gutter': 'the text is a scroll bar wider',
  'scrollbar-width': 'the scroll bar of the system',
  'scroll-margin-block-start': 'the heading sits at the very edge',
  'scroll-snap-align': 'no snapping',
  'text-underline-offset': 'the underline sits where the font puts it',
  'text-wrap': 'lines break as they come',
  'text-wrap-style': 'lines break as they come',
  'hanging-punctuation': 'quotation marks stand in the line',
  'font-variant-numeric': 'figures are not of equal width',
  'touch-action': 'a double tap may zoom',
  'user-select': 'the text can be selected',
  ':focus-visible': 'the ring also shows after a click, or the browser draws its own',
  'scroll-padding-block-start': 'a heading jumped to sits at the very edge',
  'text-size-adjust': 'only phones know it, the prefix reaches them',
  '@view-transition': 'pages change at once',
  '@media forced-colors': 'Safari has no forced colours',
  '@media prefers-contrast': 'the usual contrast, which is enough',
  '@media prefers-reduced-data': 'everything is loaded',
  '@media inverted-colors': 'nothing to undo',
};

/** @typedef {{ version_added?: string | boolean | null, prefix?: string, flags?: unknown, partial_implementation?: boolean }} Support */

/** @param {string} version */
const numbers = (version) => version.replace(/[^\d.]/g, '').split('.').map(Number);

/**
 * @param {number[]} wanted
 * @param {number[]} floor
 */
function newer(wanted, floor) {
  for (let i = 0; i < wanted.length; i += 1) {
    const difference = wanted[i] - (floor[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/**
 * The browsers of the floor that lack a feature.
 * @param {any} feature a node of the compatibility data
 */
function lacking(feature) {
  const support = feature?.__compat?.support;
  if (!support) return [];
  return Object.entries(FLOOR).filter(([browser, floor]) => {
    const entries = /** @type {Support[]} */ ([support[browser] ?? []].flat()).filter((entry) => !entry.flags);
    return !entries.some(({ version_added: added }) =>
      added === true || (typeof added === 'string' && added !== 'preview' && !newer(numbers(added), floor)));
  }).map(([browser]) => browser);
}

/** Where functions stand in the compatibility data: anywhere below `types`. @param {string} name */
function functionNamed(name) {
  /** @type {any[]} */
  const open = [/** @type {any} */ (bcd.css.types)];
  for (let node = open.pop(); node; node = open.pop()) {
    for (const [key, inner] of Object.entries(node)) {
      if (key === '__compat') continue;
      if (key === name) return inner;
      open.push(inner);
    }
  }
  return undefined;
}

const YOUNG_UNITS = /^(?:[sdl]v(?:h|w|b|i|min|max)|cq(?:w|h|b|i|min|max)|lh|rlh)$/;

/** Inside, the browser said that it knows: `@supports`, and forced colours, which Safari has not. @param {any} node */
function sheltered(node) {
  return node.type === 'Atrule' && (node.name === 'supports' || (node.name === 'media' && /forced-colors/.test(generate(node.prelude))));
}

/**
 * Everything in a sheet that the floor lacks.
 * @param {string} css
 * @returns {{ line: number, what: string, lacking: string[] }[]}
 */
export function faults(css) {
  /** @type {{ line: number, what: string, lacking: string[] }[]} */
  const found = [];
  /** @type {any} */
  const properties = bcd.css.properties;
  /** @type {any} */
  const selectors = bcd.css.selectors;
  /** @type {any} */
  const rules = bcd.css['at-rules'];
  /** @param {string} what @param {any} feature @param {any} node */
  const need = (what, feature, node) => {
    const without = lacking(feature);
    if (without.length && !(what in GRACEFUL) && !(what.split(':')[0] in GRACEFUL)) found.push({ line: node.loc.start.line, what, lacking: without });
  };
  let shelter = 0;
  walk(parse(css, { positions: true, parseCustomProperty: true }), {
    /** @param {any} node */
    enter(node) {
      if (sheltered(node)) shelter += 1;
      if (shelter > 0) return;
      if (node.type === 'Atrule') need(`@${node.name}`, rules[node.name], node);
      if (node.type === 'Feature' && node.kind === 'media') need(`@media ${node.name}`, rules.media[node.name], node);
      if (node.type === 'FeatureRange') found.push({ line: node.loc.start.line, what: 'a media range', lacking: ['safari'] });
      if (node.type === 'NestingSelector') found.push({ line: node.loc.start.line, what: 'nesting', lacking: Object.keys(FLOOR) });
      if (node.type === 'PseudoClassSelector') need(`:${node.name}`, selectors[node.name], node);
      if (node.type === 'Block') declarations(node, need, found, properties);
    },
    /** @param {any} node */
    leave(node) {
      if (sheltered(node)) shelter -= 1;
    },
  });
  return found;
}

/**
 * @param {any} block
 * @param {(what: string, feature: any, node: any) => void} need
 * @param {{ line: number, what: string, lacking: string[] }[]} found
 * @param {any} properties
 */
function declarations(block, need, found, properties) {
  const before = new Set();
  for (const node of block.children) {
    if (node.type !== 'Declaration') continue;
    const { property } = node;
    const fallback = before.has(property);
    before.add(property);
    if (fallback) continue;
    if (!property.startsWith('--') && !property.startsWith('-')) need(property, properties[property], node);
    const value = generate(node.value);
    if (/^[a-z-]+$/.test(value)) need(`${property}: ${value}`, properties[property]?.[value], node);
    walk(node.value, (/** @type {any} */ part) => {
      if (part.type === 'Function') need(`${part.name}()`, functionNamed(part.name), node);
      if (part.type === 'Dimension' && YOUNG_UNITS.test(part.unit)) {
        found.push({ line: node.loc.start.line, what: `the unit ${part.unit}`, lacking: ['safari'] });
      }
    });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  let count = 0;
  for (const folder of process.argv.slice(2)) {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.css'))) {
      for (const { line, what, lacking: without } of faults(readFileSync(join(folder, name), 'utf8'))) {
        count += 1;
        console.error(`${join(folder, name)}:${line}: ${what} is missing in ${without.join(', ')}`);
      }
    }
  }
  if (count > 0) {
    console.error(`${count} features lie under the floor: give a fallback before them or put them into @supports.`);
    process.exitCode = 1;
  }
}
