import { DEFAULT_OPT_OUT, type OptOutKeywords } from '@frontdesk/domain';
import {
  type AgentEvent,
  type Command,
  type ContextGraph,
  createMemory,
  type Memory,
  type ModelReplyInput,
  parseModelReply,
  type Question,
  reduce,
} from '../src/index.ts';

export const buildQuestion = (overrides: Partial<Question> = {}): Question => ({
  key: 'need',
  words: 'What can we help you with?',
  type: 'TEXT',
  choices: [],
  required: true,
  disqualifying: [],
  ...overrides,
});

/** Test conversation that records the commands of the engine. */
export class Conversation {
  memory: Memory;
  commands: readonly Command[] = [];
  readonly all: Command[] = [];
  readonly graph: ContextGraph;
  readonly listens: readonly OptOutKeywords[];

  constructor(graph: ContextGraph, listens: readonly OptOutKeywords[] = DEFAULT_OPT_OUT) {
    this.graph = graph;
    this.listens = listens;
    this.memory = createMemory(graph.start);
  }

  tell(event: AgentEvent): this {
    const { memory, commands } = reduce(this.graph, this.memory, event);
    // Only serialized state may survive between two steps.
    this.memory = JSON.parse(JSON.stringify(memory)) as Memory;
    this.commands = commands;
    this.all.push(...commands);
    return this;
  }

  says = (text: string) => this.tell({ type: 'CONTACT_SAID', text, listens: this.listens });

  replies = (reply: ModelReplyInput) => this.tell(parseModelReply(this.graph, this.memory, reply));

  speaks = (text: string) => this.replies({ text, toolCalls: [] });

  /** One tool call with its result. */
  calls(name: string, given: object, result: Extract<AgentEvent, { type: 'TOOL_RETURNED' }>['result'] = { ok: true }) {
    const id = `call-${this.all.length}`;
    this.replies({ text: null, toolCalls: [{ id, name, arguments: JSON.stringify(given) }] });
    return this.memory.phase === 'CALLING' ? this.tell({ type: 'TOOL_RETURNED', id, result }) : this;
  }

  answers = (answers: Record<string, string>) =>
    this.calls('updateLeadProfile', { answers: Object.entries(answers).map(([key, value]) => ({ key, value })) });

  get types() {
    return this.commands.map(({ type }) => type);
  }

  get asks() {
    const [command] = this.commands;
    return command?.type === 'GENERATE' ? command.asks : undefined;
  }
}
