import type { Conversation, Message, Tool } from './conversation.ts';

/** What the simulated model extracts from a request. */
export interface Reading {
  /** Latest system message: what to do next. */
  readonly instruction: string;
  /** All system messages, including rules for sensitive topics. */
  readonly rules: string;
  /** Contact messages since the assistant's last one. */
  readonly heard: string;
  readonly lastReply: string;
  /** Tool whose result is the latest message. Null otherwise. */
  readonly justCalled: string | null;
  /** Set for a greeting only. */
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

/** Form message and recorded answers. */
const BEFORE_THEY_SPOKE = /^<(enquiry|answers)>/;

/** Without the tags that mark contact text. */
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
