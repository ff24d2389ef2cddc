import type { ApiKeyLabel, ApiKeyMode } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../context/context.ts';
import { newApiKeyToken } from '../../../crypto/api-key-token.ts';
import { hashSecret } from '../../../crypto/opaque-token.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export interface KeyTerms {
  readonly name: string;
  readonly label: ApiKeyLabel;
  readonly mode: ApiKeyMode;
  readonly scopes: string[];
  readonly allowedRanges: string[];
  readonly expiresAt: Date;
}

/** Writes a key that is the caller's; the secret is in what this gives back and nowhere else. */
export async function writeKey(
  tx: Tx,
  ctx: WorkspaceContext,
  terms: KeyTerms,
): Promise<{ id: string; secret: string }> {
  const token = newApiKeyToken();
  const { id } = await tx.apiKey.create({
    data: {
      workspaceId: ctx.workspace.id,
      keyId: token.keyId,
      secretHash: Uint8Array.from(hashSecret(token.secret)),
      ...terms,
      activeLabel: terms.label,
      createdById: ctx.membership.userId,
      createdByName: ctx.actor.name,
      createdAt: ctx.services.clock(),
    },
  });
  return { id, secret: token.text };
}

/** The same for the log, which holds no dates. */
export const told = ({ expiresAt, ...terms }: KeyTerms) => ({ ...terms, expiresAt: expiresAt.toISOString() });
