import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { sourceMaps } from './hooks.mjs';

const require = createRequire(import.meta.url);
const imported = new Map();

/**
 * A Jest runtime that imports test files with Node's own loader. A module is loaded once per worker process instead of
 * once per test file, so it is compiled only once and its state outlives a test file. Module mocks are not supported.
 */
export default class NativeRuntime {
  constructor(_config, environment) {
    this.environment = environment;
  }

  setGlobalsForRuntime(globals) {
    const { moduleMocker: mocker, fakeTimersModern: timers } = this.environment;
    const jest = {
      fn: mocker.fn.bind(mocker),
      spyOn: mocker.spyOn.bind(mocker),
      useFakeTimers: () => timers.useFakeTimers(),
      useRealTimers: () => timers.useRealTimers(),
      advanceTimersByTime: (milliseconds) => timers.advanceTimersByTime(milliseconds),
      advanceTimersByTimeAsync: (milliseconds) => timers.advanceTimersByTimeAsync(milliseconds),
      restoreAllMocks: () => mocker.restoreAllMocks(),
    };
    globalThis[Symbol.for('frontdesk.jest')] = { ...globals, jest };
    this.environment.exposeJest?.(jest);
  }

  /** Jest requests jest-circus once per test file and expects a module without state. */
  requireInternalModule(path) {
    delete require.cache[path];
    delete globalThis[Symbol.for('EVENT_HANDLERS')];
    return require(path);
  }

  requireModule(path) {
    return require(path);
  }

  unstable_shouldLoadAsEsm(path) {
    return /\.(tsx?|mjs)$/.test(path);
  }

  async unstable_importModule(path) {
    // Restores Node's default. With Jest's value of 100, every error would capture and map up to 100 stack frames.
    Error.stackTraceLimit = 10;
    const times = imported.get(path) ?? 0;
    imported.set(path, times + 1);
    // A setup file must run again before every test file, so every further import gets a different URL.
    return import(`${pathToFileURL(path).href}${times > 0 ? `?import=${times}` : ''}`);
  }

  restoreAllMocks() {
    this.environment.moduleMocker.restoreAllMocks();
  }

  enterTestCode() {}

  leaveTestCode() {}

  getSourceMaps() {
    return sourceMaps;
  }

  getAllCoverageInfoCopy() {
    return undefined;
  }

  teardown() {}
}
