import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../db/generated/client.ts';
import { type LeadNames, mulberry32, plain } from './seed-leads.ts';

export interface ConversationTexts {
  /** Replies of the agent. */
  readonly replies: readonly string[];
  /** The contact's messages after the first one. */
  readonly answers: readonly string[];
}

interface ConversationSeedInput {
  readonly people: LeadNames;
  readonly words: ConversationTexts;
  readonly count: number;
  readonly workspaceId: string;
  readonly now: Date;
}

export interface ConversationRows {
  readonly contacts: Prisma.ContactCreateManyInput[];
  readonly conversations: Prisma.ConversationCreateManyInput[];
  readonly messages: Prisma.MessageCreateManyInput[];
}

const MINUTE = 60_000;

/** Creates WhatsApp conversations of the last month. For the same input, the result is the same except for the ids. */
export function seedConversations({ people, words, count, workspaceId, now }: ConversationSeedInput): ConversationRows {
  const random = mulberry32(23);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  // A lead form can be submitted without a message, but a conversation must start with one.
  const openings = people.messages.WHATSAPP.filter((text) => text !== '');
  const rows: ConversationRows = { contacts: [], conversations: [], messages: [] };
  for (let index = 0; index < count; index += 1) {
    const begun = now.getTime() - random() ** 2 * 30 * 24 * 60 * MINUTE - 60 * MINUTE;
    const createdAt = new Date(begun);
    const [given, family] = [pick(people.given), pick(people.family)];
    const contactId = uuidv7({ msecs: begun });
    const id = uuidv7({ msecs: begun });
    // Phone numbers are consecutive, because each contact requires a unique number.
    const phone = `${people.phonePrefixes[index % people.phonePrefixes.length]}${String(index).padStart(3, '0')}`;
    const email = random() < 0.5 ? `${plain(given)}.${plain(family)}@mail.test` : null;
    rows.contacts.push({
      workspaceId,
      id: contactId,
      name: `${given} ${family}`,
      phone,
      email,
      createdAt,
      updatedAt: createdAt,
    });

    const length = 1 + Math.floor(random() * 7);
    const at = (turn: number) => new Date(begun + turn * 4 * MINUTE);
    for (let turn = 0; turn < length; turn += 1) {
      const incoming = turn % 2 === 0;
      const body = turn === 0 ? pick(openings) : pick(incoming ? words.answers : words.replies);
      const side = incoming
        ? { direction: 'IN', author: 'CONTACT', status: 'RECEIVED' }
        : { direction: 'OUT', author: 'AGENT', status: 'READ' };
      rows.messages.push({ workspaceId, conversationId: id, ...side, body, sentAt: at(turn) });
    }
    const lastInboundAt = at(length - 1 - ((length - 1) % 2));
    const times = { lastInboundAt, lastMessageAt: at(length - 1), createdAt };
    rows.conversations.push({ workspaceId, id, contactId, channel: 'WHATSAPP', ...times });
  }
  return rows;
}
