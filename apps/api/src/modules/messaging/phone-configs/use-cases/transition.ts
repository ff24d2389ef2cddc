import type { EventName } from '@frontdesk/domain';
import { isPhoneStepAllowed, type PhoneConfigState, type PhoneStep } from '@frontdesk/domain';
import type { WhatsAppNumberPort } from '@frontdesk/providers';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Prisma } from '../../../../db/generated/client.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { askProvider } from '../ask-provider.ts';
import { type CloudNumber, cloudConfigOf, providersFor } from '../cloud-number.ts';
import { lockPhoneConfig, type PhoneConfigRow, phoneConfigById } from '../phone-configs.repository.ts';
import { openTokens } from '../tokens.ts';

interface NumberTransition {
  readonly id: string;
  readonly step: PhoneStep;
  readonly event: EventName;
  /** Check that runs before the request to the provider. */
  readonly check?: (number: FoundNumber) => Refused | null | Promise<Refused | null>;
  /** Request to Meta. Numbers of other providers need no request. */
  readonly ask?: (port: WhatsAppNumberPort, number: CloudNumber) => Promise<void>;
  /** Input field to which an error of the provider refers. */
  readonly field?: string;
  readonly change: (row: PhoneConfigRow) => Prisma.PhoneConfigUncheckedUpdateManyInput & { state: PhoneConfigState };
}

export type FoundNumber = { readonly row: PhoneConfigRow; readonly tokens: CloudNumber['tokens'] | null };

/**
 * Runs one step of the registration: checks the state, sends the request outside any transaction, and stores the result
 * unless the phone number has changed since.
 */
export async function transitionNumber(ctx: WorkspaceContext, asked: NumberTransition) {
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
  if (!isPhoneStepAllowed(step, row.state as PhoneConfigState)) return refused('NUMBER_STEP_UNFIT');
  const own = (await check?.(found)) ?? null;
  if (own || !ask || !tokens) return own;
  const providers = providersFor(ctx.services, row.sandbox);
  if (!providers) return refused('SANDBOX_NOT_HERE');
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
  return { type: 'PhoneConfigUpdated', phoneConfig: byId(id) } as const;
}
