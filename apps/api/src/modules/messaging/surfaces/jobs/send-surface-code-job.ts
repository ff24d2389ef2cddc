import { SURFACE_CHECK_TEXTS, type SurfaceContent, type SurfaceSender } from '@frontdesk/domain';
import { isProviderError } from '@frontdesk/providers';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { meter } from '../../../platform/usage/index.ts';
import { senderFor } from '../../phone-configs/index.ts';
import { type CodeSender, findCodeSenders } from '../code-senders.ts';
import { lockSurface, updateSurface } from '../surfaces.repository.ts';

interface CodeOrder {
  readonly workspaceId: string;
  readonly id: string;
  /** Expiry of the code, which identifies it. */
  readonly codeExpiresAt: string;
  /** Encrypted code. */
  readonly sealed: string;
}

/**
 * Sends the code of a form to the contact. The code is claimed before the first request and sent at most once, because
 * the contact can request another one. It is not a message of the conversation, so members and the agent cannot read
 * it. Sends nothing if the code was replaced or has expired, or if the contact cannot be messaged any longer.
 */
export const sendSurfaceCodeJob =
  (services: Services): Task =>
  async (payload) => {
    const order = payload as CodeOrder;
    const claim = await claimCode(services, order);
    if (!claim) return;
    for (const sender of claim.senders) {
      const result = await trySender(services, order, { ...claim, sender });
      if (result === 'ACCEPTED') return recordSent(services, order, { sender, claimedAt: claim.claimedAt });
      if (result === 'UNCONFIRMED') return;
    }
  };

interface CodeClaim {
  readonly to: string;
  readonly body: string;
  readonly senders: readonly CodeSender[];
  readonly claimedAt: Date;
}

/** Claims the code of an order. Returns null if it must not be sent. */
async function claimCode(services: Services, order: CodeOrder): Promise<CodeClaim | null> {
  const { code } = await services.sealer.open<{ readonly code: string }>(order.sealed);
  return services.database.forWorkspace(order.workspaceId).write(async (tx) => {
    const surface = await lockSurface(tx, order.id);
    const now = services.clock();
    if (!surface?.codeExpiresAt || surface.codeExpiresAt <= now || surface.codeClaimedAt) return null;
    if (surface.codeExpiresAt.toISOString() !== order.codeExpiresAt) return null;
    const { contactId, sender } = surface;
    const senders = await findCodeSenders(tx, { contactId, sender: sender as SurfaceSender, now });
    if (senders.length === 0) return null;
    await updateSurface(tx, surface, { codeClaimedAt: now });
    const { phone: to } = await tx.contact.findFirstOrThrow({ where: { id: contactId }, select: { phone: true } });
    const { name } = await tx.workspace.findFirstOrThrow({ select: { name: true } });
    const { message } = SURFACE_CHECK_TEXTS[surface.language as SurfaceContent['defaultLanguage']];
    const body = message.replace('{code}', () => code).replace('{workspace}', () => name);
    return { to, body, senders, claimedAt: now };
  });
}

type SendAttempt = CodeClaim & { readonly sender: CodeSender };

/**
 * Sends the code through one sender. If the provider could not be reached, releases the claim and throws, so that the
 * job is retried.
 */
async function trySender(
  services: Services,
  { workspaceId, id }: CodeOrder,
  { sender: { channel, phoneConfigId }, to, body }: SendAttempt,
): Promise<'ACCEPTED' | 'REFUSED' | 'UNCONFIRMED'> {
  const sender = await senderFor(services, workspaceId, phoneConfigId);
  if (sender.kind === 'NOT_SET_UP') return 'REFUSED';
  try {
    const { failure } = await sender.port.sendCode({ to, body, channel });
    return failure === null ? 'ACCEPTED' : 'REFUSED';
  } catch (error) {
    if (!isProviderError(error)) throw error;
    await sender.report(error);
    if (error.kind === 'UNCONFIRMED') return 'UNCONFIRMED';
    if (error.kind !== 'RETRY') return 'REFUSED';
    const db = services.database.forWorkspace(workspaceId);
    await db.write((tx) => updateSurface(tx, { id }, { codeClaimedAt: null }));
    throw error;
  }
}

/** Records and meters a code that a provider accepted. */
async function recordSent(
  services: Services,
  { workspaceId, id, codeExpiresAt }: CodeOrder,
  { sender: { channel }, claimedAt: at }: { readonly sender: CodeSender; readonly claimedAt: Date },
): Promise<void> {
  const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'Forms' }, id);
  await services.database.forWorkspace(workspaceId).write(async (tx) => {
    await recordEvent(tx, by, { name: 'surface.code_sent', subject: { type: 'Surface', id }, after: { channel } });
    await meter(tx, { meter: 'messages_out', quantity: 1, key: `${id} ${codeExpiresAt}`, at, subjectId: id });
  });
}
