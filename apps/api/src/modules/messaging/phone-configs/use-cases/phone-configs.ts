import { isPhoneStepAllowed, type PhoneConfigStatus } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Service } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { serviceOf } from '../../../agent/services/index.ts';
import { lockPhoneConfig, phoneConfigById } from '../phone-configs.repository.ts';
import { openTokens, sealTokens } from '../tokens.ts';
import { claimOfCloud } from './create-phone-config.ts';

interface UpdatePhoneConfig {
  readonly id: string;
  readonly accessToken?: string | null;
  readonly appSecret?: string | null;
}

/**
 * Replaces the tokens of a WhatsApp Cloud number after Meta has confirmed them. Omitted tokens are not changed. Refused
 * for a simulated number and for numbers of other providers.
 */
export async function updatePhoneConfig(ctx: WorkspaceContext, { id, accessToken, appSecret }: UpdatePhoneConfig) {
  const found = await ctx.db.read(async (tx) => {
    const row = authorize(ctx, 'update', 'PhoneConfig', await phoneConfigById(tx, id));
    return { row, tokens: await openTokens(ctx.services, tx, row) };
  });
  const { row: before, tokens } = found;
  if (!tokens) return refused('PROVIDER_NOT_FOR_CHANNEL');
  await ctx.services.rateLimits.take('verify:integrations', ctx.workspace.id);
  const { providerNumberId, businessAccountId } = before;
  const given = { providerNumberId, businessAccountId, sandbox: false, provider: 'WHATSAPP_CLOUD' } as const;
  const secrets = { accessToken: accessToken?.trim() || tokens.accessToken, appSecret };
  if (before.sandbox) return refused('SANDBOX_NOT_AVAILABLE');
  const claim = await claimOfCloud(ctx, { ...given, ...secrets });
  if (isRefused(claim)) return claim;
  return ctx.db.write(async (tx) => {
    const row = authorize(ctx, 'update', 'PhoneConfig', await lockPhoneConfig(tx, id));
    if (row.version !== before.version) return refused('PHONE_CONFIG_CHANGED');
    const sealed = await sealTokens(ctx.services, tx, row, claim.tokens);
    // The old tokens caused the failure. The new tokens are tested at the next activation.
    const state = row.state === 'FAILED' ? 'INACTIVE' : row.state;
    const data = { ...sealed, state, failure: null, failedAt: null, version: row.version + 1 };
    await tx.phoneConfig.updateMany({ where: { id }, data });
    const replaced = [accessToken?.trim() && 'accessToken', appSecret?.trim() && 'appSecret'].filter(Boolean);
    const subject = { type: 'PhoneConfig', id };
    await recordEvent(tx, ctx, { name: 'phone_config.updated', subject, after: { replaced: replaced as string[] } });
    return { phoneConfig: byId(id) } as const;
  });
}

interface AssignServiceToPhoneConfig {
  readonly id: string;
  readonly serviceId: string | null;
}

/** Assigns a service of the workspace to the phone number, or removes the assignment (AM-33). */
export const assignServiceToPhoneConfig = (ctx: WorkspaceContext, { id, serviceId }: AssignServiceToPhoneConfig) =>
  ctx.db.write(async (tx) => {
    const { number } = authorize(ctx, 'update', 'PhoneConfig', await lockPhoneConfig(tx, id));
    const before = await serviceOf(tx, id);
    if ((before?.id ?? null) === serviceId) return { phoneConfig: byId(id) } as const;
    const after = await assignService(tx, ctx, { id, serviceId });
    await recordEvent(tx, ctx, {
      name: 'phone_config.service_changed',
      subject: { type: 'PhoneConfig', id },
      before: { number, service: before?.name ?? null },
      after: { number, service: after },
    });
    return { phoneConfig: byId(id) } as const;
  });

/**
 * Replaces the service of the phone number and returns the name of the new service. Returns null if no service is
 * assigned.
 */
async function assignService(
  tx: Tx,
  ctx: WorkspaceContext,
  { id, serviceId }: AssignServiceToPhoneConfig,
): Promise<string | null> {
  await tx.numberRoute.deleteMany({ where: { id } });
  if (serviceId === null) return null;
  const service = authorize(ctx, 'read', 'Service', await lockRow<Service>(tx, 'Service', serviceId));
  await tx.numberRoute.create({
    data: { workspaceId: ctx.workspace.id, id, serviceId, routedAt: ctx.services.clock() },
  });
  return service.name;
}

/**
 * Deletes a phone number and its tokens. Its calls and conversations are not deleted; a conversation continues on the
 * phone number to which the contact writes next. Refused while the phone number is active.
 */
export const deletePhoneConfig = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const row = authorize(ctx, 'delete', 'PhoneConfig', await lockPhoneConfig(tx, id));
    if (!isPhoneStepAllowed('delete', row.state as PhoneConfigStatus)) return refused('NUMBER_ACTIVE');
    await tx.conversation.updateMany({ where: { phoneConfigId: id }, data: { phoneConfigId: null } });
    await tx.sql`
      update messages m set phone_config_id = c.phone_config_id from conversations c
       where m.phone_config_id = ${id} and m.status in ('QUEUED', 'UNCONFIRMED') and c.id = m.conversation_id`;
    await tx.call.updateMany({ where: { phoneConfigId: id }, data: { phoneConfigId: null } });
    await tx.phoneConfig.deleteMany({ where: { id } });
    const { provider, number, state } = row;
    const subject = { type: 'PhoneConfig', id };
    await recordEvent(tx, ctx, { name: 'phone_config.deleted', subject, before: { provider, number, state } });
    return { id } as const;
  });
