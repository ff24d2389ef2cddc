import { LIMITS } from '@frontdesk/domain';
import type { VapiCall, VapiLine } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import { publishChange } from '../../../../events/record-event.ts';
import { callIdOf, changeCall, lockCall } from '../calls.repository.ts';
import { transcriptRoleOf } from '../transcript-role.ts';

interface PartialTranscript {
  readonly call: VapiCall;
  readonly line: VapiLine;
  readonly at: Date | null;
}

/** Stores the interim transcript, which the app shows during the call. The next transcript replaces it. */
export async function recordPartialTranscript(
  services: Services,
  workspaceId: string,
  { call, line, at }: PartialTranscript,
): Promise<void> {
  await services.database.forWorkspace(workspaceId).write(async (tx) => {
    const id = await callIdOf(tx, call.callId, call.reference);
    const known = id && (await lockCall(tx, id));
    if (!known || known.endedAt) return;
    // This transcript arrived late: a later utterance is already final.
    if (at && (await tx.transcriptTurn.findFirst({ where: { callId: id, at: { gt: at } }, select: { id: true } })))
      return;
    const interimText = line.text.replaceAll('\0', '').slice(0, LIMITS.transcriptTurnLength);
    await changeCall(tx, known.id, { interimRole: transcriptRoleOf(line.role), interimText });
    await publishChange(tx, { topic: 'call', workspaceId, id: known.id, kind: 'UPDATED' });
  });
}
