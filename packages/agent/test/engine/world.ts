import { DEFAULT_OPT_OUT } from '@frontdesk/domain';
import type { Act, Segment } from '../../src/engine/acts.ts';
import { defaultGraphV2 } from '../../src/engine/default-graph.ts';
import type { ContextGraph } from '../../src/engine/graph.ts';
import { initialState } from '../../src/engine/initial-state.ts';
import { DEFAULT_LIMITS } from '../../src/engine/limits.ts';
import type { Plan } from '../../src/engine/plan.ts';
import { step } from '../../src/engine/step.ts';
import { templateFor } from '../../src/engine/templates/wording.ts';
import type {
  Choice,
  Command,
  Context,
  EffectResult,
  EngineEvent,
  EngineState,
  Env,
  Json,
} from '../../src/engine/types.ts';
import type { WorkspaceTool } from '../../src/engine/workspace-tools.ts';
import type { Question } from '../../src/question.ts';

export const ZONE = 'Europe/Madrid';
/** Monday, 11 May 2026, 10:00 in Madrid. */
export const NOW = '2026-05-11T08:00:00.000Z';

/** Tools of the workspace when a graph is published. `removed_tool` is deleted afterwards. */
export const WORKSPACE_TOOLS: Readonly<Record<string, WorkspaceTool>> = {
  find_order: { kind: 'READS', args: { order: { type: 'text', required: true } }, results: ['status', 'price'] },
  open_ticket: { kind: 'CHANGES', args: { topic: { type: 'text', required: true } }, results: ['ticket'] },
  removed_tool: { kind: 'CHANGES', args: { topic: { type: 'text', required: true } }, results: [] },
};

export const context = (overrides: Partial<Context> = {}): Context => ({
  channel: 'whatsapp',
  permission: 'reply',
  contact: { name: 'Ana' },
  lead: {},
  hours: { open: true, opensAt: null },
  languages: ['en', 'de', 'es', 'pt', 'fr'],
  contactZone: null,
  optOutTerms: DEFAULT_OPT_OUT,
  safety: null,
  history: [],
  limits: DEFAULT_LIMITS,
  prefersTemplates: false,
  minimumNoticeMinutes: 0,
  needsEmail: true,
  tools: { find_order: 'READS', open_ticket: 'CHANGES' },
  ...overrides,
});

export const NEED: Question = {
  key: 'need',
  words: 'What can we help you with?',
  type: 'TEXT',
  choices: [],
  required: true,
  disqualifying: [],
};

export const bookGraph = (questions: readonly Question[] = []): ContextGraph => defaultGraphV2(questions, 'BOOK');

export const SLOTS = [
  '2026-05-12T08:00:00.000Z',
  '2026-05-12T12:00:00.000Z',
  '2026-05-13T07:00:00.000Z',
  '2026-05-13T09:00:00.000Z',
  '2026-05-14T13:00:00.000Z',
  '2026-05-14T14:00:00.000Z',
];

export type ToolAnswer = (tool: string, args: Record<string, Json>) => EffectResult;

/** Simulates a calendar in which every change succeeds, and a knowledge base that contains only facts about shoes. */
export const answerTool: ToolAnswer = (tool, args): EffectResult => {
  if (tool === 'list_slots')
    return { ok: true, data: { slots: slotsIn(args['window'] ?? null, args['after'] ?? null) } };
  if (tool === 'search_knowledge')
    return { ok: true, data: { answers: (args['questions'] as string[]).map(knowledge) } };
  if (tool === 'book')
    return { ok: true, data: { booking: { id: `b-${args['start'] as string}`, start: args['start']! } } };
  if (tool === 'reschedule') return { ok: true, data: { booking: { id: args['booking']!, start: args['start']! } } };
  return { ok: true, data: {} };
};

