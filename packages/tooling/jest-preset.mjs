import { fileURLToPath } from 'node:url';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/** Configuration for code that runs in Node. Test files run without a VM context (see `jest-native`). */
export const nodePreset = {
  testEnvironment: here('./jest-native/environment.mjs'),
  runtime: here('./jest-native/runtime.mjs'),
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
};

/** Configuration for code that runs in browsers. Test files run without a VM context and share one jsdom window. */
export const browserPreset = {
  ...nodePreset,
  testEnvironment: here('./jest-native/dom-environment.mjs'),
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
};
