import { SUPPRESSION_REASON_TITLES } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueSend } from '../../../events/outbox.ts';
import type { Plan } from '../../agent-runs/index.ts';
import {
  agentHindrance,
  type HeldConversation,
  type Hindrance,
  lockConversation,
  lockMessage,
  type MessageRow,
  type SendRow,
  sendingHindrance,
  sendOf,
  windowHindrance,
} from '../../agent-runs/index.ts';
import { moveMessage } from '../../conversations/index.ts';
import { findNumberFault } from '../../outreach-limits/index.ts';
import { GAVE_WAY, leaveOutCancelled, leaveToSend, type NoLeave } from '../../recipients/index.ts';
import { type TemplateToSend, templateOf } from '../resolve-template.ts';
import { missReply } from './escalate-unconfirmed-reply.ts';
import { closeSend } from './record-send-result.ts';

export interface SendOrder {
  readonly workspaceId: string;
  readonly messageId: string;
}

/** A message that this process is about to send, or to look for. */
export interface SendWork extends SendOrder {
  readonly conversationId: string;
  readonly claim: number;
  readonly to: string;
  /** Our number; null is that of the Twilio card. */
  readonly phoneConfigId: string | null;
  readonly body: string;
  readonly template: TemplateToSend | null;
  readonly attemptedAt: Date;
  /** Somebody may have sent it already: the provider is asked whether it has it. */
  readonly mustLook: boolean;
  readonly except: readonly string[];
}

const LEASE_MS = 60_000;
const IN_TURN_MS = 1_000;
/** By then it was found, or is sent again; what nobody can find holds nobody up. */
const LOOKED_FOR_MS = 3 * 60_000;

/** Takes a message up, one of a conversation after the other. Null when there is nothing to do, or nothing may be done. */
export const claimSend = (services: Services, order: SendOrder, job: string): Promise<SendWork | null> =>
  services.database.inWorkspace(order.workspaceId).write(async (tx) => {
    const found = await tx.message.findFirst({ where: { id: order.messageId }, select: { conversationId: true } });
    const conversation = found && (await lockConversation(tx, found.conversationId));
    const message = conversation && (await lockMessage(tx, order.messageId));
    if (!message || message.direction !== 'OUT') return null;
    const now = services.clock();
    const send = await sendOf(tx, message);
    if (!isOpen(message, send)) {
      await closeSend(tx, services, message);
      return missReply(tx, services, { conversation, message, send });
    }
    if (send.leaseUntil && send.leaseUntil > now && send.leaseJob !== job) return later(tx, message, send.leaseUntil);
    if (send.state === 'WAITING') {
      if (await isBehindAnother(tx, message, now)) return later(tx, message, new Date(now.getTime() + IN_TURN_MS));
      const hindrance = await hindranceOf(tx, conversation, message, now);
      if (hindrance) return suppress(tx, services, { message, hindrance });
      const noLeave = message.author === 'CAMPAIGN' ? await leaveToSend(tx, message.id, now) : null;
      if (noLeave) return keepBack(tx, services, message, noLeave);
    }
    return takeUp(tx, { message, send, conversation, now, job });
  });

const isOpen = ({ status }: MessageRow, { state }: SendRow): boolean =>
  state !== 'DONE' && (status === 'QUEUED' || status === 'UNCONFIRMED');

async function later(tx: Tx, { workspaceId, id, author }: MessageRow, at: Date): Promise<null> {
  await enqueueSend(tx, { workspaceId, messageId: id, isOfCampaign: author === 'CAMPAIGN' }, at);
  return null;
}

/**
 * People read from top to bottom: what was written first goes out first, or is at least looked for first. What a campaign has not asked
 * for yet holds nobody up: it may be kept back until the morning.
 */
const isBehindAnother = async (tx: Tx, { id, conversationId, sentAt }: MessageRow, now: Date): Promise<boolean> =>
  (await tx.message.findFirst({
    where: {
      conversationId,
      direction: 'OUT',
      AND: [
        { OR: [{ sentAt: { lt: sentAt } }, { sentAt, id: { lt: id } }] },
        { NOT: { author: 'CAMPAIGN', send: { is: { state: 'WAITING' } } } },
        {
          OR: [
            { status: 'QUEUED', send: { is: { state: { not: 'DONE' } } } },
            { status: 'UNCONFIRMED', send: { is: { attemptedAt: { gt: new Date(now.getTime() - LOOKED_FOR_MS) } } } },
          ],
        },
      ],
    },
    select: { id: true },
  })) !== null;

