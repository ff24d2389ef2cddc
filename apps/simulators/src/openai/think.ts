import { DECLINED, HANDED_OVER, reactionTo } from '../server/sensitive.ts';
import type { Conversation, SpokenLine } from './conversation.ts';
import { type Reading, read } from './reading.ts';

/**
 * A deterministic model that follows the latest instruction, records values from the contact's text and calls only
 * allowed tools. Instructions in the contact's text are ignored.
 */
export function think(conversation: Conversation): SpokenLine {
  const reading = read(conversation);
  const line =
    isInvoked(reading) ??
    wantsPerson(reading) ??
    asks(reading) ??
    offers(reading) ??
    lists(reading) ??
    closes(reading) ??
    anything(reading);
  // The engine rejects a reply that repeats the previous one, so a repeated reply gets a prefix.
  return line.text && line.text === reading.lastReply ? { ...line, text: `Once more: ${line.text}` } : line;
}

/**
 * If the contact's text mentions a sensitive topic, applies the rule for the topic before anything else. Returns null
 * if it mentions none.
 */
function isInvoked({ rules, heard, justCalled, hasTool }: Reading): SpokenLine | null {
  const reaction = justCalled ? null : reactionTo(rules, heard);
  if (!reaction) return null;
  if (reaction.does === 'ANSWER') return { text: reaction.words };
  if (reaction.does === 'DECLINE') return { text: DECLINED };
  if (!hasTool('escalateToHuman')) return null;
  const reason = `They spoke of ${reaction.topic}.`;
  return { text: HANDED_OVER, calls: [{ name: 'escalateToHuman', arguments: { reason } }] };
}

function wantsPerson({ heard, hasTool }: Reading): SpokenLine | null {
  if (
    !hasTool('escalateToHuman') ||
    !/\b(human|real person|a person|someone real|speak to (someone|a colleague))\b/i.test(heard)
  )
    return null;
  return {
    text: 'Of course. I will ask a colleague to take over from here.',
    calls: [{ name: 'escalateToHuman', arguments: { reason: 'They asked for a person.' } }],
  };
}

/** Follows the instruction `Find out: "…" (key "…", hint)`. Returns null if there is no such instruction. */
function asks({ instruction, heard, lastReply, justCalled, greeting, hasTool }: Reading): SpokenLine | null {
  const found = /Find out: ("(?:[^"\\]|\\.)*") \(key ("(?:[^"\\]|\\.)*"), (.*)\)/.exec(instruction);
  if (!found) return null;
  const words = JSON.parse(found[1]!) as string;
  const key = JSON.parse(found[2]!) as string;
  const value = lastReply.includes(words) && heard && !justCalled ? answerIn(heard, found[3] ?? '') : null;
  if (value !== null && hasTool('updateLeadProfile'))
    return { calls: [{ name: 'updateLeadProfile', arguments: { answers: [{ key, value }] } }] };
  if (greeting) return { text: `${greeting} ${words}` };
  return { text: lastReply.includes(words) ? `I did not quite get that. ${words}` : `Thank you. ${words}` };
}

function answerIn(heard: string, hint: string): string | null {
  if (hint.startsWith('a number')) return /-?\d+(?:[.,]\d+)?/.exec(heard)?.[0].replace(',', '.') ?? null;
  if (hint.startsWith('an email')) return /[^\s<>@]+@[^\s<>@]+\.[a-z]{2,}/i.exec(heard)?.[0] ?? null;
  if (hint.startsWith('a date')) return /\d{4}-\d{2}-\d{2}/.exec(heard)?.[0] ?? null;
  if (hint.startsWith('Yes or No'))
    return /\b(yes|yeah|sure|ok)\b/i.test(heard) ? 'Yes' : /\bno(t|pe)?\b/i.test(heard) ? 'No' : null;
  if (!hint.startsWith('one of')) return heard.slice(0, 500);
  const choices = [...hint.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([quoted]) => JSON.parse(quoted) as string);
  return choices.find((choice) => heard.toLowerCase().includes(choice.toLowerCase())) ?? null;
}

/**
 * Follows the instruction `Free appointments: "…", "…"`: books the chosen time, or offers the first three. Returns null
 * if there is no such instruction.
 */
