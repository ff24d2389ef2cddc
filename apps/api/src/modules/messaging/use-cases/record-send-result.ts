import type { ProviderError, SentMessage } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueSend } from '../../../events/outbox.ts';
import type { RunState, SendBlocker } from '../../agent-runs/index.ts';
import {
  agentActor,
  finishRun,
  lockConversation,
  lockMessage,
  lockRun,
  type MessageRow,
  type RunRow,
  type SendRow,
  sendOf,
} from '../../agent-runs/index.ts';
import { transitionMessageStatus } from '../../conversations/index.ts';
import type { OutboundMessageClaim } from './claim-outbound-message.ts';

export interface SendFailure {
  readonly code: string | null;
  readonly words: string;
}

/** After this a message that could not be handed over has failed, in the provider's words. The time for which it was kept back is not counted. */
const GIVE_UP_MS = 60 * 60_000;
const LONGEST_WAIT_MS = 5 * 60_000;
const LOOK_AGAIN_MS = [5_000, 20_000, 60_000] as const;

/** The provider has it, and has given it a name. */
export const markSent = (
  services: Services,
  work: OutboundMessageClaim,
  { providerId, status, failure }: SentMessage,
): Promise<void> =>
  settleSend(services, work, async (tx, { message }) => {
    // That it has taken it is "sent" to people; a report may have said more by now.
    const now = status === 'QUEUED' ? 'SENT' : status;
    await transitionMessageStatus(tx, message.id, { status: now, providerId, ...(failure ? { failure } : {}) });
    await closeSend(tx, services, { ...message, status: now });
  });

export const markFailed = (services: Services, work: OutboundMessageClaim, failure: SendFailure): Promise<void> =>
  settleSend(services, work, async (tx, { message }) => {
    await transitionMessageStatus(tx, message.id, { status: 'FAILED', failure });
    await closeSend(tx, services, { ...message, status: 'FAILED' }, { outcome: 'FAILED', words: failure.words });
  });

/** It may have gone out. It is looked for, and until then shown as what it is. */
export const markUnconfirmed = (services: Services, work: OutboundMessageClaim): Promise<void> =>
  settleSend(services, work, async (tx, { message }) => {
    await transitionMessageStatus(tx, message.id, { status: 'UNCONFIRMED' });
    await pauseSend(tx, services, message, { state: 'UNCONFIRMED', waitMs: LOOK_AGAIN_MS[0] });
  });

/** By then the provider would have told what became of it. */
export const REPORTED_MS = 10 * 60_000;

/**
 * The same where nobody can be asked: it is shown as what it is until the provider's own report comes, and the turn goes on. The agent
 * notices nothing by itself, so its own are looked at again when the report is overdue.
 */
export const markReportPending = (services: Services, work: OutboundMessageClaim): Promise<void> =>
  settleSend(services, work, async (tx, { message }) => {
    await transitionMessageStatus(tx, message.id, { status: 'UNCONFIRMED' });
    await closeSend(tx, services, { ...message, status: 'UNCONFIRMED' });
    if (message.author === 'AGENT') await enqueueSend(tx, work, new Date(services.clock().getTime() + REPORTED_MS));
  });

interface ReconcileResult {
  readonly found: SentMessage | null;
  /** From when on "there is no such message" can be believed. */
  readonly settles: number;
}

/** What the provider said when it was asked for it. Only what is certain not to be there is sent again, and once more asked for leave. */
export async function recordReconcile(
  services: Services,
  work: OutboundMessageClaim,
  { found, settles }: ReconcileResult,
): Promise<void> {
  if (found) return markSent(services, work, found);
  const age = services.clock().getTime() - work.attemptedAt.getTime();
  await settleSend(services, work, async (tx, { message, send }) => {
    if (age < settles * 1000) {
      const waitMs = LOOK_AGAIN_MS[Math.min(send.lookUps, LOOK_AGAIN_MS.length - 1)] ?? LONGEST_WAIT_MS;
      return pauseSend(tx, services, message, { state: 'UNCONFIRMED', waitMs, lookUps: send.lookUps + 1 });
    }
    await tx.message.updateMany({ where: { id: message.id, status: 'UNCONFIRMED' }, data: { status: 'QUEUED' } });
    return pauseSend(tx, services, message, { state: 'WAITING', waitMs: 0, lookUps: 0 });
  });
}

