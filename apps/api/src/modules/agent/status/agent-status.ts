import { AGENT_SETUP_STEPS, type AgentSetupStep, type AgentStatus } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { type AgentReadinessFacts, agentStatusFacts } from './agent-status.repository.ts';

export interface AgentReadinessResult {
  readonly status: AgentStatus;
  /** Setup steps that are missing, in the order in which they should be completed. */
  readonly missingSteps: readonly AgentSetupStep[];
}

type SimulatorSwitch = Pick<Services, 'sandbox'>;

/**
 * Determines whether the agent can reply, based on the state of the channel, the model, the phone number, the published
 * version and the greeting template.
 */
export async function readAgentReadiness(tx: Tx, { sandbox }: SimulatorSwitch): Promise<AgentReadinessResult> {
  const facts = await agentStatusFacts(tx);
  const missingSteps = findMissingSteps(facts, { hasSimulators: sandbox !== null });
  return { status: statusOf(facts, missingSteps), missingSteps };
}

/**
 * Returns the status of the agent. Without a greeting template the agent is live, because it replies to messages; only
 * new leads are not greeted.
 */
function statusOf({ isPaused }: AgentReadinessFacts, missingSteps: readonly AgentSetupStep[]): AgentStatus {
  if (isPaused) return 'PAUSED';
  return missingSteps.some((step) => step !== 'CHOOSE_GREETING') ? 'INCOMPLETE' : 'LIVE';
}

interface Installation {
  /** True if the simulators are running. If not, simulated accounts and phone numbers do not work. */
  readonly hasSimulators: boolean;
}

export function findMissingSteps(facts: AgentReadinessFacts, installation: Installation): AgentSetupStep[] {
  const missing: readonly (AgentSetupStep | null)[] = [
    channelStep(facts, installation),
    accountStep(facts.model, installation, { connect: 'CONNECT_MODEL', verify: 'VERIFY_MODEL' }),
    numberStep(facts),
    // Every service has a published agent, so only the default agent may not be published.
    facts.isPublished || facts.number?.hasService ? null : 'PUBLISH_AGENT',
    facts.channel === 'VOICE' || facts.hasGreeting ? null : 'CHOOSE_GREETING',
  ];
  return AGENT_SETUP_STEPS.filter((step) => missing.includes(step));
}

const CHANNEL = { connect: 'CONNECT_CHANNEL', verify: 'VERIFY_CHANNEL' } as const;

/**
 * Returns the missing setup step for the channel's account, or null if no step is missing. WhatsApp Cloud phone numbers
 * have their own credentials; other phone numbers use the connected Twilio or Vapi account.
 */
function channelStep({ number, provider, hasInactiveNumber }: AgentReadinessFacts, { hasSimulators }: Installation) {
  if (number?.provider === 'WHATSAPP_CLOUD') return number.sandbox && !hasSimulators ? CHANNEL.verify : null;
  if (!number && !provider && hasInactiveNumber) return null;
  return accountStep(provider, { hasSimulators }, CHANNEL);
}

function accountStep(
  account: AgentReadinessFacts['provider'],
  { hasSimulators }: Installation,
  { connect, verify }: { readonly connect: AgentSetupStep; readonly verify: AgentSetupStep },
): AgentSetupStep | null {
  if (!account) return connect;
  return account.state === 'VERIFIED' && (hasSimulators || !account.sandbox) ? null : verify;
}

/**
 * Returns the missing setup step for the phone number, or null if no step is missing. If no phone number is active, the
 * number of the connected account is used. A phone number for calls must have a service.
 */
function numberStep({
  channel,
  number,
  provider,
  isAccountNumberInactive,
}: AgentReadinessFacts): AgentSetupStep | null {
  if (!number) return provider && !isAccountNumberInactive ? null : 'ADD_NUMBER';
  if (number.isServiceDisabled) return 'ROUTE_NUMBER';
  return channel === 'VOICE' && !number.hasService ? 'ROUTE_NUMBER' : null;
}
