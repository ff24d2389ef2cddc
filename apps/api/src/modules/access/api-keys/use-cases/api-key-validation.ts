import type { ApiKeyLabel, ApiKeyMode } from '@frontdesk/domain';
import { expandPolicies, isPolicyKey, type PolicyKey } from '@frontdesk/policies';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { newApiKeyToken } from '../../../../auth/tokens/api-key-token.ts';
import { hashSecret } from '../../../../crypto/opaque-token.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { checkIdentityGrant, findActiveIdentity } from '../../service-accounts/index.ts';

export interface ApiKeyInput {
  readonly name: string;
  readonly label: ApiKeyLabel;
  readonly mode: ApiKeyMode;
  readonly scopes: string[];
  readonly allowedRanges: string[];
  readonly expiresAt: Date;
  /** Service account that owns the key. Null: the caller. */
  readonly serviceAccountId: string | null;
}

/** Stores a new key of the caller. The secret is only in the result. */
export async function writeKey(
  tx: Tx,
  ctx: WorkspaceContext,
  terms: ApiKeyInput,
): Promise<{ id: string; secret: string }> {
  const token = newApiKeyToken();
  const { id } = await tx.apiKey.create({
    data: {
      workspaceId: ctx.workspace.id,
      keyId: token.keyId,
      secretHash: Uint8Array.from(hashSecret(token.secret)),
      ...terms,
      createdById: ctx.membership.userId,
      createdByName: ctx.actor.name,
      createdAt: ctx.services.clock(),
    },
  });
  return { id, secret: token.text };
}

/** Terms for the audit log, with dates as text. */
export const toAuditData = ({ expiresAt, ...terms }: ApiKeyInput) => ({ ...terms, expiresAt: expiresAt.toISOString() });

/**
 * Members who can update a service account, and hold all its policies, can create keys for it within the account's
 * policies.
 */
export async function checkIdentityKey(
  tx: Tx,
  ctx: WorkspaceContext,
  id: string,
  scopes: readonly PolicyKey[],
): Promise<Refused | null> {
  const identity = authorize(ctx, 'update', 'ServiceAccount', await findActiveIdentity(tx, id));
  const above = checkIdentityGrant(ctx, { before: identity });
  if (above) return refused(above, 'serviceAccountId');
  const held = expandPolicies(identity.policies.filter(isPolicyKey));
  const within = [...expandPolicies(scopes)].every((policy) => held.has(policy));
  return within ? null : refused('SCOPES_BEYOND_IDENTITY', 'scopes');
}
