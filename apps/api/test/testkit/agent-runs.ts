import { randomUUID } from 'node:crypto';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

interface Where {
  readonly conversationId: string;
  readonly leadId: string;
  /** A word that appears in every generated text. */
  readonly words?: string;
}

/** Returns a step of a run with the given text in every column that can contain one. */
const stepOf = (fd: TestFrontdesk, { text, ...step }: { workspaceId: string; runId: string; text: string }) => ({
  ...step,
  position: 1,
  kind: 'UNDERSTANDING',
  instructions: text,
  input: text,
  reply: text,
  tool: text,
  arguments: JSON.stringify({ text }),
  result: JSON.stringify({ text }),
  error: text,
  model: text,
  provider: 'OPENAI',
  passages: [{ ...PASSAGE, question: text, title: text, headings: [text], text, url: text }],
  checks: [{ kind: 'WORDING', problems: [text] }],
  inputTokens: 1000,
  outputTokens: 100,
  costMicros: 3500,
  startedAt: fd.services.clock(),
  durationMs: 800,
});

const PASSAGE = { id: 'p1', kind: 'TEXT', pageNumber: null, sourceId: null, score: 0.5 };

interface WrittenMessage {
  readonly conversationId: string;
  readonly messageId?: string;
  readonly text: string;
}

/** Creates a run with one step in a conversation. Returns the id of the run. */
export async function buildTrace(
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  { text, ...written }: WrittenMessage,
): Promise<string> {
  const now = fd.services.clock();
  const run = { trigger: 'MESSAGE', step: 'DONE', outcome: 'ANSWERED', startedAt: now, deadlineAt: now };
  return fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const { id: runId } = await tx.agentRun.create({ data: { workspaceId, ...written, ...run } });
    await tx.agentRunStep.create({ data: stepOf(fd, { workspaceId, runId, text }) });
    return runId;
  });
}

/**
 * Creates the records of an answered message: inbound event, agent run, memory, sent message and booking. Returns the id
 * of the run.
 */
export async function buildRun(fd: TestFrontdesk, { id: workspaceId }: BuiltWorkspace, where: Where): Promise<string> {
  const { conversationId, leadId, words = 'Hello' } = where;
  const now = fd.services.clock();
  return fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
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
    const { id: runId } = await tx.agentRun.create({ data: { workspaceId, conversationId, ...turn, ...texts } });
    await tx.agentRunStep.create({ data: stepOf(fd, { workspaceId, runId, text: words }) });
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
    return runId;
  });
}
