import type { ProviderError, SentMessage } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import { updateRow } from '../../../../db/rows.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueSend } from '../../../../events/outbox.ts';
import type { RunState, SendBlocker } from '../../../agent/runs/index.ts';
import {
  agentActor,
  finishRun,
  lockConversation,
  lockMessage,
  lockSend,
  lockSendingRun,
  type MessageRow,
  type RunRow,
  type SendRow,
} from '../../../agent/runs/index.ts';
import { transitionMessageStatus } from '../../conversations/index.ts';
import type { OutboundMessageClaim } from './claim-outbound-message.ts';

export interface SendFailure {
  readonly code: string | null;
  readonly words: string;
}

/**
 * Time in milliseconds after which a message that could not be sent fails with the provider's error. Quiet hours are
 * not counted.
 */
const GIVE_UP_MS = 60 * 60_000;
const LONGEST_WAIT_MS = 5 * 60_000;
const RECONCILE_AFTER_MS = [5_000, 20_000, 60_000] as const;

/** Stores the message id and status that the provider returned, and completes the dispatch of the message. */
export const markSent = (
  services: Services,
  work: OutboundMessageClaim,
  { providerId, status, failure }: SentMessage,
): Promise<void> =>
  settleSend(services, work, async (tx, { message, run }) => {
    // A message that the provider accepted counts as sent. A delivery report may already have set a later status.
    const now = status === 'QUEUED' ? 'SENT' : status;
    await Promise.all([
      transitionMessageStatus(tx, message, { status: now, providerId, ...(failure ? { failure } : {}) }),
      endSend(tx, services, { message: { ...message, status: now }, run }),
    ]);
  });

export const markFailed = (services: Services, work: OutboundMessageClaim, failure: SendFailure): Promise<void> =>
  settleSend(services, work, async (tx, { message }) => {
    await transitionMessageStatus(tx, message, { status: 'FAILED', failure });
    await closeSend(
      tx,
      services,
      { ...message, status: 'FAILED' },
      { outcome: 'FAILED', code: 'NOT_DELIVERED', words: failure.words },
    );
  });

/** Handles a missing response from the provider: marks the message as unconfirmed and schedules a lookup. */
export const markUnconfirmed = (services: Services, work: OutboundMessageClaim): Promise<void> =>
  settleSend(services, work, async (tx, { message }) => {
    await transitionMessageStatus(tx, message, { status: 'UNCONFIRMED' });
    await pauseSend(tx, services, message, { state: 'UNCONFIRMED', waitMs: RECONCILE_AFTER_MS[0] });
  });

/** Time in milliseconds after which a delivery report is overdue. */
export const REPORTED_MS = 10 * 60_000;

/**
 * Handles a missing response from a provider that has no API for looking up messages. The message stays unconfirmed
 * until a delivery report arrives, and the agent's run ends. A message sent by the agent is checked again when the
 * report is overdue.
 */
export const markReportPending = (services: Services, work: OutboundMessageClaim): Promise<void> =>
  settleSend(services, work, async (tx, { message }) => {
    await transitionMessageStatus(tx, message, { status: 'UNCONFIRMED' });
    await closeSend(tx, services, { ...message, status: 'UNCONFIRMED' });
    if (message.author === 'AGENT') await enqueueSend(tx, work, new Date(services.clock().getTime() + REPORTED_MS));
  });

interface ReconcileResult {
  readonly found: SentMessage | null;
  /**
   * Time in seconds after a send attempt. If a lookup after that time does not find the message, the message was not
   * sent.
   */
  readonly settleSeconds: number;
}

/**
 * Applies the result of a lookup. The message is sent again only if the lookup proves that it was not sent, and only
 * after all checks are repeated.
 */
export async function recordReconcile(
  services: Services,
  work: OutboundMessageClaim,
  { found, settleSeconds }: ReconcileResult,
): Promise<void> {
  if (found) return markSent(services, work, found);
  const age = services.clock().getTime() - work.attemptedAt.getTime();
  await settleSend(services, work, async (tx, { message, send }) => {
    if (age < settleSeconds * 1000) {
      const waitMs =
        RECONCILE_AFTER_MS[Math.min(send.reconcileAttempts, RECONCILE_AFTER_MS.length - 1)] ?? LONGEST_WAIT_MS;
      return pauseSend(tx, services, message, {
        state: 'UNCONFIRMED',
        waitMs,
        reconcileAttempts: send.reconcileAttempts + 1,
      });
    }
    await tx.message.updateMany({ where: { id: message.id, status: 'UNCONFIRMED' }, data: { status: 'QUEUED' } });
    return pauseSend(tx, services, message, { state: 'WAITING', waitMs: 0, reconcileAttempts: 0 });
  });
}

