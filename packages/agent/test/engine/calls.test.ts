import { describe, expect, test } from '@jest/globals';
import type { Act } from '../../src/engine/acts.ts';
import { callGuide, callReply } from '../../src/engine/call/call-reply.ts';
import { CALL_TOOLS, readCallTool } from '../../src/engine/call/call-tools.ts';
import { checkReport, continueInCall, playCallEvents, playReport } from '../../src/engine/call/call-turn.ts';
import { keysIn } from '../../src/engine/call/keypad.ts';
import type { ContextGraph } from '../../src/engine/graph.ts';
import { initialState } from '../../src/engine/initial-state.ts';
import { CALL_LIMITS } from '../../src/engine/limits.ts';
import type { Command, EngineState, Env, Json } from '../../src/engine/types.ts';
import { answer, answerTool, bookGraph, choose, context, NEED, NOW, ZONE } from './world.ts';

/** Simulates the requests of the voice provider's assistant during one call. */
class Call {
  state: EngineState;
  now = NOW;
  readonly graph: ContextGraph;
  readonly commands: Command[] = [];
  #heard = 0;

  constructor(graph: ContextGraph = bookGraph(), state?: EngineState) {
    this.graph = graph;
    this.state = state ?? initialState({ graphVersionId: 'g1', now: NOW, language: 'en' });
  }

  get env(): Env {
    const limits = CALL_LIMITS;
    return { now: this.now, zone: ZONE, context: context({ channel: 'voice', prefersTemplates: true, limits }) };
  }

  start = () => this.#settle(playCallEvents(this, [{ type: 'call_started' }]));

  hear(text: string, ...acts: Act[]) {
    const keys = keysIn(text);
    const ids = [`t${++this.#heard}`];
    return this.#settle(playReport(this, { ids, texts: [keys ?? text], key: keys, language: 'en', acts }));
  }

  #settle({ state, commands }: { state: EngineState; commands: readonly Command[] }) {
    const all = [...commands];
    this.state = state;
    for (let next = pendingOf(commands); next; ) {
      const result = answerTool(next.tool, next.args);
      const turn = playCallEvents(this, [{ type: 'effect_result', key: next.key, result }]);
      this.state = turn.state;
      all.push(...turn.commands);
      next = pendingOf(turn.commands);
    }
    this.commands.push(...all);
    return callReply(this, all);
  }

  effects(tool: string): Record<string, Json>[] {
    return this.commands.flatMap((one) => (one.type === 'run_effect' && one.tool === tool ? [one.args] : []));
  }
}

const pendingOf = (commands: readonly Command[]) => commands.find((command) => command.type === 'run_effect');
const TUESDAY = '2026-05-12T08:00:00.000Z';
const EMAIL = answer('email', 'ana@x.com', 'ana at x dot com');

