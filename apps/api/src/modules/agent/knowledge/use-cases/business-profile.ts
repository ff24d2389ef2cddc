import { isDeepStrictEqual } from 'node:util';
import type { BusinessProfile } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { BusinessProfileRow } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { type GivenProfile, validateProfile } from '../knowledge.validation.ts';
import { storeProfile } from '../store-knowledge.ts';

export const businessProfile = (ctx: WorkspaceContext) =>
  ctx.db.read(async (tx) => presentProfile(await findProfile(tx)));

const findProfile = (tx: Tx): Promise<BusinessProfileRow | null> => tx.businessProfileRow.findFirst();

/** Returns the stored profile with its revision. Returns null if the profile was never changed. */
export async function readBusinessProfile(tx: Tx): Promise<(BusinessProfile & { readonly revision: number }) | null> {
  const row = await findProfile(tx);
  return row && { ...profileOf(row), revision: row.revision };
}

const EMPTY: BusinessProfile = {
  name: '',
  description: '',
  address: '',
  phone: '',
  email: '',
  website: '',
  services: [],
  policies: [],
  links: [],
  contactPersons: [],
};

function presentProfile(row: BusinessProfileRow | null) {
  if (!row) return { ...EMPTY, revision: 0, updatedAt: null, updatedByName: null };
  return { ...profileOf(row), revision: row.revision, updatedAt: row.updatedAt, updatedByName: row.updatedByName };
}

/**
 * Returns the texts of a stored profile. They are not validated again, because they were validated when they were
 * stored.
 */
function profileOf({ services, policies, links, contactPersons, ...row }: BusinessProfileRow): BusinessProfile {
  const { name, description, address, phone, email, website } = row;
  type Lists = Pick<BusinessProfile, 'services' | 'policies' | 'links' | 'contactPersons'>;
  const lists = { services, policies, links, contactPersons } as unknown as Lists;
  return { name, description, address, phone, email, website, ...lists };
}

/**
 * Replaces the business profile and the passages generated from it (AG-15). Refused if the profile has changed since
 * `revision` or a field is invalid.
 */
export async function updateBusinessProfile(
  ctx: WorkspaceContext,
  { revision, ...given }: GivenProfile & { readonly revision: number },
) {
  const checked = validateProfile(given);
  if ('field' in checked) return refused('BUSINESS_PROFILE_INVALID', checked.field);
  return ctx.db.write(async (tx) => {
    await lockWorkspace(tx);
    const changed = await changeProfile(tx, ctx, { profile: checked.value, revision });
    return isRefused(changed) ? changed : ({ profile: presentProfile(changed.row) } as const);
  });
}

interface ProfileChange {
  /** Validated profile. */
  readonly profile: BusinessProfile;
  /** Revision that the change is based on. */
  readonly revision: number;
  /** Number of the version that is restored. Undefined if the profile was edited. */
  readonly restoredNumber?: number;
}

/**
 * Stores a profile with its version, and records the event. The calling code must hold the lock on the workspace.
 * `versionId` is null if the content did not change.
 */
export async function changeProfile(
  tx: Tx,
  ctx: WorkspaceContext,
  { profile, revision, restoredNumber }: ProfileChange,
): Promise<Refused | { readonly row: BusinessProfileRow; readonly versionId: string | null }> {
  const { id: workspaceId } = ctx.workspace;
  authorize(ctx, 'update', 'BusinessProfile', { workspaceId, id: workspaceId });
  const before = await findProfile(tx);
  if ((before?.revision ?? 0) !== revision) return refused('KNOWLEDGE_CHANGED', 'revision');
  const isRestored = restoredNumber !== undefined;
  if (isRestored && before && isDeepStrictEqual(profileOf(before), profile))
    return refused('KNOWLEDGE_VERSION_CURRENT', 'versionId');
  const stamp = { workspaceId, at: ctx.services.clock(), byName: ctx.actor.name };
  const change = isRestored ? 'RESTORED' : before ? 'UPDATED' : 'CREATED';
  const stored = await storeProfile(tx, profile, { ...stamp, revision: revision + 1, change });
  await recordEvent(tx, ctx, {
    name: 'business_profile.updated',
    subject: { type: 'Workspace', id: workspaceId },
    after: { ...summaryOf(profile), ...(isRestored ? { restored: restoredNumber } : {}) },
  });
  return stored;
}

const summaryOf = ({ services, policies, links, contactPersons, ...texts }: BusinessProfile) => ({
  ...texts,
  services: services.map(({ name, price }) => (price ? `${name}: ${price}` : name)).join('; '),
  policies: policies.map(({ title }) => title).join('; '),
  links: links.map(({ url }) => url).join('; '),
  contactPersons: contactPersons.map(({ name }) => name).join('; '),
});
