import type { EngineState } from '@frontdesk/agent/engine';
import { localTime } from '@frontdesk/domain';
import { createProviders } from '@frontdesk/providers';
import { sandboxFor, startSimulators } from '@frontdesk/simulators';
import { lockDraft, writeQuestions } from '../../src/modules/agent/configuration/draft.ts';
import { knowledgeJobs } from '../../src/modules/agent/knowledge/index.ts';
import { publishAgent } from '../testkit/agent.ts';
import { drain } from '../testkit/drain.ts';
import { startFrontdesk, type TestFrontdesk } from '../testkit/frontdesk.ts';
import { buildBusinessHours } from '../testkit/hours.ts';
import { saveProfile } from '../testkit/knowledge.ts';
import { openPhone, type Phone, someone } from '../testkit/phone.ts';
import { simulatedModel } from '../testkit/simulated-model.ts';
import { answerOf } from './contact.ts';
import type { Business, Line, Script, Suite, Transcript, Turn } from './script.ts';
import { START } from './time-windows.ts';

const MOST_ANSWERS = 6;
/** Id of no record. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

type Addresses = NonNullable<Parameters<typeof createProviders>[0]>['addresses'];

export interface Desk {
  readonly business: Business;
  readonly phone: Phone;
}

interface Visitor {
  readonly script: Script;
  readonly desk: Desk;
  readonly number: string;
  readonly left: Turn[];
  readonly lines: Line[];
  readonly replies: string[][];
  answered: number;
}

/**
 * Plays the conversations of a suite through the webhook of WhatsApp: the engine, the simulated model, the search of
 * the knowledge base and a calendar at the simulator of Cal.com. Contacts write at the same time.
 */
export async function runSuite(suite: Suite): Promise<readonly Transcript[]> {
  const fd = await startFrontdesk();
  fd.advance({ seconds: (START - fd.services.clock().getTime()) / 1000 });
  const simulators = await startSimulators({ now: fd.services.clock });
  try {
    const desks: Desk[] = [];
    // oxlint-disable-next-line no-await-in-loop -- workspaces are few.
    for (const business of suite.businesses) desks.push(await openDesk(fd, business, simulators.addresses));
    const visitors = suite.scripts.map((script): Visitor => {
      const desk = desks.find(({ business }) => business.key === script.business);
      if (!desk) throw new Error(`There is no business ${script.business}.`);
      return { script, desk, number: someone(), left: [...script.turns], lines: [], replies: [], answered: 0 };
    });
    await talk(fd, desks, visitors);
    return await Promise.all(visitors.map(transcriptOf));
  } finally {
    await simulators.stop();
    await fd.close();
  }
}

/**
 * Opens a workspace with a published agent and with the questions, profile, documents and opening hours of a business.
 * `addresses` are those of the simulators. If omitted, the calendar client calls Cal.com itself.
 */
export async function openDesk(fd: TestFrontdesk, business: Business, addresses?: Addresses): Promise<Desk> {
  const phone = await openPhone(fd, { isPublished: false });
  const { workspace, owner } = phone;
  const providers = createProviders(addresses ? { addresses } : {});
  phone.fakes.think = simulatedModel;
  Object.assign(phone.fakes.providers, {
    calendar: () => providers.calendar(workspace.id, sandboxFor(workspace.id).calcom),
  });
  await phone.db.write(async (tx) => {
    await tx.workspace.updateMany({ data: { timezone: business.zone } });
    const { questions } = business;
    if (!questions) return;
    const { personaId } = await lockDraft(tx, workspace.id, null);
    await writeQuestions(tx, { workspaceId: workspace.id, personaId }, questions);
  });
  await publishAgent(fd, workspace);
  await saveProfile(fd, owner, business.profile);
  // oxlint-disable-next-line no-await-in-loop -- documents are few.
  for (const [name, content] of business.documents) await upload(fd, owner, name, content);
  await drain(fd, workspace.id, knowledgeJobs(fd.services));
  const [from, until] = business.open ?? [540, 1080];
  await buildBusinessHours(fd, workspace, {
    weekly: Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from, until }] : [])),
  });
  return { business, phone };
}

async function upload(fd: TestFrontdesk, who: Phone['owner'], name: string, content: string): Promise<void> {
  const response = await fd.app.inject({
    method: 'POST',
    url: `/uploads/knowledge?${new URLSearchParams({ name }).toString()}`,
    headers: {
      'content-type': 'application/octet-stream',
      authorization: `Bearer ${who.bearer}`,
      'x-workspace': who.workspace ?? '',
    },
    payload: Buffer.from(content),
  });
  if (response.statusCode !== 200) throw new Error(`The upload of ${name} failed: ${response.body}`);
}

/**
 * Sends the next turn of every contact, then lets the agents answer, until no contact has anything to say. When all
 * remaining contacts wait, a week passes.
 */
