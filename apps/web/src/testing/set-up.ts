import '@testing-library/jest-dom/jest-globals';
import { afterEach, beforeEach, jest } from '@jest/globals';
import { cleanup, configure } from '@testing-library/react';
import { unansweredOperations } from './answers.ts';

// Browser APIs missing in jsdom.
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
window.scrollTo = () => {};
window.structuredClone ??= (value) => JSON.parse(JSON.stringify(value));
Element.prototype.scrollIntoView = () => {};
Object.defineProperty(document, 'fonts', { value: { addEventListener() {}, removeEventListener() {} } });

// The router throws redirects as Response, which jsdom lacks.
window.Response ??= class {
  status: number;
  headers: Headers;
  constructor(_body: unknown, { status = 200, headers }: ResponseInit = {}) {
    this.status = status;
    this.headers = new Headers(headers);
  }
} as unknown as typeof Response;

configure({
  // For pages with many sections on a busy machine.
  asyncUtilTimeout: 10_000,
  // The page's text says more than two hundred lines of markup.
  getElementError: (message) => new Error(`${message?.split('\n')[0]}\n\nThe page says:\n${pageText()}`),
});

let errors: unknown[][] = [];

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  errors = [];
  jest.spyOn(console, 'error').mockImplementation((...words) => void errors.push(words));
});

/** A test fails when React logs an error or an operation has no answer. */
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
  const unanswered = unansweredOperations.splice(0);
  if (unanswered.length > 0)
    throw new Error(`Unanswered: ${unanswered.join(', ')}. Add them to \`answers\` of renderAt().`);
  if (errors.length > 0)
    throw new Error(`console.error was called:\n${errors.map((words) => words.join(' ')).join('\n\n')}`);
});

function pageText() {
  const copy = document.body.cloneNode(true) as HTMLElement;
  for (const style of copy.querySelectorAll('style')) style.remove();
  return copy.textContent;
}
