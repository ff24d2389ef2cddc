import { type EngineState, initialState } from '@frontdesk/agent/engine';
import type { HandoffReason } from '@frontdesk/domain';
import type { openTestChat, TestChatLine } from '../configuration/index.ts';
import { type Check, checkExpectations } from './check-expectations.ts';
import { type AnsweringModel, judge, nextMessage } from './model-calls.ts';
import type { TestCaseColumns } from './test-case.validation.ts';

/** Message of a test conversation, with the tools that the agent called before the message. */
interface TranscriptLine extends TestChatLine {
  readonly calls: readonly ToolCallLine[];
}

export interface ToolCallLine {
  readonly name: string;
  /** Arguments of the tool call as JSON. */
  readonly arguments: string;
}

/** Completed test conversation. */
export interface Conversation {
  readonly lines: readonly TranscriptLine[];
  readonly calls: readonly ToolCallLine[];
  readonly engine: EngineState;
  /** Outcome of the last episode that ended. Null if no episode ended. */
  readonly outcome: string | null;
  readonly answers: readonly { readonly key: string; readonly value: string }[];
  readonly handoff: HandoffReason | null;
}

export interface CaseResult {
  readonly lines: readonly TranscriptLine[];
  readonly checks: readonly Check[];
  readonly tokens: number;
}

interface RunCase {
  readonly definition: TestCaseColumns;
  readonly chat: ReturnType<typeof openTestChat>;
  /** Model that plays the simulated contact. */
  readonly contact: AnsweringModel;
  /** Model that evaluates the STATEMENT expectations. */
  readonly judge: AnsweringModel;
  readonly seed: number;
  readonly now: Date;
}

/**
 * Runs the conversation of a test case and checks its expectations. Nothing is stored, and nothing is sent to a
 * contact.
 */
export async function runCase({ definition, chat, contact, judge: judging, seed, now }: RunCase): Promise<CaseResult> {
  const conversation = new TestConversation(chat, now);
  if (definition.isGreeted) await conversation.reply();
  for (let index = 0; ; index += 1) {
    // oxlint-disable no-await-in-loop -- each message depends on the reply before it.
    const text = await conversation.messageAt(index, { definition, contact, seed });
    if (text === null) break;
    conversation.add({ by: 'CONTACT', text, calls: [] });
    await conversation.reply();
    // oxlint-enable no-await-in-loop
    if (conversation.handoff) break;
  }
  const statements = definition.expectations.flatMap(({ kind, value }) => (kind === 'STATEMENT' ? [value ?? ''] : []));
  const judged = await judge(judging, { statements, lines: spoken(conversation.lines) });
  const checks = checkExpectations(conversation, definition.expectations, judged.value);
  return { lines: conversation.lines, checks, tokens: conversation.tokens + judged.tokens };
}

const spoken = (lines: readonly TranscriptLine[]) => lines.map(({ by, text }) => ({ by, text }));

class TestConversation implements Conversation {
  readonly lines: TranscriptLine[] = [];
  readonly calls: ToolCallLine[] = [];
  engine: EngineState;
  outcome: string | null = null;
  answers: Conversation['answers'] = [];
  handoff: HandoffReason | null = null;
  tokens = 0;
  readonly #chat: RunCase['chat'];

  constructor(chat: RunCase['chat'], now: Date) {
    this.#chat = chat;
    this.engine = initialState({ graphVersionId: 'test', now: now.toISOString(), language: 'en' });
  }

  add(line: TranscriptLine): void {
    this.lines.push(line);
  }

  /**
   * Returns the next message of the contact. Returns null if the script has ended, or if the simulated contact has
   * ended the conversation or has written `maxTurns` messages.
   */
  async messageAt(
    index: number,
    { definition, contact: model, seed }: Pick<RunCase, 'definition' | 'contact' | 'seed'>,
  ): Promise<string | null> {
    if (definition.kind === 'SCRIPT') return definition.messages[index] ?? null;
    if (index >= definition.maxTurns) return null;
    const { persona, goal } = definition;
    const contact = { persona: persona ?? '', goal: goal ?? '', seed, lines: spoken(this.lines) };
    const { value, tokens } = await nextMessage(model, contact);
    this.tokens += tokens;
    return value;
  }

  /** Lets the agent reply to the last message, or greet the contact if there is none. */
  async reply(): Promise<void> {
    const turn = await this.#chat({ history: spoken(this.lines), memory: this.engine });
    this.engine = turn.engine;
    this.answers = turn.answers;
    this.outcome = turn.outcome ?? this.outcome;
    this.handoff ??= turn.handoff;
    this.tokens += turn.tokens;
    this.calls.push(...turn.calls);
    const calls = turn.calls.map(({ name, arguments: args }) => ({ name, arguments: args }));
    if (turn.replies.length === 0 && calls.length === 0) return;
    this.add({ by: 'AGENT', text: turn.replies.join('\n\n'), calls });
  }
}
