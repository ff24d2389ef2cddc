import type { Conversation, Message, Tool } from './conversation.ts';

/** Data that the simulated model extracts from a request. */
export interface Reading {
  /** The latest system message, which contains the next instruction. */
  readonly instruction: string;
  /** All system messages, which include the rules for sensitive topics. */
  readonly rules: string;
  /** The contact's messages since the assistant's last reply, joined. */
  readonly heard: string;
  readonly lastReply: string;
  /** The tool whose result is the latest message. Null if the latest message is not a tool result. */
  readonly justCalled: string | null;
  /** A greeting, if the instruction requests one and the assistant has not replied yet. Otherwise null. */
  readonly greeting: string | null;
  readonly tools: readonly Tool[];
  readonly toolChoice: string;
  hasTool(tool: string): boolean;
}

export function read({ messages, tools, toolChoice }: Conversation): Reading {
  const spoken = messages.findLastIndex(({ role, content }) => role === 'assistant' && content !== '');
  const since = messages.slice(spoken + 1);
  const heard = since
    .filter(({ role, content }) => role === 'user' && !BEFORE_THEY_SPOKE.test(content))
    .map(plain)
    .join(' ');
  const instruction = messages.findLast(({ role }) => role === 'system')?.content ?? '';
  const rules = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  return {
    instruction,
    rules: rules.join('\n'),
    heard,
    lastReply: messages[spoken]?.content ?? '',
    justCalled: newestCall(messages),
    greeting: spoken < 0 && instruction.includes('Greet') ? greetingOf(messages) : null,
    tools,
    toolChoice,
    hasTool: (tool) => toolChoice !== 'none' && tools.some(({ name }) => name === tool),
  };
}

/** Matches user messages that contain the form's message or recorded answers instead of a message from the contact. */
const BEFORE_THEY_SPOKE = /^<(enquiry|answers)>/;

/** Removes the tags that mark the contact's text. */
const plain = ({ content }: Message) => content.replace(/^<message>([\s\S]*)<\/message>$/, '$1').trim();

function newestCall(messages: readonly Message[]): string | null {
  const last = messages.findLast(({ role }) => role !== 'system');
  if (last?.role !== 'tool') return null;
  return messages.flatMap(({ calls }) => calls).find(({ id }) => id === last.callId)?.name ?? null;
}

function greetingOf(messages: readonly Message[]): string {
  const inquiry = messages.find(({ content }) => content.startsWith('<enquiry>'))?.content ?? '';
  const name = /"(?:name|displayName|firstName)":"([^"\\]+)"/.exec(inquiry)?.[1];
  const own = /You are ([^,.\n]+)/.exec(messages[0]?.content ?? '')?.[1];
  return `Hello${name ? ` ${name}` : ''}!${own ? ` This is ${own}.` : ''} Thank you for your message.`;
}
