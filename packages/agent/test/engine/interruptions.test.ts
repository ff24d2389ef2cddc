import {
  DEFAULT_OPT_OUT,
  normalizeKeyword,
  OPT_OUT_LANGUAGES,
  OPT_OUT_WORDS,
  type OptOutKeywords,
} from '@frontdesk/domain';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { graphs, moves } from './arbitraries.ts';
import { History } from './history.ts';
import { answer, bookGraph, Conversation, choose, context, NEED } from './world.ts';

const types = (commands: readonly { type: string }[]) => commands.map(({ type }) => type);

describe('an opt-out keyword', () => {
  test('opts out in every state of a conversation, in any spelling', () => {
    const spellings = fc.constantFrom('STOP', ' stop. ', 'Unsubscribe', 'Stopp!');
    const optedOut: boolean[] = [];
    fc.assert(
      fc.property(graphs, moves, spellings, (graph, list, word) => {
        const history = new History(graph, graph, 'whatsapp');
        history.play(list);
        const talk = new Conversation(graph);
        talk.state = history.state;
        const isHandedOff = talk.state.phase === 'handed_off';
        const reply = talk.play({ type: 'contact_message', ids: ['stop'], text: word });
        optedOut.push(!isHandedOff);
        if (isHandedOff) return;
        expect(talk.effects('opt_out')).toHaveLength(1);
        expect(talk.state.episode.outcome).toBe('OPTED_OUT');
        // The opt-out tool sends the confirmation, so the agent itself says nothing.
        expect(reply).toBe('');
      }),
      { numRuns: 300 },
    );
    expect(optedOut).toContain(true); // Precondition: at least one message was an opt-out.
  });

  const terms = fc
    .record({
      language: fc.constantFrom(...OPT_OUT_LANGUAGES),
      optOutKeywords: fc.array(fc.stringMatching(/^[a-z]{3,9}$/), { maxLength: 3 }),
    })
    .map((some): OptOutKeywords => ({ ...some, optInKeywords: [], confirmation: null }));
  const listening = fc.uniqueArray(terms, { selector: ({ language }) => language, minLength: 1 });
  const builtIn = OPT_OUT_LANGUAGES.flatMap((language) => [
    ...OPT_OUT_WORDS[language].stop,
    ...OPT_OUT_WORDS[language].ambiguous.stop,
  ]);

  test('must be a keyword of the workspace', () => {
    const asked = listening.chain((optOutTerms) => {
      const own = optOutTerms.flatMap(({ optOutKeywords }) => optOutKeywords);
      return fc.record({
        optOutTerms: fc.constant(optOutTerms),
        word: fc.constantFrom(...builtIn, ...own, 'hello there'),
        isShouted: fc.boolean(),
      });
    });
    fc.assert(
      fc.property(asked, ({ optOutTerms, word, isShouted }) => {
        const talk = new Conversation(bookGraph([NEED]));
        talk.context = context({ optOutTerms });
        talk.play({ type: 'lead_arrived', leadId: 'l1', fields: {} });
        expect(talk.stack).toEqual(['book@ask_need']); // Precondition: a question is open.
        talk.say(isShouted ? ` ${word.toUpperCase()}! ` : word, { a: 'unclear' });
        const strong = optOutTerms.flatMap(({ language, optOutKeywords }) => [
          ...OPT_OUT_WORDS[language].stop,
          ...optOutKeywords,
        ]);
        const isKeyword = strong.map(normalizeKeyword).includes(normalizeKeyword(word));
        expect(talk.state.episode.outcome === 'OPTED_OUT').toBe(isKeyword);
      }),
      { numRuns: 300 },
    );
  });

  test('that is ambiguous takes effect only if nothing is open', () => {
    const silent = new Conversation(bookGraph([NEED]));
    silent.say('Cancel');
    expect(silent.state.episode.outcome).toBe('OPTED_OUT');
    const asked = new Conversation(bookGraph([NEED]));
    asked.play({ type: 'lead_arrived', leadId: 'l1', fields: {} });
    asked.say('Cancel', { a: 'unclear' });
    expect(asked.state.episode.outcome).toBeNull();
    expect(DEFAULT_OPT_OUT.length).toBeGreaterThan(0);
  });
});

