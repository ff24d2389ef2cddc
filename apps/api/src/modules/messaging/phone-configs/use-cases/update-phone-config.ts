import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockPhoneConfig, phoneConfigById } from '../phone-configs.repository.ts';
import { openTokens, sealTokens } from '../tokens.ts';
import { claimOfCloud } from './claim-number.ts';

export interface UpdatePhoneConfig {
  readonly id: string;
  readonly accessToken?: string | null;
  readonly appSecret?: string | null;
}

/** Replaces the tokens of a phone number after the provider has confirmed them. An omitted token is not changed. */
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
  if (before.sandbox) return refused('SANDBOX_NOT_HERE');
  const claim = await claimOfCloud(ctx, { ...given, ...secrets });
  if (isRefused(claim)) return claim;
  return ctx.db.write(async (tx) => {
    const row = authorize(ctx, 'update', 'PhoneConfig', await lockPhoneConfig(tx, id));
    if (row.version !== before.version) return refused('PHONE_CONFIG_CHANGED');
    const sealed = await sealTokens(ctx.services, tx, row, claim.tokens);
    // The failure was caused by the old tokens. The next activation tests the new tokens.
    const state = row.state === 'FAILED' ? 'INACTIVE' : row.state;
    const data = { ...sealed, state, failure: null, failedAt: null, version: row.version + 1 };
    await tx.phoneConfig.updateMany({ where: { id }, data });
    const replaced = [accessToken?.trim() && 'accessToken', appSecret?.trim() && 'appSecret'].filter(Boolean);
    const subject = { type: 'PhoneConfig', id };
    await recordEvent(tx, ctx, { name: 'phone_config.updated', subject, after: { replaced: replaced as string[] } });
    return { type: 'PhoneConfigUpdated', phoneConfig: byId(id) } as const;
  });
}
