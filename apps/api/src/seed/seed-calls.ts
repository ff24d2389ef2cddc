import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../db/generated/client.ts';
import { mulberry32 } from './seed-leads.ts';

export interface CallTexts {
  readonly outcome: string;
  readonly summary: string;
  readonly wrapUpNote: string;
  /** Role and text of each turn. */
  readonly turns: readonly (readonly [role: string, text: string])[];
}

interface CallSeedInput {
  readonly leads: readonly Prisma.LeadCreateManyInput[];
  readonly texts: readonly CallTexts[];
  readonly workspaceId: string;
  /** The member who completed the calls that are not from today. */
  readonly memberId: string;
  readonly now: Date;
}

export interface CallRows {
  readonly contacts: Prisma.ContactCreateManyInput[];
  readonly calls: Prisma.CallCreateManyInput[];
  readonly turns: Prisma.TranscriptTurnCreateManyInput[];
}

const SECOND = 1000;
const DAY = 86_400 * SECOND;
const DAYS = 30;
const CENTS_PER_MINUTE = 9;

/** Creates calls with the leads of the last month, one for each phone number. Every sixth call is not answered. */
export function seedCalls({ leads, texts, workspaceId, memberId, now }: CallSeedInput): CallRows {
  const random = mulberry32(31);
  const rows: CallRows = { contacts: [], calls: [], turns: [] };
  for (const lead of withoutRepeatedPhones(leads)) {
    const createdAt = new Date(lead.createdAt as Date);
    if (now.getTime() - createdAt.getTime() > DAYS * DAY || lead.status === 'NEW') continue;
    const contactId = uuidv7({ msecs: createdAt.getTime() });
    const { name, phone, email } = lead;
    rows.contacts.push({ workspaceId, id: contactId, name, phone, email, createdAt, updatedAt: createdAt });
    const call = { workspaceId, contactId, leadId: lead.id as string, createdAt, memberId, now };
    const dialogue = dialogueFor(lead.status ?? '', texts, random());
    if (rows.calls.length % 6 === 5) rows.calls.push(unansweredCall(call));
    else addCall(rows, { ...call, dialogue, isInbound: dialogue.turns[0]?.[0] === 'CONTACT' });
  }
  return rows;
}

const withoutRepeatedPhones = (leads: CallSeedInput['leads']) => [
  ...new Map(leads.map((lead) => [lead.phone, lead])).values(),
];

/** Returns a dialogue that led to the status of the lead. */
function dialogueFor(status: string, texts: readonly CallTexts[], chance: number): CallTexts {
  const outcomes = OUTCOMES[status] ?? ['OTHER', 'CALL_BACK'];
  const fitting = texts.filter(({ outcome }) => outcomes.includes(outcome));
  return fitting[Math.floor(chance * fitting.length)] as CallTexts;
}

const OUTCOMES: Readonly<Record<string, readonly string[]>> = {
  BOOKED: ['BOOKED'],
  QUALIFIED: ['QUALIFIED'],
  UNQUALIFIED: ['UNQUALIFIED'],
};

interface CallOfLead {
  readonly workspaceId: string;
  readonly contactId: string;
  readonly leadId: string;
  readonly createdAt: Date;
  readonly memberId: string;
  readonly now: Date;
}

const columns = ({ workspaceId, contactId, leadId, createdAt }: CallOfLead) => ({
  workspaceId,
  contactId,
  leadId,
  createdAt,
  id: uuidv7({ msecs: createdAt.getTime() }),
  dispatchState: 'DONE',
  attempts: 1,
});

function unansweredCall(call: CallOfLead): Prisma.CallCreateManyInput {
  const endedAt = new Date(call.createdAt.getTime() + 45 * SECOND);
  const end = { state: 'ENDED', endedAt, updatedAt: endedAt, endedReason: 'customer-did-not-answer' };
  return { ...columns(call), ...end, direction: 'OUTBOUND', isAutomatic: true, unansweredReason: 'NO_ANSWER' };
}

interface AnsweredCall extends CallOfLead {
  readonly dialogue: CallTexts;
  readonly isInbound: boolean;
}

function addCall(rows: CallRows, { dialogue, isInbound, ...call }: AnsweredCall): void {
  const row = columns(call);
  const startedAt = new Date(call.createdAt.getTime() + 10 * SECOND);
  let at = startedAt.getTime();
  for (const [role, text] of dialogue.turns) {
    at += 3 * SECOND;
    rows.turns.push({ workspaceId: call.workspaceId, callId: row.id, role, text, at: new Date(at) });
    // A speaker needs about 70 ms for each character.
    at += text.length * 70;
  }
  const endedAt = new Date(at + 2 * SECOND);
  const minutes = Math.ceil((endedAt.getTime() - startedAt.getTime()) / (60 * SECOND));
  rows.calls.push({
    ...row,
    direction: isInbound ? 'INBOUND' : 'OUTBOUND',
    isAutomatic: !isInbound,
    state: 'ENDED',
    startedAt,
    endedAt,
    updatedAt: endedAt,
    endedReason: 'customer-ended-call',
    summary: dialogue.summary,
    costCents: minutes * CENTS_PER_MINUTE,
    ...wrapUp({ ...call, endedAt }, dialogue),
  });
}

/** Returns the wrap-up. The calls of the last day still wait for one. */
function wrapUp({ memberId, endedAt, now }: CallOfLead & { readonly endedAt: Date }, dialogue: CallTexts) {
  if (now.getTime() - endedAt.getTime() < DAY) return {};
  const { outcome, wrapUpNote } = dialogue;
  return { outcome, wrapUpNote, wrappedUpById: memberId, wrappedUpAt: new Date(endedAt.getTime() + 120 * SECOND) };
}
