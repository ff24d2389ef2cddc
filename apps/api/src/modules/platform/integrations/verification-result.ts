import { setTimeout as wait } from 'node:timers/promises';
import type { IntegrationProvider } from '@frontdesk/domain';
import { isProviderError, type Providers, type VerifiedAccount } from '@frontdesk/providers';
import {
  calComOf,
  type OpenedIntegration,
  openAiOf,
  providersFor,
  type Switchboard,
  twilioOf,
  vapiOf,
} from './account.ts';

/** Result of a verification: the name of the account, or the reason why the account cannot be used. */
export type VerificationResult =
  | { readonly works: true; readonly accountName: string }
  | { readonly works: false; readonly words: string };

// Timeout in milliseconds. It is short, because a member waits for the result, and with an Idempotency-Key a
// transaction of at most 15 seconds waits too.
const PATIENCE_MS = 10_000;
const LONGEST = 300;

/** Verifies an account. Returns every failure as a result and never throws. */
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

const ASK: Record<IntegrationProvider, VerifyFunction> = {
  TWILIO: (providers, account) => providers.messaging(account.row.workspaceId, twilioOf(account)).verify(),
  VAPI: (providers, account) => providers.voice(account.row.workspaceId, vapiOf(account)).verify(),
  CALCOM: (providers, account) => providers.calendar(account.row.workspaceId, calComOf(account)).verify(),
  OPENAI: (providers, account) => providers.model(account.row.workspaceId, openAiOf(account)).verify(),
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

/** Converts an error to a single line and removes the secrets, which some providers repeat in errors. */
function trimMessage(words: string, { credentials }: OpenedIntegration): string {
  const secrets = [credentials.secret, credentials.webhookSecret].filter((secret) => secret !== null);
  const redacted = secrets.reduce((text, secret) => text.replaceAll(secret, '…'), words);
  const line = redacted.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.slice(0, LONGEST) || 'The provider gave no reason.';
}
