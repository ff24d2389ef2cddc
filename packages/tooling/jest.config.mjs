import { nodePreset } from './jest-preset.mjs';

export default { ...nodePreset, displayName: 'tooling', testMatch: ['**/*.test.mjs'] };
