import { isSecret, type PhoneProvider } from '@frontdesk/domain';
import { normalizePhone } from '@frontdesk/domain/phones';
import type { OwnedNumber } from '@frontdesk/providers';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { twilioNumbersOf, vapiNumberOf } from '../../../platform/integrations/index.ts';
import { askProvider } from '../ask-provider.ts';
import { providersFor } from '../cloud-number.ts';
import type { GivenTokens } from '../tokens.ts';

export interface CreatePhoneConfig {
  readonly provider: PhoneProvider;
  readonly number?: string | null;
  readonly providerNumberId?: string | null;
  readonly businessAccountId?: string | null;
  readonly accessToken?: string | null;
  readonly appSecret?: string | null;
  readonly sandbox: boolean;
}

/** A phone number whose ownership the provider has confirmed. */
export interface NumberClaim {
  readonly own: OwnedNumber;
  readonly businessAccountId: string | null;
  readonly tokens: GivenTokens;
}

/** Checks with the provider that the phone number belongs to the workspace's account. */
export async function claimNumber(ctx: WorkspaceContext, asked: CreatePhoneConfig): Promise<NumberClaim | Refused> {
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
  if (!providers) return refused('SANDBOX_NOT_HERE');
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
