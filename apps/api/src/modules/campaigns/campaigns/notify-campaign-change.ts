import type { CampaignState, NotificationKind } from '@frontdesk/domain';
import type { Campaign } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { notify } from '../../../events/notify.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { memberIdsOf, membersWithPolicy } from '../../access/members/index.ts';

/** Notifies the starter and the members who manage campaigns of an automatic transition. */
export async function notifyCampaignChange(
  tx: Tx,
  by: EventContext,
  campaign: Campaign,
  state: CampaignState,
): Promise<void> {
  const kind = KINDS[state];
  if (!kind || by.actor.kind !== 'system') return;
  const { id, name, startedById } = campaign;
  const starter = startedById ? await memberIdsOf(tx, startedById) : [];
  const holders = await membersWithPolicy(tx, 'campaign.run', by.services.clock());
  await notify(tx, by, { kind, to: [...starter, ...holders.map((member) => member.id)], about: name, subjectId: id });
}

const KINDS: Readonly<Partial<Record<CampaignState, NotificationKind>>> = {
  PAUSED: 'CAMPAIGN_PAUSED',
  COMPLETED: 'CAMPAIGN_COMPLETED',
  FAILED: 'CAMPAIGN_FAILED',
};
