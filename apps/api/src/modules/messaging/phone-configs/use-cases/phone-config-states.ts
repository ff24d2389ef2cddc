import {
  type CodeMethod,
  type EventName,
  isPhoneStepAllowed,
  type PhoneConfigStatus,
  type PhoneStep,
} from '@frontdesk/domain';
import { isProviderError, type WhatsAppNumberPort } from '@frontdesk/providers';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Prisma } from '../../../../db/generated/client.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { askProvider } from '../ask-provider.ts';
import { lockPhoneConfig, type PhoneConfigRow, phoneConfigById } from '../phone-configs.repository.ts';
import { type CloudNumber, callbackOf, cloudConfigOf, providersFor } from '../senders.ts';
import { openTokens } from '../tokens.ts';

interface NumberTransition {
  readonly id: string;
  readonly step: PhoneStep;
  readonly event: EventName;
  /** Check of the phone number that runs before the request to the provider. Returns a refusal or null. */
  readonly check?: (number: FoundNumber) => Refused | null | Promise<Refused | null>;
  /** Request to Meta. Omitted if no request is needed, as for phone numbers of other providers. */
  readonly ask?: (port: WhatsAppNumberPort, number: CloudNumber) => Promise<void>;
  /** Input field to which an error from the provider refers. */
  readonly field?: string;
  readonly change: (row: PhoneConfigRow) => Prisma.PhoneConfigUncheckedUpdateManyInput & { state: PhoneConfigStatus };
}

type FoundNumber = { readonly row: PhoneConfigRow; readonly tokens: CloudNumber['tokens'] | null };

/**
 * Runs one step of the registration of a phone number: checks the state, sends the request outside any transaction, and
 * stores the result unless the phone number has changed in the meantime.
 */
async function transitionNumber(ctx: WorkspaceContext, asked: NumberTransition) {
  const found = await ctx.db.read(async (tx) => {
    const row = authorize(ctx, 'update', 'PhoneConfig', await phoneConfigById(tx, asked.id));
    return { row, tokens: await openTokens(ctx.services, tx, row) };
  });
  const no = await checkTransition(ctx, asked, found);
  return no ?? ctx.db.write((tx) => write(tx, ctx, asked, found.row.version));
}

async function checkTransition(
  ctx: WorkspaceContext,
  { step, check, ask, field }: NumberTransition,
  found: FoundNumber,
) {
  const { row, tokens } = found;
  if (!isPhoneStepAllowed(step, row.state as PhoneConfigStatus)) return refused('NUMBER_STATE_INVALID');
  const own = (await check?.(found)) ?? null;
  if (own || !ask || !tokens) return own;
  const providers = providersFor(ctx.services, row.sandbox);
  if (!providers) return refused('SANDBOX_NOT_AVAILABLE');
  await ctx.services.rateLimits.take('verify:integrations', ctx.workspace.id);
  const port = providers.whatsAppNumber(row.workspaceId, cloudConfigOf({ row, tokens }));
  const answer = await askProvider(ask(port, { row, tokens }), field ?? null);
  return isRefused(answer) ? answer : null;
}

type Tx = Parameters<Parameters<WorkspaceContext['db']['write']>[0]>[0];

async function write(tx: Tx, ctx: WorkspaceContext, { id, event, change }: NumberTransition, version: number) {
  const row = authorize(ctx, 'update', 'PhoneConfig', await lockPhoneConfig(tx, id));
  if (row.version !== version) return refused('PHONE_CONFIG_CHANGED');
  const data = { failure: null, failedAt: null, ...change(row), version: version + 1 };
  await tx.phoneConfig.updateMany({ where: { id }, data });
  await recordEvent(tx, ctx, {
    name: event,
    subject: { type: 'PhoneConfig', id },
    before: { state: row.state },
    after: { state: data.state },
  });
  return { phoneConfig: byId(id) } as const;
}

interface EnablePhoneConfig {
  readonly id: string;
  readonly pin?: string | null;
}

