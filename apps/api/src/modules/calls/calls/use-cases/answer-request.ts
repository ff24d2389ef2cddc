import { assistantOverrides, type VapiCall } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isSendingEnabled } from '../../../messaging/conversations/index.ts';
import { vapiActor } from '../actors.ts';
import { briefAssistant } from '../call-context.ts';
import { callIdOf, lockCall } from '../calls.repository.ts';
import { handleInboundCall } from '../inbound-call.ts';

/**
 * Answers an inbound call with the assistant and its variables. If the call cannot be handled, the provider speaks the
 * error to the caller.
 */
export const answerRequest = (services: Services, workspaceId: string, reported: VapiCall): Promise<object> =>
  services.database.forWorkspace(workspaceId).write(async (tx) => {
    const by = vapiActor(services, workspaceId, reported.callId);
    const id = (await callIdOf(tx, reported.callId, reported.reference)) ?? (await handleInboundCall(tx, by, reported));
    const call = id && (await lockCall(tx, id));
    if (!call) return { error: BUSY };
    if (!(await isSendingEnabled(tx)))
      return { error: 'We cannot take your call now. We have noted your call and will call you back.' };
    if (call.endedAt) return { error: 'We do not take calls on this number. We have noted your call.' };
    const contact = call.contactId && (await tx.contact.findFirst({ where: { id: call.contactId } }));
    const name = contact ? contact.name : '';
    const setup = await briefAssistant(tx, by, call, { name, message: '' });
    return {
      assistantId: await assistantOf(tx, reported),
      assistantOverrides: { metadata: { reference: id }, ...assistantOverrides(setup) },
    };
  });

const BUSY = 'You are on the phone with us already. If you are not, please call again in a minute.';

const assistantOf = async (tx: Tx, { assistantId }: VapiCall): Promise<string | null> =>
  assistantId ?? (await tx.integration.findFirst({ where: { provider: 'VAPI' } }))?.assistantId ?? null;
