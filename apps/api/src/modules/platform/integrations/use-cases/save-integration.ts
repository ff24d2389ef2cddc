import type { IntegrationProvider } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Membership, Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../../events/record-event.ts';
import { sealSecret, sealWebhookSecret } from '../credentials.ts';
import type { IntegrationRow } from '../integrations.repository.ts';
import type { Secrets, Settings } from './integration-validation.ts';

/** The acting member or system. */
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

/** Stores new credentials and resets the verification. */
export async function saveIntegration(tx: Tx, ctx: IntegrationEditor, keeping: IntegrationToSave): Promise<string> {
  const { provider, stored, settings, sandbox } = keeping;
  const workspaceId = ctx.workspace.id;
  const id = stored?.id ?? uuidv7();
  const data = { ...settings, ...(await sealSecrets(tx, ctx, id, keeping)), sandbox, ...unverifiedData(ctx) };
  if (stored) {
    const where = { workspaceId_id: { workspaceId, id } };
    await tx.integration.update({ where, data: { ...data, version: stored.version + 1 } });
  } else {
    // A new integration has every required secret.
    await tx.integration.create({ data: { workspaceId, id, provider, ...data } as never });
  }
  await recordEvent(tx, ctx, {
    name: 'integration.set',
    subject: { type: 'Integration', id },
    ...(stored ? { before: detailsOf(stored) } : {}),
    after: { provider, sandbox, ...settings, replaced: Object.keys(keeping.secrets) },
  });
  return id;
}

async function sealSecrets(
  tx: Tx,
  ctx: IntegrationEditor,
  id: string,
  { stored, secrets, sandbox }: IntegrationToSave,
) {
  const owned = { workspaceId: ctx.workspace.id, id };
  const { secret, webhookSecret } = secrets;
  // Secrets of the simulator are removed when switching to real credentials, and vice versa.
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

/** Settings for the audit log, without secrets. */
export function detailsOf(row: IntegrationRow) {
  const { provider, sandbox, accountSid, fromNumber, assistantId, phoneNumberId, eventTypeId, model } = row;
  const settings = { accountSid, fromNumber, assistantId, phoneNumberId, eventTypeId, model };
  const set = Object.entries(settings).filter(([, value]) => value !== null);
  return { provider, sandbox, ...Object.fromEntries(set) };
}
