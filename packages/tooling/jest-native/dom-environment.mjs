import { setImmediate as nextTurn } from 'node:timers/promises';
import { JSDOM } from 'jsdom';
import NativeEnvironment from './environment.mjs';

// Node loads `fetch` at the first use and keeps the AbortSignal of that moment, so `fetch` is loaded before jsdom's
// AbortSignal replaces Node's.
void new Request('http://localhost/', { signal: AbortSignal.abort() });

/**
 * The jsdom window, created with the first test file. All test files of a worker share it, because React and the
 * Testing Library keep references to the document of their first import.
 */
let dom = null;
/**
 * Globals that jsdom's versions replace, because Node's versions do not work with jsdom's nodes or keep the process
 * alive.
 */
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
/** Browser APIs that jsdom lacks. The setup of the tests adds them to the window. */
const ADDED = ['IntersectionObserver', 'matchMedia', 'ResizeObserver'];
const TIMERS = ['setInterval', 'setTimeout'];

/** A Jest environment without a VM context and with the globals of a browser: `window` is a jsdom window. */
export default class DomEnvironment extends NativeEnvironment {
  async setup() {
    dom ??= openWindow();
    dom.reconfigure({ url: 'http://localhost/' });
    this.replaced = install(dom.window);
  }

  /** Makes `jest` global, because the Testing Library uses the global to detect mocked timers. */
  exposeJest(jest) {
    this.replaced.push(['jest', undefined]);
    globalThis.jest = jest;
  }

  async teardown() {
    await super.teardown();
    // The next test file uses the same scheduler of React, so pending work must run first.
    for (let turn = 0; turn < 10; turn += 1) await nextTurn();
    for (const timer of pending.splice(0)) clearTimeout(timer.deref());
    dom.window.document.body.replaceChildren();
    // Test files for Node run in the same worker, so Node's globals are restored.
    for (const [name, descriptor] of this.replaced)
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else delete globalThis[name];
  }
}

function openWindow() {
  const opened = new JSDOM('<!DOCTYPE html>', { pretendToBeVisual: true, url: 'http://localhost/' });
  // The timers of the window are the global ones, so that tests can mock them.
  for (const name of ['clearInterval', 'clearTimeout', ...TIMERS])
    Object.defineProperty(opened.window, name, { configurable: true, get: () => globalThis[name] });
  return opened;
}

/** Timers that the current test file has started. They are cleared when the file ends. */
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

/**
 * Makes properties of the window global: those that Node lacks, `REPLACED` and `ADDED`. Returns the former descriptors.
 */
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
