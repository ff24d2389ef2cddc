import { nodePreset } from '@frontdesk/tooling/jest-preset.mjs';

// A browser and a database per file: one file at a time, and patience for a slow machine.
export default {
  ...nodePreset,
  displayName: 'e2e',
  maxWorkers: 1,
  testTimeout: 120_000,
  setupFilesAfterEnv: ['<rootDir>/support/set-up.ts'],
};
