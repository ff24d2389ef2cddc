import { DEFAULT_QUESTIONS } from '@frontdesk/agent';
import {
  type BookingFact,
  type Command,
  DEFAULT_LIMITS,
  defaultGraphV2,
  type EngineEvent,
  type EngineState,
  type Env,
  initialState,
  type Json,
  localTime,
  type ModelCall,
  step,
  textOf,
  understandCall,
  wordCall,
} from '@frontdesk/agent/engine';
import { findFreeTimes } from './calendar.ts';
import { answerOf } from './contact.ts';
import { simulated } from './injection/play.ts';
import type { Business, Line, Script, Transcript } from './script.ts';
import { START } from './time-windows.ts';

/** Answers questions of the contact from the knowledge of a business. */
export type Search = (questions: Json, about: { readonly language: string; readonly now: Date }) => Promise<Json>;

const MOST_ANSWERS = 6;
const LANGUAGES = ['en', 'es', 'pt', 'de', 'fr'];

/** Plays a conversation with the engine, the simulated model and a calendar in memory. */
export async function playScript(script: Script, business: Business, search: Search): Promise<Transcript> {
  const talk = new Talk(business, search);
  for (const turn of script.turns) {
    if (typeof turn === 'object' && 'days' in turn) talk.pass(turn.days);
    // oxlint-disable-next-line no-await-in-loop -- a turn follows the one before.
    else await talk.say(typeof turn === 'string' ? [turn] : turn);
  }
  for (let count = 0; count < MOST_ANSWERS; count += 1) {
    const answer = answerOf(script, talk.state);
    if (answer === undefined) break;
    // oxlint-disable-next-line no-await-in-loop -- a turn follows the one before.
    await talk.say([answer]);
  }
  return talk.transcript(script);
}

class Talk {
  state: EngineState;
  readonly #business: Business;
  readonly #search: Search;
  readonly #graph;
  readonly #history: { by: 'contact' | 'agent'; text: string }[] = [];
  readonly #lines: Line[] = [];
  readonly #replies: string[][] = [];
  readonly #unanswered: string[] = [];
  readonly #answers: Record<string, Json> = {};
  #bookings: BookingFact[] = [];
  #handoff: string | null = null;
  #now = START;

