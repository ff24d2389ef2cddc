import { v7 as uuidv7 } from 'uuid';
import type { SignedInContext } from '../auth/context.ts';
import type { Prisma } from '../db/generated/client.ts';
import type { Tx } from '../db/transaction.ts';

type PlatformEventName =
  | 'model_price.created'
  | 'model_price.deleted'
  | 'job.retried'
  | 'job.discarded'
  | 'plan.archived'
  | 'plan.created'
  | 'plan.default_updated'
  | 'plan_version.created'
  | 'plan_version.published'
  | 'payment_event.replayed'
  | 'endpoint_weight.updated'
  | 'endpoint_weight.deleted'
  | 'invoice_issuer.updated'
  | 'tax_rate.created'
  | 'tax_rate.deleted'
  | 'archived_invoice.paid'
  | 'archived_invoice.voided'
  | 'user.disabled'
  | 'user.enabled'
  | 'user.role_changed'
  | 'user.sessions_revoked'
  | 'platform.registration_set'
  | 'platform.settings_updated';

interface PlatformEventInput {
  readonly name: PlatformEventName;
  readonly subject: { readonly type: string; readonly id: string };
  readonly before?: Prisma.InputJsonObject;
  readonly after?: Prisma.InputJsonObject;
}

/** Records a platform event in the transaction of the change. */
export async function recordPlatformEvent(
  tx: Tx,
  ctx: SignedInContext,
  { name, subject, before, after }: PlatformEventInput,
) {
  const { ipAddress, requestId } = ctx.transport;
  await tx.sql`
    insert into platform_events (id, name, actor_id, actor_label, subject_type, subject_id, before, after, ip_address, request_id, at)
    values (${uuidv7()}, ${name}, ${ctx.actor.userId}, ${ctx.actor.name}, ${subject.type}, ${subject.id}, ${before}, ${after},
      ${ipAddress}, ${requestId}, ${ctx.services.clock()})`;
}