const knowledge = (question: string): Json =>
  /shoes/i.test(question)
    ? { question, supported: true, passages: [{ id: 's12', text: 'Clean trainers are fine.', url: null }] }
    : { question, supported: false, passages: [] };

const localOf = (slot: string) => new Date(Date.parse(slot) + 2 * 3_600_000).toISOString().slice(0, 16);

function slotsIn(window: Json, after: Json): string[] {
  const [from = '', to = ''] = typeof window === 'string' ? window.split('/') : [];
  return SLOTS.filter(
    (slot) =>
      (from === '' || (localOf(slot) >= from && localOf(slot) <= to)) && (typeof after !== 'string' || slot > after),
  );
}

/** Writes the text of a plan from templates. For facts, uses the text of their first passage. */
export const wordPlan = ({ parts, language }: Plan): Segment[] =>
  parts.map((part, index) => ({
    part: index + 1,
    text: part.kind === 'fact' ? part.passages[0]!.text : templateFor(part, { language }) || 'Hello, I am Alex.',
    sources: part.kind === 'fact' ? [part.passages[0]!.id] : [],
  }));

/** Simulates a conversation. Answers every command of the engine until the engine waits for the contact. */
export class Conversation {
  state: EngineState;
  now = NOW;
  context = context();
  readonly graph: ContextGraph;
  readonly commands: Command[] = [];
  tool: ToolAnswer = answerTool;
  /** Writes the text of a plan. */
  word: (plan: Plan) => Segment[] = wordPlan;
  #messages = 0;

  constructor(graph: ContextGraph = bookGraph()) {
    this.graph = graph;
    this.state = initialState({ graphVersionId: 'g1', now: NOW, language: 'en' });
  }

  get env(): Env {
    return { now: this.now, zone: ZONE, context: this.context };
  }

  /** Sends a message with the given acts, and returns the reply of the agent. */
  say(text: string, ...acts: Act[]): string {
    return this.play({ type: 'contact_message', ids: [`m${++this.#messages}`], text }, acts);
  }

  /** The options that the latest reply shows. */
  get choices(): readonly Choice[] {
    return this.commands.findLast((one) => one.type === 'say')?.choices ?? [];
  }

  /** Presses an option of the latest or an earlier reply, and returns the reply of the agent. */
  press({ id, title }: Choice): string {
    return this.play({ type: 'contact_message', ids: [`m${++this.#messages}`], text: title, button: id });
  }

  play(event: EngineEvent, acts: readonly Act[] = [], language = 'en'): string {
    const todo = this.apply(event);
    const reply: string[] = [];
    for (let command = todo.shift(); command; command = todo.shift()) {
      if (command.type === 'say') reply.push(command.segments.map(({ text }) => text).join(' '));
      if (command.type === 'understand')
        todo.push(...this.apply({ type: 'understood', callId: command.callId, language, acts }));
      if (command.type === 'word')
        todo.push(...this.apply({ type: 'worded', callId: command.callId, segments: this.word(command.plan) }));
      if (command.type === 'run_effect') {
        const { key, tool, args } = command;
        todo.push(...this.apply({ type: 'effect_result', key, result: this.tool(tool, args) }));
      }
    }
    return reply.join('\n');
  }

  apply(event: EngineEvent): Command[] {
    const { state, commands } = step(this.graph, this.state, event, this.env);
    this.state = state;
    this.commands.push(...commands);
    return [...commands];
  }

  /** The running and the suspended flows as `flow@state`, from the bottom of the stack to the top. */
  get stack(): string[] {
    return this.state.stack.map(({ flow, state }) => `${flow}@${state}`);
  }

  effects(tool: string): Record<string, Json>[] {
    return this.commands.flatMap((one) => (one.type === 'run_effect' && one.tool === tool ? [one.args] : []));
  }
}

export const answer = (slot: string, value: string, quote: string): Act => ({ a: 'answer', slot, value, quote });
export const choose = (n: number, quote: string): Act => ({ a: 'choose', n, quote });
