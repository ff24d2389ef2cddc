import { CAMPAIGNS, type EventName, isCountUnchanged, isHeaderFileMissing } from '@frontdesk/domain';
import type { Action } from '@frontdesk/policies';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { requireCapacity, requireFeature } from '../../../platform/billing/index.ts';
import { localTime } from '../../recipients/index.ts';
import { countReceivers, isExplicitSelection } from '../audience.ts';
import {
  audienceOf,
  type CampaignRow,
  currentCategory,
  findSendingNumber,
  lockCampaign,
  templateOfCampaign,
  variablesOf,
} from '../campaigns.repository.ts';
import { transitionCampaign } from '../transition-campaign.ts';

export interface StartCampaign {
  readonly id: string;
  /** Number of recipients that the API caller confirmed. */
  readonly receivers: number;
}

/**
 * Schedules a complete draft of a campaign, which then starts automatically at its start time. Refused if the start
 * time has passed.
 */
export const scheduleCampaign = (ctx: WorkspaceContext, asked: StartCampaign) =>
  startWith(ctx, asked, {
    action: 'schedule',
    from: ['DRAFT'],
    begin: async (tx, campaign, confirmed) => {
      const { timezone: zone } = await tx.workspace.findFirstOrThrow({ select: { timezone: true } });
      // The start time is checked in the workspace's time zone. The start time may already have passed in a recipient's
      // time zone.
      const here = localTime(ctx.services.clock(), zone);
      if (campaign.startsAt === null || campaign.startsAt <= here) return refused('CAMPAIGN_SCHEDULE_INVALID', 'id');
      await transitionCampaign(tx, ctx, campaign, transitionTo('campaign.scheduled', 'SCHEDULED', confirmed, asked));
      return { campaign: byId(campaign.id) } as const;
    },
  });

/** Starts a draft or scheduled campaign immediately. Quiet hours still apply. */
export const startCampaign = (ctx: WorkspaceContext, asked: StartCampaign) =>
  startWith(ctx, asked, {
    action: 'run',
    from: ['DRAFT', 'SCHEDULED'],
    begin: async (tx, campaign, confirmed) => {
      const now = { startsAt: null, startedAt: ctx.services.clock(), ...confirmed };
      await transitionCampaign(tx, ctx, campaign, transitionTo('campaign.started', 'RUNNING', now, asked));
      return { campaign: byId(campaign.id) } as const;
    },
  });

const transitionTo = (name: EventName, state: 'SCHEDULED' | 'RUNNING', data: object, { receivers }: StartCampaign) => ({
  name,
  data: { ...data, state },
  after: { receivers },
});

interface StartedBy {
  readonly startedById: string;
  readonly startedByName: string;
}

interface ConfirmedStart extends StartedBy {
  readonly confirmedReceivers: number;
  readonly templateCategory: string | null;
}

interface StartAction<Begun> {
  readonly action: Action;
  readonly from: readonly string[];
  begin(tx: Tx, campaign: CampaignRow, confirmed: ConfirmedStart): Promise<Begun | Refused>;
}

/**
 * Verifies and records who starts the campaign, and verifies the confirmed number of recipients. The audience is
 * limited to the contacts that this user can read.
 */
const startWith = <Begun>(
  ctx: WorkspaceContext,
  { id, receivers }: StartCampaign,
  { action, from, begin }: StartAction<Begun>,
) =>
  ctx.db.write(async (tx) => {
    const campaign = authorize(ctx, action, 'Campaign', await lockCampaign(tx, id));
    const starter = startedByOf(ctx);
    if (!starter) return refused('CAMPAIGN_STARTER_MISSING');
    if (!from.includes(campaign.state)) return refused('CAMPAIGN_STATE', 'id');
    const refusal = (await checkReadiness(tx, campaign)) ?? (await checkRecipientCount(tx, ctx, campaign, receivers));
    if (refusal) return refusal;
    const limit = await checkPlan(tx, ctx, receivers);
    if (limit) return limit;
    const templateCategory = await currentCategory(tx, campaign);
    return begin(tx, campaign, { ...starter, templateCategory, confirmedReceivers: receivers });
  });

/**
 * Returns a refusal if the plan does not include campaigns, or if fewer messages are left in the plan than the campaign
 * has recipients.
 */
const checkPlan = async (tx: Tx, { services }: WorkspaceContext, adding: number): Promise<Refused | null> =>
  (await requireFeature(tx, services, 'campaigns')) ??
  requireCapacity(tx, services, { meter: 'campaign_messages', adding });

/**
 * Returns the user whose permissions limit the audience: the API caller, or the creator of the API key. Returns null
 * for a service account, which has no user.
 */
function startedByOf({ actor, membership }: WorkspaceContext): StartedBy | null {
  if (actor.kind === 'user') return { startedById: actor.userId, startedByName: actor.name };
  if (actor.kind !== 'api_key' || membership.userId !== actor.createdById) return null;
  return { startedById: actor.createdById, startedByName: actor.name };
}

/**
 * Returns why the campaign cannot start (no template or audience, template not approved or without the file of its header, variables missing, or no phone
 * number to send from), or null if it can start.
 */
export async function checkReadiness(tx: Tx, campaign: CampaignRow): Promise<Refused | null> {
  if (campaign.templateId === null || !isExplicitSelection(audienceOf(campaign)))
    return refused('CAMPAIGN_INCOMPLETE', 'id');
  const template = await templateOfCampaign(tx, campaign);
  if (template?.status !== 'APPROVED') return refused('TEMPLATE_NOT_APPROVED', 'id');
  if (isHeaderFileMissing(template)) return refused('TEMPLATE_FILE_MISSING', 'id');
  const filled = new Map(variablesOf(campaign).map((one) => [one.name, one]));
  const isFilled = (name: string) =>
    filled.get(name) && (filled.get(name)?.source !== 'TEXT' || filled.get(name)?.text);
  if (!template.variables.every(isFilled)) return refused('TEMPLATE_VARIABLES_INVALID', 'id');
  return (await findSendingNumber(tx, template)) === undefined ? refused('CAMPAIGN_NUMBER_MISSING', 'id') : null;
}

async function checkRecipientCount(tx: Tx, ctx: WorkspaceContext, campaign: CampaignRow, shown: number) {
  const found = await countReceivers(tx, ctx, audienceOf(campaign));
  if (found === 0) return refused('CAMPAIGN_AUDIENCE_EMPTY', 'id');
  if (found > CAMPAIGNS.recipientsMax) return refused('CAMPAIGN_AUDIENCE_TOO_LARGE', 'id');
  if (isCountUnchanged(shown, found)) return null;
  const people = new Intl.NumberFormat('en').format(found);
  return refused(
    'CAMPAIGN_COUNT_CHANGED',
    'receivers',
    `${people} people would receive this now. Review the campaign before sending.`,
  );
}