function offers({ instruction, heard, lastReply, hasTool }: Reading): SpokenLine | null {
  const listed = /Free appointments: (.*)/.exec(instruction)?.[1];
  if (!listed) return null;
  const slots = [...listed.matchAll(/"([^"]+)"/g)].map(([, slot]) => slot!);
  const offered = slots.filter((slot) => lastReply.includes(spelledOut(slot)));
  const start = chosen(heard, offered);
  if (start && hasTool('bookConsult')) return { calls: [{ name: 'bookConsult', arguments: { start } }] };
  const three = slots.slice(0, 3).map((slot, at) => `${at + 1}) ${spelledOut(slot)}`);
  return { text: `These times are free: ${three.join(', ')}. Which one suits you?` };
}

function chosen(heard: string, offered: readonly string[]): string | undefined {
  if (!heard) return undefined;
  const exact = offered.find((slot) => heard.includes(slot) || heard.includes(spelledOut(slot)));
  if (exact) return exact;
  const at = ORDINALS.findIndex((ordinal) => ordinal.test(heard));
  if (at >= 0) return offered[at];
  const time = /\b\d{1,2}:\d{2}\b/.exec(heard)?.[0].padStart(5, '0');
  return offered.find((slot) => slot.slice(11, 16) === time);
}

/**
 * Patterns for ordinal numbers. The pattern for "first" matches "one" only at the start, because "the second one" also
 * contains "one".
 */
const ORDINALS = [/\b(1|1st|first)\b|^(number )?one\b/i, /\b(2|2nd|two|second)\b/i, /\b(3|3rd|three|third)\b/i];

const spelledOut = (slot: string): string => {
  const time = new Date(slot);
  if (Number.isNaN(time.getTime())) return slot;
  const day = time.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  return `${day} at ${slot.slice(11, 16)}`;
};

function lists({ instruction, justCalled, hasTool }: Reading): SpokenLine | null {
  if (!/List the free appointments with listSlots/.test(instruction)) return null;
  if (justCalled !== 'listSlots' && hasTool('listSlots'))
    return { calls: [{ name: 'listSlots', arguments: { from: null } }] };
  return { text: 'I am afraid that there is no free time just now. Which other days would suit you?' };
}

function closes({ instruction }: Reading): SpokenLine | null {
  if (/a colleague will take over/i.test(instruction))
    return { text: 'A colleague will take over from here. Thank you for your patience.' };
  if (!/This is your last message/.test(instruction)) return null;
  if (/Confirm the day/.test(instruction)) return { text: 'You are booked. We look forward to seeing you!' };
  if (/not the right place/.test(instruction))
    return { text: 'Thank you for telling us. We are not the right place for this, and wish you all the best.' };
  if (/colleague will be in touch/.test(instruction))
    return { text: 'Thank you, that is all. A colleague will be in touch soon.' };
  return { text: 'Thank you, and goodbye!' };
}

/**
 * Handles any other instruction: calls the first tool if a tool call is required. Otherwise repeats the contact's text,
 * or greets if there is none.
 */
function anything({ heard, tools, toolChoice }: Reading): SpokenLine {
  const [tool] = tools;
  if (tool && toolChoice === 'required')
    return { calls: [{ name: tool.name, arguments: example(tool.parameters) as object }] };
  return { text: heard ? `I see: ${heard.slice(0, 200)}` : 'Hello! How can I help?' };
}

/** Returns a minimal value that is valid according to the JSON schema. */
function example(schema: Readonly<Record<string, unknown>>): unknown {
  const options = schema['anyOf'] as Record<string, unknown>[] | undefined;
  if (options?.[0]) return example(options.find(({ type }) => type === 'null') ?? options[0]);
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  const properties = (schema['properties'] ?? {}) as Record<string, Record<string, unknown>>;
  const kind = Array.isArray(schema['type'])
    ? schema['type'].includes('null')
      ? 'null'
      : schema['type'][0]
    : schema['type'];
  if (kind === 'object')
    return Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, example(inner)]));
  return { array: [], number: 1, integer: 1, boolean: true, string: 'example' }[String(kind)] ?? null;
}
