import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { swcOptions, swcOptionsOfWeb } from '../swc.mjs';

const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/frontdesk-swc', import.meta.url));
/** Paths of the source maps of transformed modules, by the URL and by the path that stack frames contain. */
export const sourceMaps = new Map();
/** URLs of modules that the SPA imports directly or indirectly. Packages that they import are resolved for browsers. */
const browserModules = new Set();
/** URL of the empty module that replaces style sheets. */
const EMPTY = 'frontdesk:empty';
const JEST_GLOBALS = 'frontdesk:jest-globals';
const NAMES = 'afterAll afterEach beforeAll beforeEach describe expect it jest test'.split(' ');

mkdirSync(CACHE, { recursive: true });
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === '@jest/globals') return { url: JEST_GLOBALS, shortCircuit: true };
    if (specifier.endsWith('.css')) return { url: EMPTY, shortCircuit: true };
    // Tests import the workspace's packages from source instead of the last build. Packages of the registry can have the
    // same condition for files that they do not contain.
    const source = context.parentURL?.includes('/node_modules/') ? [] : ['source'];
    if (!isForBrowsers(context.parentURL)) return next(specifier, withConditions(context, source));
    const resolved = next(specifier, withConditions(context, [...source, 'browser']));
    browserModules.add(resolved.url);
    return resolved;
  },
  load(url, context, next) {
    if (url === JEST_GLOBALS) return { format: 'module', source: jestGlobals(), shortCircuit: true };
    if (url === EMPTY) return { format: 'module', source: 'export default {};', shortCircuit: true };
    const [address] = url.split('?');
    if (!address.startsWith('file:') || !/\.tsx?$/.test(address)) return next(url, context);
    return { format: 'module', source: transformed(url, fileURLToPath(address)), shortCircuit: true };
  },
});

const isForBrowsers = (url) => url !== undefined && (url.includes('/apps/web/') || browserModules.has(url));

const withConditions = (context, names) => ({ ...context, conditions: [...names, ...context.conditions] });

/**
 * Returns the source of a module whose test functions call those of the current test file, because support modules are
 * imported only once per worker.
 */
function jestGlobals() {
  return `const current = (name) => globalThis[Symbol.for('frontdesk.jest')][name];
const delegate = (name) => new Proxy(() => {}, {
  apply: (_target, self, args) => Reflect.apply(current(name), self, args),
  get: (_target, key) => current(name)[key],
});
export const [${NAMES.join(', ')}] = ${JSON.stringify(NAMES)}.map(delegate);`;
}

function transformed(url, filename) {
  const source = readFileSync(filename, 'utf8');
  const options = { ...(filename.includes('/apps/web/') ? swcOptionsOfWeb : swcOptions), sourceMaps: true };
  const key = createHash('sha256')
    .update(`${JSON.stringify(options)}\0${filename}\0${source}`)
    .digest('hex');
  const cached = join(CACHE, `${key}.mjs`);
  const map = `${cached}.map`;
  for (const name of [url, filename]) sourceMaps.set(name, map);
  try {
    return readFileSync(cached, 'utf8');
  } catch {
    const result = transformSync(source, { ...options, filename });
    // Write the source map first, because every cached module must have a source map.
    writeWhole(map, result.map);
    writeWhole(cached, result.code);
    return result.code;
  }
}

/** Writes atomically, because other workers read the cache at the same time. */
function writeWhole(path, content) {
  const partial = `${path}.${process.pid}`;
  writeFileSync(partial, content);
  renameSync(partial, path);
}
