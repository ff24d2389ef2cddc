import { setImmediate as nextTurn } from 'node:timers/promises';
import { JSDOM } from 'jsdom';
import NativeEnvironment from './environment.mjs';

// Node loads `fetch` when it is first used, and keeps the AbortSignal of that moment.
void new Request('http://localhost/', { signal: AbortSignal.abort() });

/** Created with the first test file. React and the Testing Library keep references to the document of their first import. */
let dom = null;
/** Node's do not work with jsdom's nodes, or keep the process alive. */
const REPLACED = [
  'AbortController',
  'AbortSignal',
  'Blob',
  'BroadcastChannel',
  'CustomEvent',
  'Event',
  'EventTarget',
  'File',
  'FormData',
  'MessageEvent',
  'localStorage',
  'navigator',
  'sessionStorage',
];
/** Missing in jsdom, and added to the window by the set-up of the tests. */
const ADDED = ['IntersectionObserver', 'matchMedia', 'ResizeObserver'];
const TIMERS = ['setInterval', 'setTimeout'];

/** A Jest environment without a VM context and with the globals of a browser: `window` is a jsdom window. */
export default class DomEnvironment extends NativeEnvironment {
  async setup() {
    dom ??= openWindow();
    dom.reconfigure({ url: 'http://localhost/' });
    this.replaced = install(dom.window);
  }

  /** The Testing Library looks for a global `jest` to learn that timers are mocked. */
  exposeJest(jest) {
    this.replaced.push(['jest', undefined]);
    globalThis.jest = jest;
  }

  async teardown() {
    await super.teardown();
    // React's scheduler keeps its state for the next file, so its last work must run.
    for (let turn = 0; turn < 10; turn += 1) await nextTurn();
    for (const timer of pending.splice(0)) clearTimeout(timer.deref());
    dom.window.document.body.replaceChildren();
    // Files for Node run in the same worker and find Node's globals again.
    for (const [name, descriptor] of this.replaced)
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else delete globalThis[name];
  }
}

function openWindow() {
  const opened = new JSDOM('<!DOCTYPE html>', { pretendToBeVisual: true, url: 'http://localhost/' });
  // `window.setTimeout` is the one that a test replaces.
  for (const name of ['clearInterval', 'clearTimeout', ...TIMERS])
    Object.defineProperty(opened.window, name, { configurable: true, get: () => globalThis[name] });
  return opened;
}

/** Timers that a file starts and that end with it, as in a window that is closed. */
const pending = [];
const timers = Object.fromEntries(
  TIMERS.map((name) => {
    const start = globalThis[name];
    return [
      name,
      (...args) => {
        const timer = start(...args);
        pending.push(new WeakRef(timer));
        return timer;
      },
    ];
  }),
);

/** Makes the properties of the window global. Returns the former descriptors. */
function install(window) {
  const names = [];
  for (let holder = window; holder !== Object.prototype && holder; holder = Object.getPrototypeOf(holder))
    names.push(...Object.getOwnPropertyNames(holder).filter((name) => !(name in globalThis)));
  const replaced = [];
  const define = (name, descriptor) => {
    replaced.push([name, Object.getOwnPropertyDescriptor(globalThis, name)]);
    Object.defineProperty(globalThis, name, { ...descriptor, configurable: true });
  };
  for (const name of new Set([...names, ...REPLACED, ...ADDED]))
    define(name, { get: () => window[name], set: (value) => void (window[name] = value) });
  for (const name of TIMERS) define(name, { value: timers[name], writable: true });
  return replaced;
}
