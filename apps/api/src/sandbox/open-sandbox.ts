import type { IntegrationProvider } from '@frontdesk/domain';
import { createProviders } from '@frontdesk/providers';
import type { sandboxFor } from '@frontdesk/simulators';
import type { Sandbox, SandboxAccount } from '../context/context.ts';
import type { Env } from '../env.ts';

/** As people talk: slow enough to be followed, and to be joined. */
const CALLER_PACE_MS = 2_000;

export interface OpenSandbox extends Sandbox {
  stop(): Promise<void>;
}

/** Simulators of the providers in this very process: of a development that runs as one process, and nowhere else. */
export async function openSandbox(env: Env, publicBaseUrl: string): Promise<OpenSandbox | null> {
  if (env.runs !== 'all' || !env.simulators) return null;
  const { startSimulators, sandboxFor } = await import('@frontdesk/simulators');
  const { addresses, stop } = await startSimulators({ publicBaseUrl, callerPaceMs: CALLER_PACE_MS });
  return {
    providers: createProviders({ addresses }),
    account: (provider, workspaceId) => ACCOUNTS[provider](sandboxFor(workspaceId)),
    stop,
  };
}

type Known = ReturnType<typeof sandboxFor>;

/** What the simulators know of a workspace, as its cards keep it. */
const ACCOUNTS: Record<IntegrationProvider, (known: Known) => SandboxAccount> = {
  TWILIO: ({ twilio }) => ({
    settings: { accountSid: twilio.accountSid, fromNumber: twilio.from },
    secrets: { secret: twilio.authToken },
  }),
  VAPI: ({ vapi }) => ({
    settings: { assistantId: vapi.assistantId, phoneNumberId: vapi.phoneNumberId },
    secrets: { secret: vapi.apiKey, webhookSecret: vapi.serverToken },
  }),
  CALCOM: ({ calcom }) => ({
    settings: { eventTypeId: String(calcom.eventTypeId) },
    secrets: { secret: calcom.apiKey, webhookSecret: calcom.webhookSecret },
  }),
  OPENAI: ({ openai }) => ({ settings: { model: openai.model }, secrets: { secret: openai.apiKey } }),
};
