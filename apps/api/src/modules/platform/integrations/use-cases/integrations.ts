import { type Channel, type IntegrationProvider, integrationsOf } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { Membership, Services, WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { type EventContext, recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { hasSandbox } from '../account.ts';
import { openCredentials, sealSecret, sealWebhookSecret } from '../credentials.ts';
import { type IntegrationRow, integrationById, integrationWith, lockIntegration } from '../integrations.repository.ts';
import { recordVerification, verifyAccount } from '../verification.ts';
import { type Secrets, type Settings, type UpsertIntegration, validateIntegration } from './integration-validation.ts';

/**
 * Stores the settings and the encrypted secrets of a provider, which must then be verified again. An omitted secret is
 * not changed. Refused for a provider that the workspace's channel does not use.
 */
export const upsertIntegration = (ctx: WorkspaceContext, input: UpsertIntegration) =>
  ctx.db.write(async (tx) => {
    // The lock serializes concurrent requests for the same provider.
    const { channel } = await lockWorkspace(tx);
    const { provider } = input;
    if (!integrationsOf(channel as Channel).includes(provider)) return refused('PROVIDER_NOT_FOR_CHANNEL', 'provider');
    const stored = await integrationWith(tx, provider);
    if (stored) authorize(ctx, 'set', 'Integration', stored);
    const terms = validateIntegration(input, stored);
    if (isRefused(terms)) return terms;
    return {
      integration: byId(await saveIntegration(tx, ctx, { provider, stored, ...terms, sandbox: false })),
    } as const;
  });

/**
 * Connects the simulator of a provider and replaces existing credentials. Refused outside development workspaces, on
 * servers without simulators, and for a provider that the workspace's channel does not use.
 */
export const enableSimulator = (ctx: WorkspaceContext, { provider }: { provider: IntegrationProvider }) =>
  ctx.db.write(async (tx) => {
    const workspace = await lockWorkspace(tx);
    if (!ctx.services.sandbox || !hasSandbox(ctx.services, workspace)) return refused('SANDBOX_NOT_AVAILABLE');
    if (!integrationsOf(workspace.channel as Channel).includes(provider))
      return refused('PROVIDER_NOT_FOR_CHANNEL', 'provider');
    const stored = await integrationWith(tx, provider);
    if (stored) authorize(ctx, 'set', 'Integration', stored);
    const account = ctx.services.sandbox.account(provider, workspace.id);
    return {
      integration: byId(await saveIntegration(tx, ctx, { provider, stored, ...account, sandbox: true })),
    } as const;
  });

/**
 * Verifies credentials outside any transaction. Refused if the credentials changed during the verification, in which
 * case the result is not stored.
 */
export async function verifyIntegration(ctx: WorkspaceContext, { id }: { id: string }) {
  const asked = await readAccount(ctx, id);
  await takeVerification(ctx);
  return verifyRead(ctx, asked);
}

/**
 * Verifies an integration without counting toward the rate limit, because the calling code has already counted the
 * verification of all integrations as one attempt.
 */
export const verifyTogether = async (ctx: WorkspaceContext, id: string) => verifyRead(ctx, await readAccount(ctx, id));

export const takeVerification = ({ services, workspace }: WorkspaceContext): Promise<void> =>
  services.rateLimits.take('verify:integrations', workspace.id);

const readAccount = (ctx: WorkspaceContext, id: string) =>
  ctx.db.read(async (tx) => {
    const row = authorize(ctx, 'verify', 'Integration', await integrationById(tx, id));
    return { row, credentials: await openCredentials(ctx.services, tx, row) };
  });

async function verifyRead(ctx: WorkspaceContext, asked: Awaited<ReturnType<typeof readAccount>>) {
  const { id } = asked.row;
  const verdict = await verifyAccount(ctx.services, asked);
  return ctx.db.write(async (tx) => {
    const row = authorize(ctx, 'verify', 'Integration', await lockIntegration(tx, id));
    if (row.version !== asked.row.version) return refused('INTEGRATION_CHANGED');
    await recordVerification(tx, ctx, row, verdict);
    return { integration: byId(id) } as const;
  });
}

/** Deletes the credentials of a provider. Later requests that require them fail. */
export const deleteIntegration = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const integration = authorize(ctx, 'remove', 'Integration', await lockIntegration(tx, id));
    await tx.integration.delete({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } } });
    const subject = { type: 'Integration', id };
    await recordEvent(tx, ctx, { name: 'integration.removed', subject, before: detailsOf(integration) });
    return { id } as const;
  });

