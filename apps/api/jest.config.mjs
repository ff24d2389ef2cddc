import { nodePreset } from '@frontdesk/tooling/jest-preset.mjs';

export default {
  ...nodePreset,
  displayName: 'api',
  globalSetup: '<rootDir>/test/testkit/cluster.setup.mjs',
  globalTeardown: '<rootDir>/test/testkit/cluster.teardown.mjs',
};
