import { type Persona, type SensitiveTopic, topicRules } from '@frontdesk/agent';
import {
  type Command,
  type ContextGraph,
  type Dict,
  type EffectResult,
  type EngineEvent,
  type EngineState,
  type Env,
  isBuiltinTool,
  type Json,
  type Limits,
  parseReply,
  step,
  textOf,
  understandCall,
  type WorkspaceToolKind,
  withTopicFlows,
  wordCall,
} from '@frontdesk/agent/engine';
import { type HandoffReason, handoffSentence, OPT_OUT_LANGUAGES, type OptOutKeywords } from '@frontdesk/domain';
import type { AgentModels } from '../../platform/integrations/index.ts';
import { type CitedPassage, newSources } from '../answer-sources/index.ts';
import type { HoursNow } from '../business-hours/index.ts';
import { citedPassages } from '../knowledge/index.ts';
import type { AgentTest } from './graphql/agent.type.ts';
import { type Effect, simulateEffect } from './simulate-effect.ts';

export interface TestChatLine {
  readonly by: 'CONTACT' | 'AGENT';
  readonly text: string;
}

interface TestTurnInput {
  readonly models: AgentModels;
  readonly persona: Persona;
  readonly graph: ContextGraph;
  readonly memory: EngineState;
  readonly topics: readonly SensitiveTopic[];
  readonly history: readonly TestChatLine[];
  readonly listens: readonly OptOutKeywords[];
  readonly limits: Limits;
  readonly now: Date;
  /** Time zone of the workspace. */
  readonly timeZone: string;
  /** Business hours of the workspace at `now`. */
  readonly hours: HoursNow;
  /** Searches the knowledge base for questions in the given language, and returns the result. */
  readonly search: (questions: Json | undefined, language: string) => Promise<Json>;
  /** Kinds of the workspace's enabled tools, by tool name. */
  readonly tools: Readonly<Dict<WorkspaceToolKind>>;
  /** Runs a tool of the workspace, and returns its result. */
  readonly runTool: (effect: { readonly name: string; readonly args: Dict<Json> }) => Promise<EffectResult>;
}

/** Result of one turn of a test chat, including values that the test chat does not show. */
export interface TestTurn extends AgentTest {
  readonly state: string;
  readonly handoff: HandoffReason | null;
  /** Engine state after the turn. `memory` contains the same state as text. */
  readonly engine: EngineState;
  /** Number of model tokens used in the turn. */
  readonly tokens: number;
}

/** Placeholder for the link of a form, because a test chat sends no messages. */
const SIMULATED_FORM = 'https://example.com/s/test';

const DEADLINE_MS = 20_000;
const HISTORY = 12;

/**
 * Runs one turn of a test chat, in which the member plays the contact. All effects are simulated except knowledge
 * searches and read-only tools. The loop ends because the engine limits the tool rounds and the model failures per
 * turn.
 */
export async function runTestTurn(input: TestTurnInput): Promise<TestTurn> {
  const turn = new RunningTurn(input);
  turn.apply(firstEvent(input));
  for (let command = turn.todo.shift(); command; command = turn.todo.shift()) {
    // oxlint-disable-next-line no-await-in-loop -- the result of each command determines the next command.
    await turn.run(command);
  }
  return turn.result();
}

function firstEvent({ history }: TestTurnInput): EngineEvent {
  const last = history.at(-1);
  return last?.by === 'CONTACT'
    ? { type: 'contact_message', ids: [`m${history.length}`], text: last.text }
    : { type: 'lead_arrived', leadId: 'test', fields: {} };
}

class RunningTurn {
  readonly todo: Command[] = [];
  readonly #input: TestTurnInput;
  readonly #graph: ContextGraph;
  readonly #env: Env;
  readonly #replies: string[] = [];
  readonly #sources: CitedPassage[] = [];
  readonly #calls: AgentTest['calls'] = [];
  #state: EngineState;
  #handoff: HandoffReason | null = null;
  #tokens = 0;

  constructor(input: TestTurnInput) {
    this.#input = input;
    this.#state = input.memory;
    this.#graph = withTopicFlows(input.graph, input.topics);
    this.#env = envOf(input);
  }

