import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../db/generated/client.ts';
import { type LeadNames, mulberry32, plain } from './seed-leads.ts';

export interface ConversationTexts {
  /** Messages of conversations, in turns of the contact and the agent. Each has three turns of both. */
  readonly threads: readonly (readonly string[])[];
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

    const thread = pick(words.threads);
    const length = thread.length - 2 * Math.floor((random() * thread.length) / 2);
    const at = (turn: number) => new Date(begun + turn * 4 * MINUTE);
    for (const [turn, body] of thread.slice(0, length).entries()) {
      const side =
        turn % 2 === 0
          ? { direction: 'IN', author: 'CONTACT', status: 'RECEIVED' }
          : { direction: 'OUT', author: 'AGENT', status: 'READ' };
      rows.messages.push({ workspaceId, conversationId: id, ...side, body, sentAt: at(turn) });
    }
    const times = { lastInboundAt: at(length - 2), lastMessageAt: at(length - 1), createdAt };
    rows.conversations.push({ workspaceId, id, contactId, channel: 'WHATSAPP', ...times });
  }
  return rows;
}
