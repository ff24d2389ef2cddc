import { randomUUID } from 'node:crypto';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

interface Where {
  readonly conversationId: string;
  readonly leadId: string;
  /** A word that appears in every generated text. */
  readonly words?: string;
}

/** Creates the records of an answered message: inbound event, agent run, memory, sent message and booking. */
export async function buildRun(fd: TestFrontdesk, { id: workspaceId }: BuiltWorkspace, where: Where): Promise<void> {
  const { conversationId, leadId, words = 'Hello' } = where;
  const now = fd.services.clock();
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const { contactId } = await tx.conversation.findFirstOrThrow({ where: { id: conversationId } });
    const { id: messageId } = await tx.message.findFirstOrThrow({ where: { conversationId } });
    const data = {
      provider: 'TWILIO',
      kind: 'MESSAGE',
      providerId: `${words} ${randomUUID()}`,
      reference: words,
      sender: words,
    };
    const payload = Buffer.from(words);
    await tx.inboundEvent.create({ data: { workspaceId, ...data, payload, receivedAt: now, outcome: words } });
    await tx.agentMemory.create({
      data: { workspaceId, id: conversationId, leadId, state: { words }, updatedAt: now },
    });
    const texts = { leasedByJob: words, state: { words }, exchange: [words], reply: words, failure: words, messageId };
    const turn = { trigger: 'MESSAGE', step: 'DONE', outcome: 'ANSWERED', startedAt: now, deadlineAt: now };
    await tx.agentRun.create({ data: { workspaceId, conversationId, ...turn, ...texts } });
    await tx.messageDispatch.create({
      data: { workspaceId, id: messageId, state: 'DONE', failure: words, leasedByJob: words },
    });
    await tx.optOut.create({ data: { workspaceId, contactId, at: now } });
    await tx.lead.updateMany({ where: { id: leadId }, data: { answers: { need: words } } });
    const attendee = { attendeeName: words, attendeeEmail: words, timeZone: words, providerId: words };
    const heard = { meetingUrl: words, reason: words, failure: words, previousProviderIds: [words] };
    await tx.booking.create({
      data: { workspaceId, leadId, status: 'BOOKED', startsAt: now, createdAt: now, ...attendee, ...heard },
    });
  });
}
