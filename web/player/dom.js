// The few lines that build elements; nothing here ever parses HTML.

/**
 * An element with attributes (`true` sets an empty one, `false` and `null` none) and children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children);
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Shapes on a grid of 24. They show tape directions and are not mirrored in right-to-left pages. */
const SHAPES = {
  play: 'M7 4.2v15.6a.8.8 0 0 0 1.2.7l12.4-7.8a.8.8 0 0 0 0-1.4L8.2 3.5A.8.8 0 0 0 7 4.2z',
  pause: 'M6.5 4h3.2c.4 0 .8.4.8.8v14.4c0 .4-.4.8-.8.8H6.500a.8.8 0 0 1-.8-.8V4.800c0-.4.4-.8.8-.8zm7.8 0h3.2c.4 0 .8.4.8.8v14.4c0 .4-.4.8-.8.8h-3.200a.8.8 0 0 1-.8-.8V4.800c0-.4.4-.8.8-.8z',
  again: 'M12 5V1.500L6.500 6 12 10.500V7a6 6 0 1 1-6 6H4a8 8 0 1 0 8-8z',
  loud: 'M3 9v6h4l5 4.500v-15L7 9H3zm13.500 3a4.500 4.500 0 0 0-2.500-4v8a4.500 4.500 0 0 0 2.500-4zM14 3.200v2.100a7 7 0 0 1 0 13.400v2.100a9 9 0 0 0 0-17.600z',
  mute: 'M3 9v6h4l5 4.500v-15L7 9H3zm18.700.7-1.400-1.400-2.300 2.300-2.300-2.300-1.400 1.400 2.300 2.300-2.300 2.300 1.400 1.400 2.300-2.300 2.300 2.300 1.400-1.400-2.300-2.300z',
  captions: 'M4 5h16c1.100 0 2 .9 2 2v10c0 1.100-.9 2-2 2H4c-1.100 0-2-.9-2-2V7c0-1.100.9-2 2-2zm1.500 6v1.800h4V11zm5.500 0v1.800h7.500V11zm-5.500 3.700v1.800h7.500v-1.800zm9 0v1.800h4v-1.800z',
  settings: 'M3 6h10.200a3 3 0 0 0 5.600 0H21v2h-2.200a3 3 0 0 1-5.600 0H3zm0 5h2.200a3 3 0 0 1 5.600 0H21v2H10.800a3 3 0 0 1-5.600 0H3zm0 5h10.200a3 3 0 0 1 5.600 0H21v2h-2.200a3 3 0 0 1-5.600 0H3z',
  share: 'M10.600 13.400a1 1 0 0 1 0-1.400l4.300-4.300H12V6h6v6h-1.700V9.100L12 13.400a1 1 0 0 1-1.400 0zM5 5h5v2H7v10h10v-3h2v5H5z',
  full: 'M4 4h6v2H6v4H4zm10 0h6v6h-2V6h-4zM4 14h2v4h4v2H4zm14 0h2v6h-6v-2h4z',
  small: 'M8 4h2v6H4V8h4zm6 0h2v4h4v2h-6zM4 14h6v6H8v-4H4zm10 0h6v2h-4v4h-2z',
};

/** @typedef {keyof typeof SHAPES} Shape */

/**
 * @param {Shape} shape
 * @returns {SVGSVGElement}
 */
export function icon(shape) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', SHAPES[shape]);
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  return svg;
}

/**
 * Another shape in an icon that is there.
 * @param {Element} holder
 * @param {Shape} shape
 */
export function reshape(holder, shape) {
  holder.querySelector('path')?.setAttribute('d', SHAPES[shape]);
}
