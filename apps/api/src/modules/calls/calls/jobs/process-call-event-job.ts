import { readVapiEvent, type VapiCall, type VapiEvent } from '@frontdesk/providers';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import type { InboundEvent } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { vapiActor } from '../actors.ts';
import { type CallRow, callIdOf, changeCall, lockCall } from '../calls.repository.ts';
import { sealControlUrl } from '../control-url.ts';
import { handleInboundCall } from '../inbound-call.ts';
import { appendTranscript, skipUtterance, type TranscriptLine, transcriptRoleOf } from '../transcript.ts';
import { applyEndOfCallReport, transitionCall } from '../transition-call.ts';
import { enforceCallSafetyRules } from '../use-cases/enforce-safety-rules.ts';
import { STATES } from '../use-cases/record-dial-result.ts';

interface StoredEvent {
  readonly workspaceId: string;
  readonly id: string;
}

export const processCallEventJob =
  (services: Services): Task =>
  (payload) =>
    processCallEvent(services, payload as StoredEvent);

/**
 * Processes each Vapi event exactly once: the resulting changes and the completion of the event are stored in one
 * transaction.
 */
export const processCallEvent = (services: Services, { workspaceId, id }: StoredEvent): Promise<void> =>
  services.database.forWorkspace(workspaceId).write(async (tx: Tx) => {
    const stored = await lockRow<InboundEvent>(tx, 'InboundEvent', id);
    if (!stored || stored.processedAt) return;
    const event = readVapiEvent(Buffer.from(stored.payload));
    const by = vapiActor(services, workspaceId, id);
    const outcome = event
      ? await applyCallEvent(tx, services, { event, by, receivedAt: stored.receivedAt })
      : 'Ignored: no content.';
    await tx.inboundEvent.updateMany({ where: { id }, data: { processedAt: services.clock(), outcome } });
  });

interface CallEventInput {
  readonly event: VapiEvent;
  readonly by: EventContext;
  readonly receivedAt: Date;
}

async function applyCallEvent(tx: Tx, services: Services, { event, by, receivedAt }: CallEventInput): Promise<string> {
  const call = event.call && (await findOrCreateCall(tx, services, { reported: event.call, by }));
  if (!call) return 'Ignored: unknown call.';
  const at = event.at ?? receivedAt;
  switch (event.type) {
    case 'STATUS':
      await transitionCall(tx, by, call, { state: STATES[event.status], at, endedReason: event.endedReason });
      return `Applied: ${event.status}.`;
    case 'TRANSCRIPT':
      return handleUtterance(tx, services, {
        by,
        call,
        line: { role: transcriptRoleOf(event.line.role), text: event.line.text, at },
      });
    case 'END_REPORT':
      return applyEndOfCallReport(tx, by, call, { ...event.report, at });
    default:
      return 'Not needed.';
  }
}

interface SpokenTurn {
  readonly by: EventContext;
  readonly call: CallRow;
  readonly line: TranscriptLine;
}

async function handleUtterance(tx: Tx, services: Services, { by, call, line }: SpokenTurn): Promise<string> {
  const turn = await appendTranscript(tx, call, line);
  if (!turn) return 'Nothing was said.';
  if (turn.role === 'CONTACT' && call.mode === 'TAKEOVER') await skipUtterance(tx, call, turn.id);
  if (turn.role === 'CONTACT') await enforceCallSafetyRules(tx, services, { by, call, turn });
  return 'Applied.';
}

/**
 * Finds and locks the call of an event, or creates an inbound call for the first event of an unknown call. Stores the
 * provider's id and control URL. Returns null if there is no call to update.
 */
async function findOrCreateCall(
  tx: Tx,
  services: Services,
  { reported, by }: { reported: VapiCall; by: EventContext },
): Promise<CallRow | null> {
  const known = await callIdOf(tx, reported.callId, reported.reference);
  const id = known ?? (reported.direction === 'INBOUND' ? await handleInboundCall(tx, by, reported) : null);
  const call = id && (await lockCall(tx, id));
  if (!call) return null;
  if (call.providerId === null)
    await changeCall(tx, call.id, { providerId: reported.callId, dispatchState: 'DONE', leaseUntil: null });
  const control = call.endedAt ? {} : await sealControlUrl(services, tx, call, reported);
  if (Object.keys(control).length > 0) await changeCall(tx, call.id, control);
  return call;
}