describe('a call', () => {
  test('books only after a yes to the time that was read back [AG-07]', () => {
    const call = new Call(bookGraph([NEED]));
    expect(call.start()).toEqual({
      say: 'What can we help you with?',
      expects: { kind: 'answer', slot: 'need', type: 'TEXT', choices: [] },
      offers: [],
    });
    const offered = call.hear('a lesson', answer('need', 'a lesson', 'a lesson'));
    expect(offered.say).toBe(
      'Which of these times suits you: 1, Tuesday 12 May at 10:00; or 2, Tuesday 12 May at 14:00?',
    );
    expect(offered.offers.map(({ n }) => n)).toEqual([1, 2]);
    expect(call.hear('the first', choose(1, 'the first')).say).toContain('email address');
    const asked = call.hear('ana at x dot com', EMAIL);
    expect(asked.say).toBe('a n a @ x.com. Shall I book this appointment: Tuesday 12 May at 10:00?');
    expect(asked.expects).toMatchObject({ kind: 'confirm', effect: 'book' });
    expect(call.effects('book')).toEqual([]);
    for (const act of ['unclear', 'hostile'] as const) call.hear('hm', { a: act });
    expect(call.effects('book')).toEqual([]);
    expect(call.state.confirm).not.toBeNull();
    expect(call.hear('yes', { a: 'affirm' }).say).toBe(
      'Booked: Tuesday 12 May at 10:00. We look forward to seeing you.',
    );
    expect(call.effects('book')).toEqual([{ start: TUESDAY, email: 'ana@x.com' }]);
  });

  test('books nothing after a no, and offers times again', () => {
    const call = new Call();
    call.start();
    call.hear('the first', choose(1, 'the first'));
    call.hear('ana at x dot com', EMAIL);
    const reply = call.hear('no', { a: 'deny' });
    expect(call.effects('book')).toEqual([]);
    expect(reply.offers).toHaveLength(2);
  });

  test('books, moves and cancels, each after its own yes [AG-06]', () => {
    const call = new Call();
    call.start();
    call.hear('the first', choose(1, 'the first'));
    call.hear('ana at x dot com', EMAIL);
    call.hear('yes', { a: 'affirm' });
    const window = '2026-05-14T15:00/2026-05-14T23:59';
    const offered = call.hear(
      'move it to thursday after three',
      { a: 'start', flow: 'reschedule' },
      answer('preferred_time', window, 'thursday after three'),
    );
    expect(offered.say).toContain('1, Thursday 14 May at 15:00');
    expect(call.hear('the first', choose(1, 'the first')).say).toBe(
      'Shall I move your appointment from Tuesday 12 May at 10:00 to Thursday 14 May at 15:00?',
    );
    expect(call.effects('reschedule')).toEqual([]);
    expect(call.hear('yes', { a: 'affirm' }).say).toBe('Your appointment was moved to Thursday 14 May at 15:00.');
    expect(call.hear('cancel it', { a: 'start', flow: 'cancel' }).say).toContain(
      'Shall I cancel this appointment: Thursday 14 May at 15:00?',
    );
    expect(call.effects('cancel')).toEqual([]);
    expect(call.hear('yes', { a: 'affirm' }).say).toContain('cancelled');
    expect([call.effects('book'), call.effects('reschedule'), call.effects('cancel')].map((all) => all.length)).toEqual(
      [1, 1, 1],
    );
  });

  test('understands keys: a number chooses, the star repeats and zero asks for a person [AG-07]', () => {
    const call = new Call();
    const offered = call.start();
    expect(call.hear("User's Keypad Entry: *")).toEqual(offered);
    call.hear("User's Keypad Entry: 2");
    expect(call.state.answers['appointment']?.value).toBe('2026-05-12T12:00:00.000Z');
    expect(call.hear("User's Keypad Entry: 0").say).toBe('I am asking a colleague to take over.');
    expect(call.state.phase).toBe('handed_off');
    expect(call.hear('hello?', { a: 'unclear' }).say).toBe('A colleague will join this call as soon as possible.');
  });

  test('ends with a goodbye, and continues in a call on the same day [AG-04]', () => {
    const first = new Call(bookGraph([NEED]));
    first.start();
    first.hear('a lesson', answer('need', 'a lesson', 'a lesson'));
    expect(first.hear('I have to go, bye', { a: 'chat', kind: 'bye' }).say).toBe('Goodbye, have a good day.');
    expect(first.commands.at(-1)).toMatchObject({ type: 'set_timer' });
    expect(first.commands).toContainEqual({ type: 'end_call' });
    const second = new Call(first.graph, continueInCall(first.state));
    second.now = '2026-05-11T20:00:00.000Z';
    const resumed = second.start();
    expect(resumed.say).toContain('1, Tuesday 12 May at 10:00');
    expect(second.effects('list_slots')).toHaveLength(1);
    expect(second.state.episode.no).toBe(1);
    // Two days later a new episode begins, and the contact's earlier answers are kept.
    const later = new Call(first.graph, continueInCall(first.state));
    later.now = '2026-05-13T20:00:00.000Z';
    expect(later.start().say).toContain('Which of these times suits you');
    expect(later.state.episode.no).toBe(2);
  });

  test('stops contacting a caller who asks for it, and ends', () => {
    const call = new Call();
    call.start();
    expect(call.hear('never call me again', { a: 'opt_out' }).say).toBe('We will not contact you again. Goodbye.');
    expect(call.effects('opt_out')).toHaveLength(1);
    expect(call.commands).toContainEqual({ type: 'end_call' });
  });

  test('keeps a reply to two sentences', () => {
    const call = new Call();
    call.start();
    const reply = call.hear('thanks, the first', choose(1, 'the first'), { a: 'chat', kind: 'thanks' });
    expect(reply.say.match(/[.?!](?=\s|$)/g)?.length).toBeLessThanOrEqual(2);
  });
});

describe('a report of the assistant', () => {
  test('is refused when its quote was not said', () => {
    const call = new Call(bookGraph([NEED]));
    call.start();
    const acts = [answer('need', 'a lesson', 'a lesson')];
    const problems = (text: string) => checkReport(call, { acts, texts: [text], yesQuote: null }).problems;
    expect(problems('good morning')).toEqual(['The quote “a lesson” is not in the new messages.']);
    expect(problems('well, a lesson')).toEqual([]);
  });

  test('contains a yes only with words that the caller said', () => {
    const checked = (yesQuote: string | null) =>
      checkReport(new Call(), { acts: [{ a: 'affirm' }], texts: ['Let me think'], yesQuote });
    for (const quote of [null, '', 'yes']) expect(checked(quote)).toEqual({ acts: [], problems: [expect.any(String)] });
    expect(checked('let me think').acts).toEqual([{ a: 'affirm' }]);
  });

  test.each([
    ['another tool', 'drop_tables', {}],
    ['no acts', 'report', { language: 'en', acts: [] }],
    ['an act without its fields', 'report', { language: 'en', acts: [{ a: 'choose' }] }],
    ['an act that does not exist', 'report', { language: 'en', acts: [{ a: 'book' }] }],
    ['no arguments', 'report', null],
    ['a handoff without a reason', 'hand_off', {}],
  ])('is not read with %s', (_what, name, given) => {
    expect(readCallTool(name, given)).toMatchObject({
      type: 'invalid',
      problems: expect.arrayContaining([expect.any(String)]),
    });
  });

  test('ignores fields that an act does not use', () => {
    const acts = [
      { a: 'affirm', slot: 'x', n: 3, quote: '' },
      { a: 'answer', slot: 'age', value: 7, quote: 'seven' },
    ];
    expect(readCallTool('report', { language: 'en', acts })).toEqual({
      type: 'report',
      language: 'en',
      acts: [{ a: 'affirm' }, { a: 'answer', slot: 'age', value: '7', quote: 'seven' }],
      yesQuote: '',
    });
  });

  test('has the names and dates that it needs', () => {
    const guide = callGuide(new Call(bookGraph([NEED])));
    expect(guide.slots.map(({ name }) => name)).toContain('need');
    expect(guide.slots.map(({ name }) => name)).not.toContain('appointment');
    expect(guide.calendar[0]).toEqual({ date: '2026-05-11', weekday: 'Monday' });
    expect(CALL_TOOLS.map(({ name }) => name)).toContain('report');
  });
});
