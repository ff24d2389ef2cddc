import { fileURLToPath } from 'node:url';
import { swcOptions } from './swc.mjs';

/** The `source` condition makes tests read the workspace's packages as they are written, not as they were last built. */
export const nodePreset = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.tsx?$': ['@swc/jest', swcOptions] },
  setupFiles: [fileURLToPath(new URL('./short-stacks.mjs', import.meta.url))],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
};

export const browserPreset = {
  ...nodePreset,
  testEnvironment: 'jest-environment-jsdom',
  testEnvironmentOptions: { customExportConditions: ['source', 'browser', 'import', 'default'] },
};