  apply(event: EngineEvent): void {
    const { state, commands } = step(this.#graph, this.#state, event, this.#env);
    this.#state = state;
    this.todo.push(...commands);
  }

  async run(command: Command): Promise<void> {
    if (command.type === 'understand' || command.type === 'word') return this.#askModel(command);
    if (command.type === 'say') {
      this.#replies.push(command.segments.map(({ text }) => text).join('\n'));
      this.#sources.push(...citedPassages(command.segments.flatMap(({ sources }) => sources)));
    }
    if (command.type === 'attach_form') this.#replies.push(SIMULATED_FORM);
    if (command.type === 'hand_off') this.#handoff = { code: command.reason, detail: command.note };
    if (command.type !== 'run_effect') return;
    const { key, tool, args } = command;
    this.#calls.push({ name: tool, arguments: JSON.stringify(args) });
    const result = await this.#resultOf({ tool, args });
    this.apply({ type: 'effect_result', key, result });
  }

  /** Searches the knowledge base, runs workspace tools, and simulates every other effect. */
  async #resultOf(effect: Effect): Promise<EffectResult> {
    if (!isBuiltinTool(effect.tool)) return this.#input.runTool({ name: effect.tool, args: effect.args });
    if (effect.tool !== 'search_knowledge') return simulateEffect(effect, this.#env);
    return { ok: true, data: await this.#input.search(effect.args['questions'], this.#state.language) };
  }

  async #askModel(command: Extract<Command, { type: 'understand' | 'word' }>): Promise<void> {
    const { type: call, callId } = command;
    const prompt = command.type === 'understand' ? understandCall(command.view) : this.#wording(command);
    // Interpreting a message must be reproducible, so it uses temperature 0. Writing a reply uses the default
    // temperature.
    const temperature = call === 'understand' ? { temperature: 0 } : {};
    const { text, finish, ...reply } = await this.#input.models[call].reply({
      ...prompt,
      ...temperature,
      deadlineMs: DEADLINE_MS,
    });
    this.#tokens += reply.usage.inputTokens + reply.usage.outputTokens;
    const usage = { tokens: 0, costUsd: 0 };
    this.apply(parseReply({ call, callId, text: finish === 'STOP' ? text : null, usage }));
  }

  #wording({ plan, problems }: Extract<Command, { type: 'word' }>) {
    const { persona, graph, topics, hours } = this.#input;
    const closed = hours.instruction === null ? [] : [hours.instruction];
    return wordCall({
      persona,
      goal: graph.goal,
      plan,
      problems,
      channel: 'whatsapp',
      now: this.#env.now,
      zone: this.#env.zone,
      contactName: '',
      rules: [...topicRules(topics), ...closed],
      history: this.#env.context.history,
      lastReply: this.#state.lastReply,
    });
  }

  result(): TestTurn {
    const { answers, stack, episode } = this.#state;
    const frame = stack.at(-1);
    return {
      replies: this.#replies,
      sources: newSources(this.#sources),
      calls: this.#calls,
      answers: Object.entries(answers)
        .filter(([slot]) => slot === 'email' || Object.hasOwn(this.#graph.slots, slot))
        .map(([key, { value }]) => ({ key, value: textOf(value) })),
      state: frame ? `${frame.flow}.${frame.state}` : '',
      outcome: episode.outcome,
      handedOff: this.#handoff && handoffSentence(this.#handoff),
      handoff: this.#handoff,
      memory: JSON.stringify(this.#state),
      engine: this.#state,
      tokens: this.#tokens,
    };
  }
}

function envOf({ history, listens, limits, now, timeZone, tools, hours: { open, opensAt } }: TestTurnInput): Env {
  const contact: Dict<Json> = { name: null, email: null, phone: null };
  const lines = history.slice(0, -1).slice(-HISTORY);
  return {
    now: now.toISOString(),
    zone: timeZone,
    context: {
      channel: 'whatsapp',
      permission: 'reply',
      contact,
      lead: {},
      hours: { open, opensAt },
      languages: OPT_OUT_LANGUAGES,
      contactZone: null,
      optOutTerms: listens,
      safety: null,
      history: lines.map(({ by, text }) => ({ by: by === 'CONTACT' ? 'contact' : 'agent', text })),
      limits,
      prefersTemplates: false,
      minimumNoticeMinutes: 0,
      needsEmail: true,
      tools,
    },
  };
}
