import { createHash } from 'node:crypto';
import { assistantOverrides, readVapiEvent, type VapiCall, type VapiDelivery, verifyVapi } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueCallEvent } from '../../../../events/outbox.ts';
import { isSendingEnabled } from '../../../messaging/conversations/index.ts';
import { vapiReceivers } from '../../../platform/integrations/index.ts';
import { vapiActor } from '../actors.ts';
import { briefAssistant } from '../call-context.ts';
import { callIdOf, lockCall } from '../calls.repository.ts';
import { handleInboundCall } from '../inbound-call.ts';
import { recordPartialTranscript } from '../transcript.ts';
import { answerTools } from './answer-tools.ts';

interface VapiRequest {
  readonly payload: Buffer;
  readonly headers: VapiDelivery['headers'];
  /** Called with the id of the workspace whose secret matches the request. */
  readonly onVerified?: (workspaceId: string) => void;
}

interface StoredCallEvent {
  readonly workspaceId: string;
  readonly callId: string;
  readonly payload: Buffer;
}

/**
 * Handles Vapi requests and events. Returns a response to requests. Stores status changes, final transcripts and
 * reports together with a job, so that no accepted event is lost; interim transcripts are applied directly, and other
 * events are ignored. Returns null for unauthorized senders and for events without a call.
 */
export async function handleVapiEvent(
  services: Services,
  { payload, headers, onVerified }: VapiRequest,
): Promise<object | null> {
  const event = readVapiEvent(payload);
  if (!event?.call) return null;
  const workspaceId = await ownerOf(services, event.call, { payload, headers });
  if (!workspaceId) return null;
  onVerified?.(workspaceId);
  await services.rateLimits.take('provider-events:workspace', workspaceId);
  const storing = { workspaceId, callId: event.call.callId, payload };
  if (event.type === 'ASSISTANT_REQUEST') return answerRequest(services, workspaceId, event.call);
  if (event.type === 'TOOL_CALLS') return answerTools(services, { workspaceId, call: event.call, calls: event.calls });
  if (event.type === 'TRANSCRIPT' && !event.line.final) await recordPartialTranscript(services, workspaceId, event);
  else if (event.type === 'OTHER') services.log.debug({ type: event.name }, 'ignored an event of Vapi');
  else await services.database.forWorkspace(workspaceId).write((tx) => storeEvent(tx, services, storing));
  return {};
}

/**
 * Returns the id of the workspace whose secret matches the request, or null if none matches. The ids in the request do
 * not authenticate the sender.
 */
async function ownerOf(services: Services, call: VapiCall, delivery: VapiRequest): Promise<string | null> {
  const receivers = await vapiReceivers(services, call);
  const owner = receivers.find(({ secret }) => isProven(services, delivery, secret));
  return owner?.workspaceId ?? null;
}

/**
 * Returns whether the request has a valid signature with a timestamp or, if it has no signature, a valid bearer token.
 * Both are verified with the stored key.
 */
function isProven(services: Services, { payload: rawBody, headers }: VapiRequest, key: string): boolean {
  const now = services.clock();
  return headers['x-signature'] === undefined
    ? verifyVapi({ secret: { type: 'BEARER', token: key }, headers, rawBody, now })
    : verifyVapi({ secret: { type: 'HMAC', secretKey: key }, headers, rawBody, now });
}

/** Stores an event once. Two events with identical bytes are duplicates. */
async function storeEvent(
  tx: Tx,
  services: Services,
  { workspaceId, callId, payload }: StoredCallEvent,
): Promise<void> {
  const id = uuidv7();
  const providerId = createHash('sha256').update(payload).digest('hex');
  const stored = await tx.sql`
    insert into inbound_events (workspace_id, id, provider, kind, provider_id, reference, payload, received_at)
    values (${workspaceId}, ${id}, 'VAPI', 'CALL', ${providerId}, ${callId}, ${payload}, ${services.clock()})
    on conflict do nothing returning id`;
  if (stored.length > 0) await enqueueCallEvent(tx, { workspaceId, id });
}

/**
 * Responds to an inbound call with the assistant and its variables. If the call cannot be handled, the provider speaks
 * the error message to the person who called.
 */
const answerRequest = (services: Services, workspaceId: string, reported: VapiCall): Promise<object> =>
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
