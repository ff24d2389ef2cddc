// Browser and chaos tests: one keeps the machine busy, the other mostly waits, so `npm test` runs them in parallel.
export default {
  projects: ['<rootDir>/jest.browser.config.mjs', '<rootDir>/jest.chaos.config.mjs'],
  // Each file has its own browser and database, so one file at a time with long timeouts.
  maxWorkers: 1,
  testTimeout: 120_000,
};
