import { createHash } from 'node:crypto';

/** Identifies a number or an address within one workspace without storing it. */
export const digestOf = (workspaceId: string, value: string): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([workspaceId, value]))
    .digest();