/**
 * Handles a temporary error by scheduling another attempt, or a query of the message at the provider. Marks the message
 * as failed if it could not be sent within `GIVE_UP_MS`, unless an earlier attempt may have sent it.
 */
export const postponeSend = (services: Services, work: OutboundMessageClaim, error: ProviderError): Promise<void> =>
  settleSend(services, work, async (tx, { message, send }) => {
    const age = services.clock().getTime() - (send.notBefore ?? message.sentAt).getTime();
    if (!work.mustLook && age > GIVE_UP_MS) {
      await transitionMessageStatus(tx, message, {
        status: 'FAILED',
        failure: { code: error.code, words: error.words },
      });
      await closeSend(
        tx,
        services,
        { ...message, status: 'FAILED' },
        { outcome: 'FAILED', code: 'NOT_DELIVERED', words: error.words },
      );
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
  readonly reconcileAttempts?: number;
  readonly failure?: string;
  /** True if the provider requested this delay. */
  readonly isAsked?: boolean;
}

async function pauseSend(
  tx: Tx,
  services: Services,
  { workspaceId, id, author }: MessageRow,
  { state, waitMs, reconcileAttempts, failure, isAsked = false }: SendPause,
): Promise<void> {
  const at = new Date(services.clock().getTime() + waitMs);
  const data = {
    state,
    leaseUntil: null,
    backoffUntil: isAsked ? at : null,
    ...(reconcileAttempts === undefined ? {} : { reconcileAttempts }),
    ...(failure ? { failure } : {}),
  };
  await tx.messageDispatch.updateMany({ where: { id }, data });
  await enqueueSend(tx, { workspaceId, messageId: id, isOfCampaign: author === 'CAMPAIGN' }, at);
}

interface SendSettlement {
  readonly message: MessageRow;
  readonly send: SendRow;
  /** Agent run that waits for the message. Null if there is none. */
  readonly run: RunRow | null;
}

/**
 * Applies the result of an attempt to send or look up a message only if this process still holds the claim. Otherwise
 * the result is ignored.
 */
const settleSend = (
  services: Services,
  work: OutboundMessageClaim,
  todo: (tx: Tx, found: SendSettlement) => Promise<unknown>,
): Promise<void> =>
  services.database.forWorkspace(work.workspaceId).write(async (tx) => {
    const [, message, send, run] = await Promise.all([
      lockConversation(tx, work.conversationId),
      lockMessage(tx, work.messageId),
      lockSend(tx, work.messageId),
      lockSendingRun(tx, work.messageId),
    ]);
    if (!message || !send) return;
    if (send.claim === work.claim && send.state !== 'DONE') await todo(tx, { message, send, run });
  });

/** Marks the dispatch of a message as completed and ends the agent run that waits for the message. */
export async function closeSend(tx: Tx, services: Services, message: MessageRow, end?: SendBlocker): Promise<null> {
  const run = await lockSendingRun(tx, message.id);
  await endSend(tx, services, { message, run, ...(end ? { end } : {}) });
  return null;
}

/** Marks the dispatch of a message as completed and ends the given run. */
async function endSend(
  tx: Tx,
  services: Services,
  { message, run, end }: Pick<SendSettlement, 'message' | 'run'> & { readonly end?: SendBlocker },
): Promise<void> {
  await Promise.all([
    updateRow<SendRow>(tx, 'MessageDispatch', message.id, { state: 'DONE', leaseUntil: null }),
    run &&
      finishRun(tx, agentActor(services, run), run, {
        ...(end ?? runResultOf(message)),
        ...undelivered(run, message),
      }),
  ]);
}

/**
 * Returns the run state for a message that was suppressed or failed, so that the agent's memory does not contain the
 * undelivered reply. Returns no change for other messages.
 */
const undelivered = ({ state }: RunRow, { status }: MessageRow) =>
  status === 'SUPPRESSED' || status === 'FAILED' ? { plan: state as unknown as RunState } : {};

const runResultOf = ({ status }: MessageRow) =>
  status === 'FAILED'
    ? ({ outcome: 'FAILED', code: 'NOT_DELIVERED', words: null } as const)
    : ({ outcome: 'ANSWERED' } as const);
