import type { Channel, LeadStatus } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../db/generated/client.ts';

export interface LeadNames {
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly messages: Readonly<Record<Channel, readonly string[]>>;
  /** Prefixes of phone numbers that are reserved for fictional use and never assigned. */
  readonly phonePrefixes: readonly string[];
}

interface LeadSeedInput {
  readonly words: LeadNames;
  readonly channel: Channel;
  readonly count: number;
  readonly workspaceId: string;
  readonly now: Date;
}

const DAYS = 90;

/**
 * Creates leads of the last three months. Older leads have progressed further. For the same input, the result is the
 * same except for the ids.
 */
export function seedLeads({ words, channel, count, workspaceId, now }: LeadSeedInput): Prisma.LeadCreateManyInput[] {
  const random = mulberry32(channel === 'WHATSAPP' ? 11 : 17);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return Array.from({ length: count }, (_, index) => {
    // The random number is squared, so that most leads are recent.
    const age = random() ** 2 * DAYS;
    const createdAt = new Date(now.getTime() - age * 86_400_000 - index * 1000);
    const [given, family] = [pick(words.given), pick(words.family)];
    const email = random() < 0.7 ? `${plain(given)}.${plain(family)}@mail.test` : null;
    return {
      workspaceId,
      id: uuidv7({ msecs: createdAt.getTime() }),
      name: `${given} ${family}`,
      phone: `${pick(words.phonePrefixes)}${String(Math.floor(random() * 1000)).padStart(3, '0')}`,
      email,
      message: pick(words.messages[channel]),
      status: statusAfter(age, random()),
      source: random() < 0.75 ? 'FORM' : 'API',
      consentAt: createdAt,
      createdAt,
      updatedAt: createdAt,
    };
  });
}

function statusAfter(age: number, chance: number): LeadStatus {
  if (age < 2) return chance < 0.8 ? 'NEW' : 'CONTACTED';
  if (chance < 0.08) return 'NEW';
  if (chance < 0.28) return 'CONTACTED';
  if (chance < 0.48) return 'QUALIFIED';
  if (chance < 0.72) return 'BOOKED';
  return chance < 0.88 ? 'UNQUALIFIED' : 'LOST';
}

export const plain = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/ł/gi, 'l')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();

/**
 * Creates a seeded pseudorandom number generator, so that the demo data always has the same names, texts and statuses.
 */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
