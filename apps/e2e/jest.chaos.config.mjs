import { nodePreset } from '@frontdesk/tooling/jest-preset.mjs';

export default {
  ...nodePreset,
  displayName: 'chaos',
  testMatch: ['**/*chaos.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/support/set-up.ts'],
};
