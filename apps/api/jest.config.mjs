import { nodePreset } from '@frontdesk/tooling/jest-preset.mjs';

export default {
  ...nodePreset,
  displayName: 'api',
  // type-graphql decorators need reflect-metadata, so it is loaded before any decorated class.
  setupFiles: ['reflect-metadata'],
  // Starting a database on a busy machine is slow.
  testTimeout: 180_000,
  globalSetup: '<rootDir>/test/testkit/cluster.setup.mjs',
  globalTeardown: '<rootDir>/test/testkit/cluster.teardown.mjs',
};