/**
 * Activates a phone number. A phone number can be active only once per channel across all workspaces. Refused if the
 * number is active elsewhere or, for WhatsApp Cloud, if it has no app secret or the six-digit PIN is missing.
 */
export const enablePhoneConfig = (ctx: WorkspaceContext, { id, pin }: EnablePhoneConfig) =>
  orUniqueViolation(refused('NUMBER_IN_USE'), () =>
    transitionNumber(ctx, {
      id,
      step: 'activate',
      event: 'phone_config.activated',
      check: (number) => checkActivation(ctx, number, pin),
      ask: (port, { tokens }) =>
        port.register({ pin: pin ?? '', callbackUrl: callbackOf(ctx.services, id), verifyToken: tokens.verifyToken }),
      field: 'pin',
      change: (row) => ({ state: 'ACTIVE', activeAs: activeNumberKey(row), activatedAt: ctx.services.clock() }),
    }),
  );

/**
 * Checks the app secret, the PIN and whether the number is used elsewhere. Runs before the request to Meta, because
 * registering the number would disconnect it from its other use. Returns a refusal, or null if the phone number can be
 * activated.
 */
async function checkActivation(
  { services }: WorkspaceContext,
  { row, tokens }: FoundNumber,
  pin: string | null | undefined,
): Promise<Refused | null> {
  if (tokens && tokens.appSecret === null) return refused('APP_SECRET_MISSING');
  if (tokens && !/^\d{6}$/.test(pin ?? '')) return refused('PIN_INVALID', 'pin');
  const { rowCount } = await services.database.system.pool.query(
    `select 1 from phone_configs where number = $1 and state = 'ACTIVE' and (provider = 'VAPI') = $2 and id <> $3`,
    [row.number, row.provider === 'VAPI', row.id],
  );
  return rowCount === 0 ? null : refused('NUMBER_IN_USE');
}

const activeNumberKey = ({ provider, number }: PhoneConfigRow): string =>
  `${provider === 'VAPI' ? 'VOICE' : 'WHATSAPP'} ${number}`;

/**
 * Deactivates a phone number, after which nothing is sent from it. Signed inbound events are still stored, because they
 * may contain opt-outs.
 */
export const disablePhoneConfig = (ctx: WorkspaceContext, { id }: { id: string }) =>
  transitionNumber(ctx, {
    id,
    step: 'deactivate',
    event: 'phone_config.deactivated',
    ask: (port) => port.deregister().catch(ignoreUnknownCredentials),
    change: () => ({ state: 'INACTIVE', activeAs: null }),
  });

/**
 * Ignores errors which mean that Meta no longer accepts the phone number or its credentials, because the phone number
 * is then already inactive.
 */
function ignoreUnknownCredentials(error: unknown): void {
  if (!isProviderError(error, 'CREDENTIALS', 'REFUSED')) throw error;
}

/** Requests that Meta send a verification code to the phone number. */
export const requestPhoneConfigCode = (ctx: WorkspaceContext, { id, method }: { id: string; method: CodeMethod }) =>
  transitionNumber(ctx, {
    id,
    step: 'requestCode',
    event: 'phone_config.code_requested',
    ask: (port) => port.requestCode({ method, language: 'en_US' }),
    change: () => ({ state: 'CODE_REQUESTED' }),
  });

/**
 * Verifies that the member controls the phone number, using the code sent to it. Refused if the provider rejects the
 * code.
 */
export function verifyPhoneConfigCode(ctx: WorkspaceContext, { id, code }: { id: string; code: string }) {
  const digits = code.replaceAll(/[\s-]/g, '');
  return transitionNumber(ctx, {
    id,
    step: 'verifyCode',
    event: 'phone_config.verified',
    check: () => (/^\d{6}$/.test(digits) ? null : refused('CODE_INVALID', 'code')),
    ask: (port) => port.verifyCode(digits),
    field: 'code',
    change: () => ({ state: 'VERIFIED', verifiedAt: ctx.services.clock() }),
  });
}
