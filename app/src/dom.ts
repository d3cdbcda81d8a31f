/** What makes elements. Text goes in as text nodes only, so that nothing a stranger wrote on a bill is ever taken for a page. */
export type Child = Node | string | number | null | undefined | false;
type Listener = (event: never) => unknown;
type Attributes = Record<string, string | number | boolean | undefined | Listener>;

const SVG = 'http://www.w3.org/2000/svg';

/** Attributes that begin with `on` are listeners; true is an attribute without a value, false and undefined are none. */
export function h<T extends keyof HTMLElementTagNameMap>(tag: T, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name.slice(2), value as EventListener);
    } else if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  fill(element, children);
  return element;
}

/** Puts these in place of what the element holds. */
export function fill(element: Element, children: Child[]): void {
  element.replaceChildren(...children
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : document.createTextNode(String(child)))));
}

/** A drawing of 24 by 24, hidden from screen readers: what it means is said in words beside it. */
export function icon(...paths: string[]): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  for (const d of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

export const ICONS = {
  camera: ['M3 8.5A1.5 1.5 0 0 1 4.5 7h2.7l1.5-2.3h6.6L16.8 7h2.7A1.5 1.5 0 0 1 21 8.5v9A1.5 1.5 0 0 1 19.5 19h-15A1.5 1.5 0 0 1 3 17.5z', 'M12 9.2a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 0 0 0-7.2z'],
  list: ['M5 4h14v17l-2.3-1.5L14.3 21 12 19.5 9.7 21l-2.4-1.5L5 21z', 'M8.5 9h7', 'M8.5 13h7'],
  settings: ['M4 7h9', 'M17 7h3', 'M15 5v4', 'M4 17h3', 'M11 17h9', 'M9 15v4', 'M4 12h6', 'M14 12h6', 'M12 10v4'],
  picture: ['M4 5h16v14H4z', 'M4 16l5-5 4 4 2.5-2.5L20 17', 'M15.5 8.5v.01'],
  torch: ['M13 3L6 13.5h5L10.5 21 18 10h-5.5z'],
  back: ['M15 5l-7 7 7 7'],
  erase: ['M8 6h12v12H8l-5-6z', 'M11 9.5l5 5', 'M16 9.5l-5 5'],
} as const;
