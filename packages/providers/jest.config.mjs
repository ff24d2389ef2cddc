import { nodePreset } from '@frontdesk/tooling/jest-preset.mjs';

export default { ...nodePreset, displayName: 'providers' };
