import { fileURLToPath } from 'node:url';
import { swcOptions } from './swc.mjs';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/** For code that runs in Node: test files run without a VM context, see `jest-native`. */
export const nodePreset = {
  testEnvironment: here('./jest-native/environment.mjs'),
  runtime: here('./jest-native/runtime.mjs'),
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
};

/** The `source` condition makes tests import the workspace's packages from source instead of the last build. */
export const browserPreset = {
  testEnvironment: 'jest-environment-jsdom',
  testEnvironmentOptions: { customExportConditions: ['source', 'browser', 'import', 'default'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.tsx?$': ['@swc/jest', swcOptions] },
  setupFiles: [fileURLToPath(new URL('./short-stacks.mjs', import.meta.url))],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
};
