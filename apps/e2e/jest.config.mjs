// Whatever a browser sees, and what is killed meanwhile: the one keeps a machine busy, the other mostly waits, so `npm test` runs them beside each other.
export default {
  projects: ['<rootDir>/jest.browser.config.mjs', '<rootDir>/jest.chaos.config.mjs'],
  // A browser and a database per file: one file at a time, and patience for a slow machine.
  maxWorkers: 1,
  testTimeout: 120_000,
};