describe('a takeover', () => {
  test('drops the reply in progress, and the agent continues after the handback with its note [CB-37]', () => {
    const talk = new Conversation(bookGraph([NEED]));
    const [call] = talk.apply({ type: 'contact_message', ids: ['m1'], text: 'Hi' });
    talk.apply({ type: 'taken_over' });
    if (call?.type !== 'understand') throw new Error('No understanding was requested.');
    expect(talk.apply({ type: 'understood', callId: call.callId, language: 'en', acts: [] })).toEqual([]);
    talk.apply({ type: 'handed_back', note: 'She is a regular.' });
    expect(talk.state.note).toBe('She is a regular.');
    expect(talk.say('Hello?', { a: 'chat', kind: 'greet' })).toContain(NEED.words);
    const plans = talk.commands.flatMap((command) => (command.type === 'word' ? [JSON.stringify(command.plan)] : []));
    expect(plans.at(-1)).toContain('She is a regular.');
  });

  test('lets the agent repeat its question, which is a repetition otherwise [CB-37]', () => {
    const talk = new Conversation(bookGraph([NEED]));
    talk.play({ type: 'lead_arrived', leadId: 'l1', fields: {} });
    expect(talk.state.lastReply).toContain(NEED.words); // Precondition: the agent has asked its question.
    talk.apply({ type: 'taken_over' });
    talk.apply({ type: 'handed_back', note: null });
    expect(talk.state.lastReply).toBe('');
  });

  test('during a booking stores its result and says nothing [CB-37]', () => {
    const talk = new Conversation();
    talk.say('an appointment', { a: 'start', flow: 'book' });
    talk.say('ana@x.com', answer('email', 'ana@x.com', 'ana@x.com'));
    const [understood] = talk.apply({ type: 'contact_message', ids: ['m9'], text: '1' });
    if (understood?.type !== 'understand') throw new Error('No understanding was requested.');
    const acts = [choose(1, '1')];
    const [effect] = talk.apply({ type: 'understood', callId: understood.callId, language: 'en', acts });
    if (effect?.type !== 'run_effect') throw new Error('No booking was requested.');
    expect(effect.tool).toBe('book');
    talk.apply({ type: 'taken_over' });
    const data = { booking: { id: 'b1', start: effect.args['start']! } };
    expect(talk.apply({ type: 'effect_result', key: effect.key, result: { ok: true, data } })).toEqual([]);
    expect(talk.state).toMatchObject({ phase: 'handed_off', bookings: [{ id: 'b1', state: 'booked' }] });
  });
});

describe('a failure', () => {
  test('of the calendar to be connected hands off', () => {
    const talk = new Conversation();
    talk.tool = () => ({ ok: false, code: 'NOT_CONNECTED' });
    talk.say('an appointment', { a: 'start', flow: 'book' });
    expect(talk.commands.find(({ type }) => type === 'hand_off')).toMatchObject({ reason: 'NOT_CONNECTED' });
  });

  test('of the model in three turns hands off, with a sentence in each', () => {
    const talk = new Conversation(bookGraph([NEED]));
    const fail = (text: string) => {
      const todo = talk.apply({ type: 'contact_message', ids: ['m'], text });
      const replies: string[] = [];
      for (let command = todo.shift(); command; command = todo.shift()) {
        if (command.type === 'say') replies.push(...command.segments.map((segment) => segment.text));
        if (command.type === 'understand' || command.type === 'word')
          todo.push(
            ...talk.apply({ type: 'model_failed', callId: command.callId, call: command.type, problems: ['No JSON.'] }),
          );
      }
      return replies.join(' ');
    };
    expect(fail('Hi')).not.toBe('');
    expect(fail('Hello?')).not.toBe('');
    expect(types(talk.commands)).not.toContain('hand_off'); // Precondition: the first failure causes no handoff.
    expect(fail('Is someone there?')).toContain('A colleague');
    expect(talk.commands.find(({ type }) => type === 'hand_off')).toMatchObject({ reason: 'MODEL_FAILED' });
  });

  test('because of a limit hands off from a template: of the models before they understand, of the plan always', () => {
    const stopAt = (call: 'understand' | 'word', reason?: 'PLAN_LIMIT_REACHED') => {
      const talk = new Conversation(bookGraph([NEED]));
      const [first] = talk.apply({ type: 'contact_message', ids: ['m'], text: 'Hi' });
      if (first?.type !== 'understand') throw new Error('No understanding was requested.');
      const { callId } = first;
      const next =
        call === 'word'
          ? talk.apply({ type: 'understood', callId, language: 'en', acts: [{ a: 'unclear' }] })[0]
          : first;
      if (next?.type !== call) throw new Error(`No ${call} was requested.`);
      const said = talk.apply({ type: 'models_stopped', call, callId: next.callId, ...(reason ? { reason } : {}) });
      expect(types(said)).toContain('say');
      expect(types(said)).not.toContain('word');
      return talk.commands.find(({ type }) => type === 'hand_off');
    };
    expect(stopAt('understand')).toMatchObject({ reason: 'MODEL_BUDGET_REACHED' });
    expect(stopAt('understand', 'PLAN_LIMIT_REACHED')).toMatchObject({ reason: 'PLAN_LIMIT_REACHED' });
    expect(stopAt('word')).toBeUndefined();
    expect(stopAt('word', 'PLAN_LIMIT_REACHED')).toMatchObject({ reason: 'PLAN_LIMIT_REACHED' });
  });

  test('tells the model what was wrong with its reply, once', () => {
    const talk = new Conversation();
    const [first] = talk.apply({ type: 'contact_message', ids: ['m'], text: 'Hi' });
    if (first?.type !== 'understand') throw new Error('No understanding was requested.');
    const failed = { type: 'model_failed' as const, call: 'understand' as const, problems: ['No JSON.'] };
    const [second] = talk.apply({ ...failed, callId: first.callId });
    expect(second).toMatchObject({ type: 'understand', view: { problems: ['No JSON.'] } });
    if (second?.type !== 'understand') throw new Error('The model was not asked again.');
    expect(types(talk.apply({ ...failed, callId: second.callId }))).not.toContain('understand');
  });
});

test('an answer that disqualifies ends the conversation politely', () => {
  const talk = new Conversation(bookGraph([{ ...NEED, type: 'YES_NO', disqualifying: ['No'] }]));
  expect(talk.say('no', answer('need', 'No', 'no'))).not.toBe('');
  expect(talk.state.episode.outcome).toBe('UNQUALIFIED');
});
