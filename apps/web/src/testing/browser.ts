import { fastComputedStyle } from './computed-style.ts';

/**
 * Replaces browser APIs that are missing or slow in jsdom. Imported once per Jest worker, because the window is shared.
 */
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
    dispatchEvent: () => false,
  }) as MediaQueryList;
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
window.IntersectionObserver = class {
  observe() {}
  disconnect() {}
} as unknown as typeof IntersectionObserver;
window.getComputedStyle = fastComputedStyle;
window.scrollTo = () => {};
window.structuredClone ??= (value) => JSON.parse(JSON.stringify(value));
Element.prototype.scrollIntoView = () => {};
Object.defineProperty(document, 'fonts', { value: { addEventListener() {}, removeEventListener() {} } });

// Define the Response class, which does not exist in jsdom, because the router throws redirects as Response objects.
window.Response ??= class {
  status: number;
  headers: Headers;
  constructor(_body: unknown, { status = 200, headers }: ResponseInit = {}) {
    this.status = status;
    this.headers = new Headers(headers);
  }
} as unknown as typeof Response;

// In jsdom, `labels` searches the whole document for each control, which makes queries by accessible name slow. This
// replacement queries only the labels of the control.
for (const control of [HTMLInputElement, HTMLButtonElement, HTMLSelectElement, HTMLTextAreaElement])
  Object.defineProperty(control.prototype, 'labels', {
    configurable: true,
    get(this: HTMLInputElement) {
      if (this.type === 'hidden') return null;
      const around = this.closest('label');
      const byId = this.id ? this.getRootNode() : null;
      const found = byId ? (byId as Document).querySelectorAll(`label[for="${CSS.escape(this.id)}"]`) : [];
      return around && !around.htmlFor ? [...new Set([around, ...found])] : [...found];
    },
  });
