import { DEFAULT_OUTREACH_CEILINGS, type OutreachCeilings, type UnreachedAction } from '@frontdesk/domain';
import { digestOf } from '../../src/modules/campaigns/outreach-limits/admit-outreach.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

interface Limits extends Partial<OutreachCeilings> {
  readonly dialAttempts?: number;
  readonly redialMinutes?: number;
  readonly voicemailMessage?: string;
  readonly whenUnreached?: UnreachedAction;
  readonly messageFrom?: number;
  readonly messageUntil?: number;
  readonly callFrom?: number;
  readonly callUntil?: number;
  readonly otherCountries?: string[];
}

/** Sets outreach limits of a workspace. Limits that are not given get their defaults. */
export const setLimits = (fd: TestFrontdesk, { id }: Pick<BuiltWorkspace, 'id'>, over: Limits) => {
  const data = { otherCountries: [], ...DEFAULT_OUTREACH_CEILINGS, ...over, updatedAt: fd.services.clock() };
  const where = { workspaceId_id: { workspaceId: id, id } };
  return fd.services.database
    .forWorkspace(id)
    .write((tx) => tx.outreachLimitsRow.upsert({ where, create: { workspaceId: id, id, ...data }, update: data }));
};

/** Creates changed outreach limits and one counted call. */
export async function buildOutreach(fd: TestFrontdesk, workspace: BuiltWorkspace): Promise<void> {
  const { id: workspaceId } = workspace;
  await setLimits(fd, workspace, { otherCountries: ['FR'] });
  const numberDigest = new Uint8Array(digestOf(workspaceId, '+442079460999'));
  const counted = { kind: 'CALL', isAutomatic: true, numberDigest, costCents: 100, at: fd.services.clock() };
  await fd.services.database
    .forWorkspace(workspaceId)
    .write((tx) => tx.outreachAttempt.create({ data: { workspaceId, ...counted } }));
}
