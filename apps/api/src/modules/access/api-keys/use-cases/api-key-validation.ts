import type { ApiKeyMode, Environment } from '@frontdesk/domain';
import { expandPolicies, isPolicyKey, type PolicyKey } from '@frontdesk/policies';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { newApiKeyToken } from '../../../../auth/tokens/api-key-token.ts';
import { hashSecret } from '../../../../crypto/opaque-token.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { checkServiceAccountGrant, findActiveServiceAccount } from '../../service-accounts/index.ts';

export interface ApiKeyInput {
  readonly name: string;
  readonly environment: Environment;
  readonly mode: ApiKeyMode;
  readonly scopes: string[];
  readonly allowedRanges: string[];
  readonly expiresAt: Date;
  /** Service account that owns the key. Null if the key is owned by the requesting user. */
  readonly serviceAccountId: string | null;
}

/**
 * Stores a new key of the requesting user or of a service account. Returns its id and its token. Only the hash of the
 * token's secret is stored.
 */
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

/** Returns the key's settings for the audit log, with the expiry as ISO 8601 text. */
export const toAuditData = ({ expiresAt, ...terms }: ApiKeyInput) => ({ ...terms, expiresAt: expiresAt.toISOString() });

/**
 * Checks whether the API caller can create a key for the service account: the account's policies must be within the
 * caller's grant limit and include the scopes. Returns a refusal, or null. Throws NOT_FOUND if the account was deleted
 * or the caller cannot read it, and FORBIDDEN if the caller cannot update it.
 */
export async function checkIdentityKey(
  tx: Tx,
  ctx: WorkspaceContext,
  id: string,
  scopes: readonly PolicyKey[],
): Promise<Refused | null> {
  const serviceAccount = authorize(ctx, 'update', 'ServiceAccount', await findActiveServiceAccount(tx, id));
  const above = checkServiceAccountGrant(ctx, { before: serviceAccount });
  if (above) return refused(above, 'serviceAccountId');
  const held = expandPolicies(serviceAccount.policies.filter(isPolicyKey));
  const within = [...expandPolicies(scopes)].every((policy) => held.has(policy));
  return within ? null : refused('SCOPES_EXCEED_SERVICE_ACCOUNT', 'scopes');
}