/** The agent speaks only while it may; its last words, with which it hands off, and those of a safety rule, which no turn made, still go out. */
async function hindranceOf(
  tx: Tx,
  conversation: HeldConversation,
  message: MessageRow,
  now: Date,
): Promise<Hindrance | null> {
  // That they were understood is the last thing they hear, whoever answers.
  if (message.id === conversation.confirmationId) return sendingHindrance(tx, { ...conversation, optedOut: false });
  if (message.author !== 'AGENT') return sendingHindrance(tx, conversation);
  const turn = await tx.agentTurn.findFirst({ where: { messageId: message.id }, select: { state: true } });
  const plan = (turn?.state ?? null) as unknown as Plan | null;
  const handsOff = turn === null || plan?.handOff != null;
  const hindrance =
    (await agentHindrance(tx, conversation, { hasHandedOff: handsOff, since: message.sentAt })) ??
    (await greetingHindrance(tx, conversation));
  return hindrance ?? (message.templateId === null ? windowHindrance(conversation, now) : null);
}

/** A contact who never wrote is reached only at a number that the limits of the workspace allow. */
async function greetingHindrance(tx: Tx, { contactId, lastInboundAt }: HeldConversation): Promise<Hindrance | null> {
  if (lastInboundAt !== null) return null;
  const { phone } = await tx.contact.findFirstOrThrow({ where: { id: contactId }, select: { phone: true } });
  const fault = await findNumberFault(tx, phone);
  return fault && { outcome: 'SUPPRESSED', words: SUPPRESSION_REASON_TITLES[fault] };
}

async function suppress(
  tx: Tx,
  services: Services,
  { message, hindrance }: { message: MessageRow; hindrance: Hindrance },
): Promise<null> {
  await moveMessage(tx, message.id, { status: 'SUPPRESSED', failure: { code: null, words: hindrance.words } });
  return closeSend(tx, services, { ...message, status: 'SUPPRESSED' }, hindrance);
}

/** Nobody was asked to send it, so nobody is. */
async function keepBack(tx: Tx, services: Services, message: MessageRow, noLeave: NoLeave): Promise<null> {
  if (noLeave === 'CANCELLED') {
    const hindrance = { outcome: 'SUPPRESSED', words: 'The campaign was cancelled.' } as const;
    await suppress(tx, services, { message, hindrance });
    await leaveOutCancelled(tx, message.id);
    return null;
  }
  if (noLeave === 'MERGED')
    return suppress(tx, services, {
      message,
      hindrance: { outcome: 'SUPPRESSED', words: GAVE_WAY },
    });
  // Whoever resumes the campaign has it sent.
  if (noLeave === 'PAUSED') return null;
  await tx.messageSend.updateMany({ where: { id: message.id }, data: { triesFrom: noLeave.from } });
  return later(tx, message, noLeave.from);
}

interface TakingUp {
  readonly message: MessageRow;
  readonly send: SendRow;
  readonly conversation: HeldConversation;
  readonly now: Date;
  readonly job: string;
}

async function takeUp(tx: Tx, { message, send, conversation, now, job }: TakingUp): Promise<SendWork> {
  const { workspaceId, id, conversationId, body, phoneConfigId } = message;
  const mustLook = send.state !== 'WAITING';
  const attemptedAt = mustLook ? (send.attemptedAt ?? now) : now;
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  const claim = send.claim + 1;
  const state = mustLook ? 'UNCONFIRMED' : 'SENDING';
  const attempts = mustLook ? send.attempts : send.attempts + 1;
  const taken = { state, claim, leaseUntil, leaseJob: job, attemptedAt, attempts };
  await tx.messageSend.updateMany({ where: { id }, data: taken });
  if (mustLook) await moveMessage(tx, id, { status: 'UNCONFIRMED' });
  const { phone: to } = await tx.contact.findFirstOrThrow({
    where: { id: conversation.contactId },
    select: { phone: true },
  });
  const except = mustLook ? await providerIds(tx, conversationId) : [];
  const template = await templateOf(tx, message);
  const through = { to, phoneConfigId, body, template };
  return { workspaceId, messageId: id, conversationId, claim, ...through, attemptedAt, mustLook, except };
}

async function providerIds(tx: Tx, conversationId: string): Promise<string[]> {
  const named = { conversationId, direction: 'OUT', providerId: { not: null } };
  const rows = await tx.message.findMany({
    where: named,
    select: { providerId: true },
    orderBy: { sentAt: 'desc' },
    take: 200,
  });
  return rows.flatMap(({ providerId }) => providerId ?? []);
}