async function talk(fd: TestFrontdesk, desks: readonly Desk[], visitors: readonly Visitor[]): Promise<void> {
  for (;;) {
    const waiting: Visitor[] = [];
    const speaking: (readonly [Visitor, readonly string[]])[] = [];
    for (const visitor of visitors) {
      const [next] = visitor.left;
      if (typeof next === 'object' && 'days' in next) waiting.push(visitor);
      // oxlint-disable-next-line no-await-in-loop -- a contact answers from what was said before.
      else if (next === undefined)
        speaking.push(...(await answered(visitor)).map((text) => [visitor, [text]] as const));
      else {
        visitor.left.shift();
        speaking.push([visitor, typeof next === 'string' ? [next] : next]);
      }
    }
    if (speaking.length > 0) {
      // oxlint-disable-next-line no-await-in-loop -- a round follows the one before.
      await round(fd, desks, speaking);
      continue;
    }
    if (waiting.length === 0) return;
    fd.advance({ days: 7 });
    // oxlint-disable-next-line no-await-in-loop -- jobs of the week that passed.
    await Promise.all(desks.map(({ phone }) => phone.drain()));
    for (const visitor of waiting) {
      visitor.left.shift();
      visitor.lines.push({ by: 'clock', text: 'A week passes.' });
    }
  }
}

async function round(
  fd: TestFrontdesk,
  desks: readonly Desk[],
  speaking: readonly (readonly [Visitor, readonly string[]])[],
): Promise<void> {
  const before = new Map(desks.map(({ phone }) => [phone, phone.fakes.sent.length]));
  for (const [{ desk, number, lines }, texts] of speaking)
    for (const text of texts) {
      // oxlint-disable-next-line no-await-in-loop -- messages arrive in order.
      const { statusCode } = await desk.phone.say(number, text);
      if (statusCode !== 200) throw new Error(`The webhook answered ${statusCode} to “${text}”.`);
      lines.push({ by: 'contact', text });
    }
  fd.advance({ seconds: 5 });
  await Promise.all(desks.map(({ phone }) => phone.drain()));
  for (const [{ desk, number, lines, replies }] of speaking) {
    const sent = desk.phone.fakes.sent.slice(before.get(desk.phone)).filter(({ to }) => to === number);
    const texts = sent.map(({ body }) => body);
    replies.push(texts);
    lines.push(...texts.map((text) => ({ by: 'agent' as const, text })));
  }
}

const memoryOf = ({ desk: { phone }, number }: Visitor) =>
  phone.db.read(async (tx) => {
    const contact = await tx.contact.findFirst({ where: { phone: number } });
    const conversation = contact && (await tx.conversation.findFirst({ where: { contactId: contact.id } }));
    const memory = conversation && (await tx.agentMemory.findFirst({ where: { id: conversation.id } }));
    return { contact, conversation, state: (memory?.state ?? null) as unknown as EngineState | null };
  });

/** Returns what the contact answers to the open question, or nothing if none is open. */
async function answered(visitor: Visitor): Promise<string[]> {
  if (visitor.answered >= MOST_ANSWERS) return [];
  const { state, conversation } = await memoryOf(visitor);
  const text = state && conversation?.mode === 'AGENT' ? answerOf(visitor.script, state) : undefined;
  if (text === undefined) return [];
  visitor.answered += 1;
  return [text];
}

async function transcriptOf(visitor: Visitor): Promise<Transcript> {
  const { script, desk, number, lines, replies } = visitor;
  const { contact, conversation, state } = await memoryOf(visitor);
  return desk.phone.db.read(async (tx) => {
    const leads = await tx.lead.findMany({ where: { phone: number }, orderBy: { createdAt: 'asc' } });
    const bookings = await tx.booking.findMany({ where: { leadId: { in: leads.map(({ id }) => id) } } });
    const examples = await tx.unansweredQuestionExample.findMany({
      where: { conversationId: conversation?.id ?? NOBODY },
    });
    const handoff = await tx.agentHandoff.findFirst({
      where: { conversationId: conversation?.id ?? NOBODY },
      orderBy: { at: 'desc' },
    });
    return {
      script,
      lines,
      replies,
      bookings: bookings
        .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
        .map(({ startsAt, status }) => ({
          start: localTime(startsAt, desk.business.zone),
          status,
        })),
      effects: (state?.effects ?? []).map(({ tool, state: at }) => ({ tool, state: at })),
      handoff: handoff?.code ?? null,
      unanswered: examples.map(({ text }) => text),
      email: leads.findLast(({ email }) => email)?.email ?? null,
      isOptedOut: (await tx.optOut.count({ where: { contactId: contact?.id ?? NOBODY } })) > 0,
    };
  });
}
