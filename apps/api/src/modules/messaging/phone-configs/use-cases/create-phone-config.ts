import { CAPABILITIES_OF, type Channel, isSecret, type PhoneProvider } from '@frontdesk/domain';
import { normalizePhone } from '@frontdesk/domain/phones';
import type { OwnedNumber } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { currentWorkspace } from '../../../access/workspaces/index.ts';
import { twilioNumbersOf, vapiNumberOf } from '../../../platform/integrations/index.ts';
import { askProvider } from '../ask-provider.ts';
import { providersFor } from '../senders.ts';
import { type GivenTokens, sealTokens, sealVerifyToken } from '../tokens.ts';

const CHANNEL_OF: Record<PhoneProvider, Channel> = { WHATSAPP_CLOUD: 'WHATSAPP', TWILIO: 'WHATSAPP', VAPI: 'VOICE' };

/**
 * Adds a phone number after the provider has confirmed it. Stores nothing if the provider does not confirm the phone
 * number (WC-17).
 */
export async function createPhoneConfig(ctx: WorkspaceContext, asked: CreatePhoneConfig) {
  const { channel, environment } = await ctx.db.read(currentWorkspace);
  if (CHANNEL_OF[asked.provider] !== channel) return refused('PROVIDER_NOT_FOR_CHANNEL', 'provider');
  const canPretend = ctx.services.sandbox !== null && environment === 'DEVELOPMENT';
  if (asked.sandbox && !(canPretend && asked.provider === 'WHATSAPP_CLOUD')) return refused('SANDBOX_NOT_AVAILABLE');
  await ctx.services.rateLimits.take('verify:integrations', ctx.workspace.id);
  const claim = await claimNumber(ctx, asked);
  if (isRefused(claim)) return claim;
  return orUniqueViolation(refused('NUMBER_ADDED_ALREADY'), () =>
    ctx.db.write(async (tx) => ({ phoneConfig: byId(await store(tx, ctx, asked, claim)) }) as const),
  );
}

async function store(tx: Tx, ctx: WorkspaceContext, { provider, sandbox }: CreatePhoneConfig, claim: NumberClaim) {
  const { own, businessAccountId, tokens } = claim;
  const [id, workspaceId, now] = [uuidv7(), ctx.workspace.id, ctx.services.clock()];
  const { number, providerNumberId, displayName, verified } = own;
  const facts = { provider, number, providerNumberId, businessAccountId, displayName, sandbox };
  const state = verified ? 'VERIFIED' : 'DRAFT';
  const owned = { workspaceId, id };
  const sealed = {
    ...(await sealTokens(ctx.services, tx, owned, tokens)),
    ...(tokens.accessToken && { verifyToken: await sealVerifyToken(ctx.services, tx, owned) }),
  };
  await tx.phoneConfig.create({
    data: {
      ...owned,
      ...facts,
      ...sealed,
      state,
      verifiedAt: verified ? now : null,
      capabilities: [...CAPABILITIES_OF[provider]],
      addedById: ctx.membership.userId,
      addedByName: ctx.actor.name,
      createdAt: now,
    },
  });
  const subject = { type: 'PhoneConfig', id };
  await recordEvent(tx, ctx, { name: 'phone_config.created', subject, after: { ...facts, state } });
  return id;
}

interface CreatePhoneConfig {
  readonly provider: PhoneProvider;
  readonly number?: string | null;
  readonly providerNumberId?: string | null;
  readonly businessAccountId?: string | null;
  readonly accessToken?: string | null;
  readonly appSecret?: string | null;
  readonly sandbox: boolean;
}

/** A phone number whose ownership the provider has confirmed. */
interface NumberClaim {
  readonly own: OwnedNumber;
  readonly businessAccountId: string | null;
  readonly tokens: GivenTokens;
}

/**
 * Returns the data that the provider stores for the phone number. Returns a refusal if the number does not belong to
 * the workspace's account.
 */
async function claimNumber(ctx: WorkspaceContext, asked: CreatePhoneConfig): Promise<NumberClaim | Refused> {
  switch (asked.provider) {
    case 'WHATSAPP_CLOUD':
      return claimOfCloud(ctx, asked);
    case 'TWILIO':
      return claimOfTwilio(ctx, asked);
    case 'VAPI':
      return claimOfVapi(ctx, asked);
  }
}

const ID = /^\d{5,32}$/;

export async function claimOfCloud(ctx: WorkspaceContext, asked: CreatePhoneConfig): Promise<NumberClaim | Refused> {
  const given = asked.sandbox ? sandboxNumber(ctx) : trimmedIds(asked);
  const { phoneNumberId, businessAccountId, accessToken, appSecret } = given;
  if (!ID.test(phoneNumberId)) return refused('SETTING_INVALID', 'providerNumberId');
  if (!ID.test(businessAccountId)) return refused('SETTING_INVALID', 'businessAccountId');
  if (!accessToken) return refused('SECRET_MISSING', 'accessToken');
  if (!isSecret(accessToken)) return refused('SECRET_INVALID', 'accessToken');
  if (appSecret && !isSecret(appSecret)) return refused('SECRET_INVALID', 'appSecret');
  const providers = providersFor(ctx.services, asked.sandbox);
  if (!providers) return refused('SANDBOX_NOT_AVAILABLE');
  const config = { accessToken, phoneNumberId, businessAccountId };
  const own = await askProvider(providers.whatsAppNumber(ctx.workspace.id, config).own(), 'accessToken');
  if (own === null) return refused('NUMBER_NOT_YOURS', 'providerNumberId');
  if ('code' in own) return own;
  return { own, businessAccountId, tokens: { accessToken, appSecret: appSecret || undefined } };
}

const trimmedIds = (asked: CreatePhoneConfig) => ({
  phoneNumberId: asked.providerNumberId?.trim() ?? '',
  businessAccountId: asked.businessAccountId?.trim() ?? '',
  accessToken: asked.accessToken?.trim() ?? '',
  appSecret: asked.appSecret?.trim() ?? '',
});

const NOTHING = { phoneNumberId: '', businessAccountId: '', accessToken: '', appSecret: '' };
const sandboxNumber = ({ services, workspace }: WorkspaceContext) =>
  services.sandbox?.whatsAppNumber(workspace.id) ?? NOTHING;

async function claimOfTwilio(ctx: WorkspaceContext, { number }: CreatePhoneConfig): Promise<NumberClaim | Refused> {
  const e164 = normalizePhone(number ?? '');
  if (!e164) return refused('PHONE_INVALID', 'number');
  const ready = await twilioNumbersOf(ctx.services, ctx.workspace.id);
  if (ready.kind === 'NOT_SET_UP') return refused('INTEGRATION_MISSING', 'provider');
  return toClaim(await askProvider(ready.port.find(e164), 'number'), 'number');
}

async function claimOfVapi(
  ctx: WorkspaceContext,
  { providerNumberId }: CreatePhoneConfig,
): Promise<NumberClaim | Refused> {
  const id = providerNumberId?.trim() ?? '';
  if (!id) return refused('SETTING_INVALID', 'providerNumberId');
  const ready = await vapiNumberOf(ctx.services, ctx.workspace.id, id);
  if (ready.kind === 'NOT_SET_UP') return refused('INTEGRATION_MISSING', 'provider');
  return toClaim(await askProvider(ready.port.find(id), 'providerNumberId'), 'providerNumberId');
}

function toClaim(own: OwnedNumber | null | Refused, field: string): NumberClaim | Refused {
  if (own === null) return refused('NUMBER_NOT_YOURS', field);
  return 'code' in own ? own : { own, businessAccountId: null, tokens: {} };
}
