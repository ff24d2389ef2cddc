import {
  type AgentSetupStep,
  type Channel,
  type Environment,
  missingIntegrations,
  SETUP_GUIDE_STEPS,
  type SetupGuideStepName,
} from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { findAgentId } from '../../configuration/index.ts';
import {
  type AgentUsageRows,
  agentUsageRows,
  type SetupGuideFacts,
  setGuideDismissedAt,
  setupGuideFacts,
} from '../agent-status.repository.ts';
import { type AgentReadinessResult, readAgentReadiness } from '../agent-status.ts';

export const agentReadiness = (ctx: WorkspaceContext): Promise<AgentReadinessResult> =>
  ctx.db.read((tx) => readAgentReadiness(tx, ctx.services));

/** Returns the phone numbers and services that use an agent, with their versions. */
export const agentUsage = (ctx: WorkspaceContext, agentId: string | null): Promise<AgentUsageRows> =>
  ctx.db.read(async (tx) => agentUsageRows(tx, await findAgentId(tx, agentId)));

interface SetupGuideResult {
  readonly readiness: AgentReadinessResult;
  readonly steps: readonly { readonly step: SetupGuideStepName; readonly isDone: boolean }[];
  readonly isDismissed: boolean;
  readonly canUseSimulators: boolean;
}

export const setupGuide = (ctx: WorkspaceContext): Promise<SetupGuideResult> =>
  ctx.db.read((tx) => readSetupGuide(tx, ctx));

/** Returns the setup steps that the viewer is allowed to take, and whether each one is done. */
async function readSetupGuide(tx: Tx, ctx: WorkspaceContext): Promise<SetupGuideResult> {
  const readiness = await readAgentReadiness(tx, ctx.services);
  const facts = await setupGuideFacts(tx, ctx.membership.memberId);
  const { channel } = await tx.workspace.findFirstOrThrow({ select: { channel: true } });
  const steps = SETUP_GUIDE_STEPS.filter((step) => isNeededFor(channel, step) && CAN_TAKE[step](ctx.ability)).map(
    (step) => ({ step, isDone: isDone(step, readiness, facts) }),
  );
  return { readiness, steps, isDismissed: facts.isDismissed, canUseSimulators: await canUseSimulators(tx, ctx, facts) };
}

/** Returns whether a setup step applies to a channel. Only WhatsApp requires a template for the first message. */
const isNeededFor = (channel: string, step: SetupGuideStepName): boolean =>
  step !== 'CHOOSE_GREETING' || channel === 'WHATSAPP';

type Ability = WorkspaceContext['ability'];

const canSetIntegrations = (ability: Ability) => ability.can('set', 'Integration');

const CAN_TAKE: Readonly<Record<SetupGuideStepName, (ability: Ability) => boolean>> = {
  CONNECT_CHANNEL: canSetIntegrations,
  CONNECT_MODEL: canSetIntegrations,
  ADD_NUMBER: (ability) => canSetIntegrations(ability) || ability.can('create', 'PhoneConfig'),
  TEST_AGENT: (ability) => ability.can('update', 'Agent'),
  PUBLISH_AGENT: (ability) => ability.can('publish', 'Agent'),
  CHOOSE_GREETING: (ability) => ability.can('update', 'Workspace'),
  RECEIVE_LEAD: (ability) => ability.can('read', 'Lead'),
  INVITE_MEMBER: (ability) => ability.can('create', 'Invitation'),
};

function isDone(step: SetupGuideStepName, { missingSteps }: AgentReadinessResult, facts: SetupGuideFacts): boolean {
  const needed = NEEDED[step];
  if (needed) return !needed.some((missing) => missingSteps.includes(missing));
  if (step === 'TEST_AGENT') return facts.isTested;
  return step === 'RECEIVE_LEAD' ? facts.hasLead : facts.hasTeammate;
}

/** Maps each step of the setup guide to the corresponding steps of the agent setup. */
const NEEDED: Readonly<Partial<Record<SetupGuideStepName, readonly AgentSetupStep[]>>> = {
  CONNECT_CHANNEL: ['CONNECT_CHANNEL', 'VERIFY_CHANNEL'],
  CONNECT_MODEL: ['CONNECT_MODEL', 'VERIFY_MODEL'],
  ADD_NUMBER: ['ADD_NUMBER', 'ROUTE_NUMBER'],
  PUBLISH_AGENT: ['PUBLISH_AGENT'],
  CHOOSE_GREETING: ['CHOOSE_GREETING'],
};

async function canUseSimulators(tx: Tx, { services, ability }: WorkspaceContext, { providers }: SetupGuideFacts) {
  if (!services.sandbox || !canSetIntegrations(ability)) return false;
  const workspace = await tx.workspace.findFirstOrThrow({ select: { channel: true, environment: true } });
  if ((workspace.environment as Environment) !== 'DEVELOPMENT') return false;
  return missingIntegrations(workspace.channel as Channel, providers).length > 0;
}

/** Shows or hides the setup guide for the member. Not recorded in the audit log, because it is a personal setting. */
export const updateSetupGuide = (ctx: WorkspaceContext, { isDismissed }: { readonly isDismissed: boolean }) =>
  ctx.db.write(async (tx) => {
    await setGuideDismissedAt(tx, ctx.membership.memberId, isDismissed ? ctx.services.clock() : null);
    return { guide: await readSetupGuide(tx, ctx) } as const;
  });
