// Browser tests keep the CPU busy, while chaos tests mostly wait. `npm test` runs both at the same time.
export default {
  projects: ['<rootDir>/jest.browser.config.mjs', '<rootDir>/jest.chaos.config.mjs'],
  // Each file starts its own browser and database, so only one file runs at a time.
  maxWorkers: 1,
  testTimeout: 240_000,
};
