import { createHash } from 'node:crypto';

/** Hash of a phone number or IP address, different in each workspace. Stored instead of the value. */
export const digestOf = (workspaceId: string, value: string): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([workspaceId, value]))
    .digest();