/** Nothing happened at the provider; another time it may. */
export const postponeSend = (services: Services, work: OutboundMessageClaim, error: ProviderError): Promise<void> =>
  settleSend(services, work, async (tx, { message, send }) => {
    const age = services.clock().getTime() - (send.triesFrom ?? message.sentAt).getTime();
    if (!work.mustLook && age > GIVE_UP_MS) {
      await transitionMessageStatus(tx, message.id, {
        status: 'FAILED',
        failure: { code: error.code, words: error.words },
      });
      await closeSend(tx, services, { ...message, status: 'FAILED' }, { outcome: 'FAILED', words: error.words });
      return;
    }
    const request = error.retryAfterSeconds ? error.retryAfterSeconds * 1000 : 1000 * 2 ** Math.min(send.attempts, 8);
    const state = work.mustLook ? 'UNCONFIRMED' : 'WAITING';
    const waitMs = Math.min(request, LONGEST_WAIT_MS);
    const isAsked = error.retryAfterSeconds !== null;
    await pauseSend(tx, services, message, { state, waitMs, failure: error.words, isAsked });
  });

interface SendPause {
  readonly state: 'WAITING' | 'UNCONFIRMED';
  readonly waitMs: number;
  readonly lookUps?: number;
  readonly failure?: string;
  /** The provider itself said how long. */
  readonly isAsked?: boolean;
}

async function pauseSend(
  tx: Tx,
  services: Services,
  { workspaceId, id, author }: MessageRow,
  { state, waitMs, lookUps, failure, isAsked = false }: SendPause,
): Promise<void> {
  const at = new Date(services.clock().getTime() + waitMs);
  const data = {
    state,
    leaseUntil: null,
    restsUntil: isAsked ? at : null,
    ...(lookUps === undefined ? {} : { lookUps }),
    ...(failure ? { failure } : {}),
  };
  await tx.messageSend.updateMany({ where: { id }, data });
  await enqueueSend(tx, { workspaceId, messageId: id, isOfCampaign: author === 'CAMPAIGN' }, at);
}

interface SendSettlement {
  readonly message: MessageRow;
  readonly send: SendRow;
}

/** Only by whoever took it up last: an answer that comes after the lease is over changes nothing but what it is evidence of. */
const settleSend = (
  services: Services,
  work: OutboundMessageClaim,
  todo: (tx: Tx, found: SendSettlement) => Promise<unknown>,
): Promise<void> =>
  services.database.forWorkspace(work.workspaceId).write(async (tx) => {
    await lockConversation(tx, work.conversationId);
    const message = await lockMessage(tx, work.messageId);
    if (!message) return;
    const send = await sendOf(tx, message);
    if (send.claim === work.claim && send.state !== 'DONE') await todo(tx, { message, send });
  });

/** It has gone its way, to whatever end; the agent's turn goes with it. */
export async function closeSend(tx: Tx, services: Services, message: MessageRow, end?: SendBlocker): Promise<null> {
  const { id } = message;
  await tx.messageSend.updateMany({ where: { id }, data: { state: 'DONE', leaseUntil: null } });
  const found = await tx.agentTurn.findFirst({ where: { messageId: id, step: 'SEND' }, select: { id: true } });
  const turn = found && (await lockRun(tx, found.id));
  if (turn)
    await finishRun(tx, agentActor(services, turn), turn, {
      ...(end ?? runResultOf(message)),
      ...undelivered(turn, message),
    });
  return null;
}

/** What never went out was never said: the conversation goes on from before it. */
const undelivered = ({ state }: RunRow, { status }: MessageRow) =>
  status === 'SUPPRESSED' || status === 'FAILED' ? { plan: state as unknown as RunState } : {};

const runResultOf = ({ status }: MessageRow) =>
  status === 'FAILED'
    ? ({ outcome: 'FAILED', words: 'The provider could not deliver the reply.' } as const)
    : ({ outcome: 'ANSWERED' } as const);
