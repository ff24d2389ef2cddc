import type { Conversation, Message, Tool } from './conversation.ts';

/** What the model makes of what it is given. */
export interface Reading {
  /** The last that the system said: what to do next. */
  readonly instruction: string;
  /** All that the system said: what is sensitive stands there. */
  readonly rules: string;
  /** What the contact has written since the assistant last spoke. */
  readonly heard: string;
  readonly lastSaid: string;
  /** The tool whose answer is the newest thing, if any. */
  readonly justCalled: string | null;
  /** Only for a first message that is to be a greeting. */
  readonly greeting: string | null;
  readonly tools: readonly Tool[];
  readonly toolChoice: string;
  may(tool: string): boolean;
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
    lastSaid: messages[spoken]?.content ?? '',
    justCalled: newestCall(messages),
    greeting: spoken < 0 && instruction.includes('Greet') ? greetingOf(messages) : null,
    tools,
    toolChoice,
    may: (tool) => toolChoice !== 'none' && tools.some(({ name }) => name === tool),
  };
}

/** What they wrote elsewhere, and what was recorded of them. */
const BEFORE_THEY_SPOKE = /^<(enquiry|answers)>/;

/** Without the brackets that mark it as theirs. */
const plain = ({ content }: Message) => content.replace(/^<message>([\s\S]*)<\/message>$/, '$1').trim();

function newestCall(messages: readonly Message[]): string | null {
  const last = messages.findLast(({ role }) => role !== 'system');
  if (last?.role !== 'tool') return null;
  return messages.flatMap(({ calls }) => calls).find(({ id }) => id === last.callId)?.name ?? null;
}

function greetingOf(messages: readonly Message[]): string {
  const enquiry = messages.find(({ content }) => content.startsWith('<enquiry>'))?.content ?? '';
  const name = /"(?:name|displayName|firstName)":"([^"\\]+)"/.exec(enquiry)?.[1];
  const own = /You are ([^,.\n]+)/.exec(messages[0]?.content ?? '')?.[1];
  return `Hello${name ? ` ${name}` : ''}!${own ? ` This is ${own}.` : ''} Thank you for your enquiry.`;
}