  constructor(business: Business, search: Search) {
    this.#business = business;
    this.#search = search;
    this.#graph = defaultGraphV2(business.questions ?? DEFAULT_QUESTIONS, 'BOOK');
    this.state = initialState({ graphVersionId: 'g', now: this.#time, language: 'en' });
  }

  get #time(): string {
    return new Date(this.#now).toISOString();
  }

  pass(days: number): void {
    this.#now += days * 86_400_000;
    this.#lines.push({ by: 'clock', text: 'A week passes.' });
  }

  async say(texts: readonly string[]): Promise<void> {
    this.#now += 30_000;
    this.#apply({ type: 'records_changed', bookings: this.#bookings });
    const said = await this.#play({ type: 'contact_message', ids: [this.#time], text: texts.join('\n') });
    for (const text of texts) this.#lines.push({ by: 'contact', text });
    for (const text of said) this.#lines.push({ by: 'agent', text });
    this.#history.push({ by: 'contact', text: texts.join('\n') });
    this.#history.push(...said.map((text) => ({ by: 'agent' as const, text })));
    this.#replies.push(said);
  }

  transcript(script: Script): Transcript {
    const bookings = this.#bookings
      .map(({ start, state }) => ({
        start: localTime(start, this.#business.zone),
        status: state === 'booked' ? 'BOOKED' : 'CANCELLED',
      }))
      .sort((one, other) => (one.start < other.start ? -1 : 1));
    return {
      script,
      lines: this.#lines,
      replies: this.#replies,
      bookings,
      effects: this.state.effects,
      handoff: this.#handoff,
      unanswered: this.#unanswered,
      email: textOf(this.state.answers['email']?.value) || null,
      isOptedOut: this.state.effects.some(({ tool, state }) => tool === 'opt_out' && state === 'done'),
    };
  }

  async #play(event: EngineEvent): Promise<string[]> {
    const said: string[] = [];
    const todo = this.#apply(event);
    for (let command = todo.shift(); command; command = todo.shift()) {
      if (command.type === 'say') said.push(command.segments.map(({ text }) => text).join('\n'));
      if (command.type === 'hand_off') this.#handoff = command.reason;
      if (command.type === 'unanswered') this.#unanswered.push(command.question);
      if (command.type === 'save_answers') Object.assign(this.#answers, command.answers);
      if (command.type === 'understand' || command.type === 'word') todo.push(...this.#ask(command));
      if (command.type === 'run_effect') {
        const { key, tool, args } = command;
        // oxlint-disable-next-line no-await-in-loop -- the engine waits for the result.
        todo.push(
          ...this.#apply({ type: 'effect_result', key, result: { ok: true, data: await this.#run(tool, args) } }),
        );
      }
    }
    return said;
  }

  #apply(event: EngineEvent): Command[] {
    const { state, commands } = step(this.#graph, this.state, event, this.#env());
    this.state = state;
    return [...commands];
  }

  #ask(command: Command & { type: 'understand' | 'word' }): Command[] {
    const { callId } = command;
    const call = command.type === 'understand' ? understandCall(command.view) : this.#wording(command);
    const reply = JSON.parse(simulated(call)) as { language: string; acts: []; segments: [] };
    return command.type === 'understand'
      ? this.#apply({ type: 'understood', callId, language: reply.language, acts: reply.acts })
      : this.#apply({ type: 'worded', callId, segments: reply.segments });
  }

  #wording({ plan, problems }: Command & { type: 'word' }): ModelCall {
    return wordCall({
      persona: { name: 'Alex', role: 'Front desk assistant', tone: '' },
      goal: this.#graph.goal,
      plan,
      problems,
      channel: 'whatsapp',
      now: this.#time,
      zone: this.#business.zone,
      contactName: 'Lena Lead',
      rules: [],
      history: this.#history,
      lastReply: this.state.lastReply,
    });
  }

  async #run(tool: string, args: Record<string, Json>): Promise<Json> {
    const start = textOf(args['start']);
    switch (tool) {
      case 'search_knowledge':
        return this.#search(args['questions'] ?? [], { language: this.state.language, now: new Date(this.#now) });
      case 'list_slots':
        return { slots: findFreeTimes(args, { now: this.#now, zone: this.#business.zone, taken: this.#taken() }) };
      case 'leave_message':
        // The product hands a conversation with a message to the team.
        this.#handoff = 'MESSAGE_LEFT';
        return {};
      case 'book': {
        const id = `b${this.#bookings.length + 1}`;
        this.#bookings = [...this.#bookings, { id, start, state: 'booked' }];
        return { booking: { id, start } };
      }
      case 'reschedule':
      case 'cancel': {
        const change = tool === 'cancel' ? { state: 'cancelled' } : { start };
        this.#bookings = this.#bookings.map((one) => (one.id === args['booking'] ? { ...one, ...change } : one));
        return { booking: { id: args['booking'] ?? '', start } };
      }
      default:
        return {};
    }
  }

  #taken = (): string[] => this.#bookings.filter(({ state }) => state === 'booked').map(({ start }) => start);

  #env(): Env {
    return {
      now: this.#time,
      zone: this.#business.zone,
      context: {
        channel: 'whatsapp',
        permission: 'reply',
        contact: { name: 'Lena Lead' },
        lead: { name: 'Lena Lead', answers: this.#answers },
        hours: { open: true, opensAt: null },
        languages: LANGUAGES,
        contactZone: null,
        optOutTerms: [],
        safety: null,
        history: this.#history.slice(-12),
        limits: DEFAULT_LIMITS,
        prefersTemplates: false,
        minimumNoticeMinutes: 0,
        needsEmail: true,
        tools: {},
      },
    };
  }
}