/** Event context of the member or the system that changes an integration. */
type IntegrationEditor = EventContext & {
  readonly services: Pick<Services, 'clock' | 'vault'>;
  readonly membership: Pick<Membership, 'userId'>;
  readonly actor: { readonly name: string };
};

interface IntegrationToSave {
  readonly provider: IntegrationProvider;
  readonly stored: IntegrationRow | null;
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly sandbox: boolean;
}

/** Stores new credentials, which must be verified again. Returns the id of the integration. */
export async function saveIntegration(tx: Tx, ctx: IntegrationEditor, keeping: IntegrationToSave): Promise<string> {
  const { provider, stored, settings, sandbox } = keeping;
  const workspaceId = ctx.workspace.id;
  const id = stored?.id ?? uuidv7();
  const data = { ...settings, ...(await sealSecrets(tx, ctx, id, keeping)), sandbox, ...unverifiedData(ctx) };
  if (stored) {
    const where = { workspaceId_id: { workspaceId, id } };
    await tx.integration.update({ where, data: { ...data, version: stored.version + 1 } });
  } else {
    // The cast is safe, because the input was validated and a new integration therefore has all required secrets.
    await tx.integration.create({ data: { workspaceId, id, provider, ...data } as never });
  }
  await recordEvent(tx, ctx, {
    name: 'integration.set',
    subject: { type: 'Integration', id },
    ...(stored ? { before: detailsOf(stored) } : {}),
    after: { provider, sandbox, ...withoutEmpty(settings), replaced: Object.keys(keeping.secrets) },
  });
  return id;
}

async function sealSecrets(
  tx: Tx,
  ctx: IntegrationEditor,
  id: string,
  { stored, secrets, settings, sandbox }: IntegrationToSave,
) {
  const { resource = null, baseUrl = null } = settings;
  const owned = { workspaceId: ctx.workspace.id, id, resource, baseUrl };
  const { secret, webhookSecret } = secrets;
  // When an integration changes between a simulator and a real account, the webhook secret is removed.
  const fresh = stored?.sandbox === sandbox ? {} : { webhookSecret: null, webhookSecretLastFour: null };
  return {
    ...fresh,
    ...(secret ? await sealSecret(ctx.services, tx, owned, secret) : {}),
    ...(webhookSecret ? await sealWebhookSecret(ctx.services, tx, owned, webhookSecret) : {}),
  };
}

const unverifiedData = ({ membership, actor, services }: IntegrationEditor) => ({
  state: 'SET_UP',
  accountName: null,
  verifiedAt: null,
  failure: null,
  failedAt: null,
  setById: membership.userId,
  setByName: actor.name,
  setAt: services.clock(),
});

/** Returns the provider and its settings for the audit log, excluding secrets and empty settings. */
function detailsOf(row: IntegrationRow) {
  const { provider, sandbox, accountSid, fromNumber, assistantId, phoneNumberId, eventTypeId } = row;
  const { model, embeddingModel, resource, baseUrl } = row;
  const channel = { accountSid, fromNumber, assistantId, phoneNumberId, eventTypeId };
  const settings = { ...channel, model, embeddingModel, resource, baseUrl };
  return { provider, sandbox, ...withoutEmpty(settings) };
}

const withoutEmpty = (settings: Settings): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null));
