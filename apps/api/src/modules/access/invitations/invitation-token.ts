import { hashSecret, newSecret, readToken, tokenFor } from '../../../crypto/opaque-token.ts';

/**
 * Creates a token that contains the workspace id, so that the lookup needs to search only this workspace. Only the hash
 * of the secret is stored.
 */
export function newInvitationToken(workspaceId: string) {
  const secret = newSecret();
  return { token: tokenFor(workspaceId, secret), tokenHash: Uint8Array.from(hashSecret(secret)) };
}

export function readInvitationToken(token: string): { workspaceId: string; tokenHash: Uint8Array<ArrayBuffer> } | null {
  const read = readToken(token);
  return read && { workspaceId: read.id, tokenHash: Uint8Array.from(read.hash) };
}
