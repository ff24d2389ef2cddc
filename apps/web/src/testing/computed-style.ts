/** Inherited CSS properties with their initial values. */
const INHERITED = new Map([
  ['visibility', 'visible'],
  ['pointer-events', 'auto'],
]);
/** Properties that Testing Library and the library for floating elements read for many elements. */
const FAST = new Set([
  ...INHERITED.keys(),
  'backdrop-filter',
  'contain',
  'container-type',
  'direction',
  'display',
  'filter',
  'height',
  'opacity',
  'overflow',
  'overflow-x',
  'overflow-y',
  'perspective',
  'position',
  'rotate',
  'scale',
  'transform',
  'translate',
  'width',
  'will-change',
]);

/** The original function of jsdom, which `browser.ts` replaces. */
export const jsdomComputedStyle = window.getComputedStyle.bind(window);

/**
 * A faster `getComputedStyle`. The function of jsdom matches an element with all rules of all style sheets and copies
 * every declaration. This function computes only the requested property, with the same result. For pseudo-elements and
 * for properties that are not in FAST, it calls the function of jsdom.
 */
export const fastComputedStyle: typeof getComputedStyle = (element, pseudoElement) => {
  if (pseudoElement) return jsdomComputedStyle(element, pseudoElement);
  let all: CSSStyleDeclaration | undefined;
  const others = () => {
    all ??= jsdomComputedStyle(element);
    return all;
  };
  let list: CSSStyleSheet[] | undefined;
  const sheets = () => {
    list ??= [...element.ownerDocument.styleSheets].reverse();
    return list;
  };
  const valueOf = (name: string) =>
    FAST.has(name) ? computed(element, name, sheets) : others().getPropertyValue(name);
  const get = (_target: object, key: PropertyKey): unknown => {
    if (key === 'getPropertyValue') return valueOf;
    const name = String(key).replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    // Return undefined for fast properties that the style declaration of jsdom lacks.
    if (FAST.has(name)) return key in defaultStyle(element) ? computed(element, name, sheets) : undefined;
    const value: unknown = Reflect.get(others(), key);
    return typeof value === 'function' ? value.bind(others()) : value;
  };
  return new Proxy({}, { get }) as CSSStyleDeclaration;
};

/**
 * Function that returns the style sheets of the document, last first. It is called only when needed, because listing
 * them is slow in jsdom.
 */
type StyleSheets = () => readonly CSSStyleSheet[];

function computed(element: Element, name: string, sheets: StyleSheets): string {
  const value = declared(element, name, sheets);
  if (value !== '') return value;
  const initial = INHERITED.get(name);
  if (initial === undefined) return defaultStyle(element).getPropertyValue(name);
  return element.parentElement ? computed(element.parentElement, name, sheets) : initial;
}

/** Returns the value of the element's own style, or of the last matching rule, because jsdom ignores specificity. */
function declared(element: Element, name: string, sheets: StyleSheets): string {
  const own = element.hasAttribute('style') ? (element as HTMLElement).style.getPropertyValue(name) : '';
  if (own !== '') return own;
  for (const sheet of sheets())
    for (const { selectorText, style } of rulesOf(sheet).get(name) ?? [])
      if (matches(element, selectorText)) return style.getPropertyValue(name);
  return '';
}

const rules = new WeakMap<CSSStyleSheet, Map<string, CSSStyleRule[]>>();

/**
 * Returns the rules of a style sheet by the properties that they declare, last first. The result can be cached, because
 * the rules never change.
 */
function rulesOf(sheet: CSSStyleSheet): ReadonlyMap<string, readonly CSSStyleRule[]> {
  const known = rules.get(sheet);
  if (known) return known;
  const all = [...sheet.cssRules].flatMap((rule) => {
    if (!('media' in rule)) return [rule as CSSStyleRule];
    const { media, cssRules } = rule as CSSMediaRule;
    return Array.from(media).includes('screen') ? ([...cssRules] as CSSStyleRule[]) : [];
  });
  const found = new Map<string, CSSStyleRule[]>();
  for (const rule of all.reverse())
    for (const name of FAST)
      if (rule.style?.getPropertyValue(name)) found.set(name, [...(found.get(name) ?? []), rule]);
  rules.set(sheet, found);
  return found;
}

/**
 * Returns whether an element matches a selector. A selector that jsdom cannot parse matches nothing, as in jsdom
 * itself.
 */
function matches(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    return false;
  }
}

const defaults = new Map<string, CSSStyleDeclaration>();
const withoutStyles = document.implementation.createHTMLDocument();
/** Attributes that occur in selectors of jsdom's default style sheet for the fast properties. */
const ATTRIBUTES = ['dir', 'hidden', 'open', 'type'];

/**
 * Returns the declarations of jsdom's default style sheet. The declarations are read once for each kind of element, in
 * a document without style sheets.
 */
function defaultStyle(element: Element): CSSStyleDeclaration {
  const attributes = ATTRIBUTES.flatMap((name) => {
    const value = element.getAttribute(name);
    return value === null ? [] : [[name, value] as const];
  });
  const kind = [element.namespaceURI, element.localName, ...attributes].join(' ');
  const known = defaults.get(kind);
  if (known) return known;
  const alike = withoutStyles.createElementNS(element.namespaceURI, element.localName);
  for (const [name, value] of attributes) alike.setAttribute(name, value);
  const style = jsdomComputedStyle(alike);
  defaults.set(kind, style);
  return style;
}
