import { CAPABILITIES_OF, type Channel, type PhoneProvider } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { currentWorkspace } from '../../../access/workspaces/index.ts';
import { sealTokens, sealVerifyToken } from '../tokens.ts';
import { type CreatePhoneConfig, claimNumber, type NumberClaim } from './claim-number.ts';

const CHANNEL_OF: Record<PhoneProvider, Channel> = { WHATSAPP_CLOUD: 'WHATSAPP', TWILIO: 'WHATSAPP', VAPI: 'VOICE' };

/** Adds a phone number. Nothing is stored before the provider has confirmed the number (WC-17). */
export async function createPhoneConfig(ctx: WorkspaceContext, asked: CreatePhoneConfig) {
  const { channel, environment } = await ctx.db.read(currentWorkspace);
  if (CHANNEL_OF[asked.provider] !== channel) return refused('PROVIDER_NOT_FOR_CHANNEL', 'provider');
  const canPretend = ctx.services.sandbox !== null && environment === 'DEVELOPMENT';
  if (asked.sandbox && !(canPretend && asked.provider === 'WHATSAPP_CLOUD')) return refused('SANDBOX_NOT_HERE');
  await ctx.services.rateLimits.take('verify:integrations', ctx.workspace.id);
  const claim = await claimNumber(ctx, asked);
  if (isRefused(claim)) return claim;
  return orUniqueViolation(refused('NUMBER_ADDED_ALREADY'), () =>
    ctx.db.write(
      async (tx) => ({ type: 'PhoneConfigCreated', phoneConfig: byId(await store(tx, ctx, asked, claim)) }) as const,
    ),
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
