import { setTimeout as wait } from 'node:timers/promises';
import type { IntegrationProvider } from '@frontdesk/domain';
import { isProviderError, type Providers, type VerifiedAccount } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import {
  calComOf,
  modelConfigOf,
  type OpenedIntegration,
  providersFor,
  type Switchboard,
  twilioOf,
  vapiOf,
} from './account.ts';
import { type IntegrationRow, lockIntegration } from './integrations.repository.ts';
import type { UsedIntegration } from './ports.ts';

/** Result of a verification: the name of the account, or the reason why the account cannot be used. */
type VerificationResult =
  | { readonly works: true; readonly accountName: string }
  | { readonly works: false; readonly words: string };

// Timeout in milliseconds. It is short, because a member waits for the result and, if the request has an
// Idempotency-Key, a transaction with a limit of 15 seconds stays open.
const PATIENCE_MS = 10_000;
const LONGEST = 300;

/** Verifies an account. Returns failures as a result and never throws an error. */
export async function verifyAccount(
  switchboard: Switchboard,
  account: OpenedIntegration,
  patienceMs = PATIENCE_MS,
): Promise<VerificationResult> {
  const providers = providersFor(switchboard, account);
  if (!providers) return { works: false, words: 'The simulators of these credentials are not running.' };
  try {
    const { accountName } = await withTimeout(
      patienceMs,
      ASK[account.row.provider as IntegrationProvider](providers, account),
    );
    return { works: true, accountName: trimMessage(accountName, account) };
  } catch (error) {
    return { works: false, words: trimMessage(failureMessageOf(error), account) };
  }
}

type VerifyFunction = (providers: Providers, account: OpenedIntegration) => Promise<VerifiedAccount>;

const verifyModel: VerifyFunction = (providers, account) =>
  providers.model(account.row.workspaceId, modelConfigOf(account)).verify();

const ASK: Record<IntegrationProvider, VerifyFunction> = {
  TWILIO: (providers, account) => providers.messaging(account.row.workspaceId, twilioOf(account)).verify(),
  VAPI: (providers, account) => providers.voice(account.row.workspaceId, vapiOf(account)).verify(),
  CALCOM: (providers, account) => providers.calendar(account.row.workspaceId, calComOf(account)).verify(),
  OPENAI: verifyModel,
  ANTHROPIC: verifyModel,
  AZURE_OPENAI: verifyModel,
  GOOGLE: verifyModel,
  OPENAI_COMPATIBLE: verifyModel,
};

async function withTimeout<T>(patienceMs: number, asking: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = wait(patienceMs, undefined, { signal: over.signal }).then(() => {
    throw new TimeoutError();
  });
  try {
    return await Promise.race([asking, late]);
  } finally {
    over.abort();
    late.catch(() => {});
  }
}

class TimeoutError extends Error {}

function failureMessageOf(error: unknown): string {
  if (error instanceof TimeoutError) return 'The provider did not answer in time.';
  if (isProviderError(error)) return error.words;
  return 'The provider could not be reached.';
}

/**
 * Converts an error to a single line of at most LONGEST characters. Removes secrets, because some providers repeat them
 * in error messages.
 */
function trimMessage(words: string, { credentials }: OpenedIntegration): string {
  const secrets = [credentials.secret, credentials.webhookSecret].filter((secret) => secret !== null);
  const redacted = secrets.reduce((text, secret) => text.replaceAll(secret, '…'), words);
  const line = redacted.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.slice(0, LONGEST) || 'The provider gave no reason.';
}

/**
 * Stores the result of a verification and records it in the audit log. `verifiedAt` stays the time of the last
 * successful verification.
 */
export async function recordVerification(
  tx: Tx,
  ctx: EventContext,
  row: IntegrationRow,
  verdict: VerificationResult,
): Promise<void> {
  const { workspaceId, id, provider } = row;
  const now = ctx.services.clock();
  const data = verdict.works
    ? { state: 'VERIFIED', accountName: verdict.accountName, verifiedAt: now, failure: null, failedAt: null }
    : { state: 'FAILING', failure: verdict.words, failedAt: now };
  await tx.integration.update({ where: { workspaceId_id: { workspaceId, id } }, data });
  await recordEvent(tx, ctx, {
    name: verdict.works ? 'integration.verified' : 'integration.failed',
    subject: { type: 'Integration', id },
    before: { provider, state: row.state },
    after: {
      provider,
      state: data.state,
      ...(verdict.works ? { accountName: verdict.accountName } : { failure: verdict.words }),
    },
  });
}

/** Marks an integration as failing if the provider rejected its current credentials. Other errors are ignored. */
export async function reportFailure(services: Services, used: UsedIntegration, error: unknown): Promise<void> {
  if (!isProviderError(error, 'CREDENTIALS')) return;
  const { workspaceId, id, version } = used;
  await services.database.forWorkspace(workspaceId).write(async (tx) => {
    const row = await lockIntegration(tx, id);
    if (!row || row.version !== version || row.state === 'FAILING') return;
    await recordVerification(tx, systemContext(services, workspaceId), row, { works: false, words: error.words });
  });
}

const systemContext = (services: Services, workspaceId: string) => ({
  services,
  transport: { requestId: '', ipAddress: '' },
  workspace: { id: workspaceId },
  actor: { kind: 'system' as const, name: 'Integrations' },
});
