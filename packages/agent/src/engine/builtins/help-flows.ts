import type { Flow } from '../graph.ts';

/** Flow that answers the questions of `ask` acts. The facts are added to the reply when the search returns. */
export const ANSWER_FLOW: Flow = {
  description: 'Answers a question from the knowledge of the workspace.',
  entry: [],
  start: 'find',
  states: {
    find: {
      kind: 'tool',
      tool: 'search_knowledge',
      args: { questions: 'param.questions' },
      next: 'tell',
      onError: { FAILED: 'help', NOT_CONNECTED: 'help', UNKNOWN: 'help', INVALID: 'help' },
    },
    tell: { kind: 'branch', cases: [{ when: 'size(result.unanswered) > 0', next: 'help' }], otherwise: 'told' },
    told: { kind: 'end', outcome: 'ANSWERED' },
    help: { kind: 'ask', slot: 'unknown_choice', required: false, options: 'choices', next: 'route' },
    route: {
      kind: 'branch',
      cases: [
        { when: "answers.unknown_choice = 'PERSON'", next: 'person' },
        { when: "answers.unknown_choice = 'MESSAGE'", next: 'message' },
      ],
      otherwise: 'unanswered',
    },
    person: { kind: 'hand_off', reason: 'UNANSWERED', next: 'unanswered' },
    message: { kind: 'link', flow: 'leave_message' },
    unanswered: { kind: 'end', outcome: 'UNANSWERED' },
  },
};

const MESSAGE_INTENT = 'The contact wants to leave a message for the team.';

export const MESSAGE_FLOW: Flow = {
  description: MESSAGE_INTENT,
  entry: [{ intent: MESSAGE_INTENT, examples: ['Please tell the doctor that I am running late'] }],
  start: 'text',
  states: {
    text: { kind: 'ask', slot: 'message_text', required: true, next: 'keep' },
    keep: {
      kind: 'tool',
      tool: 'leave_message',
      args: { text: 'answers.message_text' },
      next: 'taken',
      onError: {},
    },
    taken: { kind: 'end', outcome: 'MESSAGE_TAKEN' },
  },
};

const CALLBACK_INTENT = 'The contact wants to be called back.';

export const CALLBACK_FLOW: Flow = {
  description: CALLBACK_INTENT,
  entry: [{ intent: CALLBACK_INTENT, examples: ['Call me back at five', 'Can someone phone me?'] }],
  start: 'when',
  states: {
    when: { kind: 'ask', slot: 'callback_time', required: true, readBack: true, next: 'plan' },
    plan: {
      kind: 'tool',
      tool: 'schedule_callback',
      args: { window: 'answers.callback_time' },
      next: 'planned',
      onError: { INVALID: 'other_time', NOT_ALLOWED: 'other_time' },
    },
    other_time: { kind: 'say', words: '{not_available}', next: 'when' },
    planned: { kind: 'end', outcome: 'CALLBACK_SET' },
  },
};

export const HUMAN_FLOW: Flow = {
  description: 'Hands the conversation to a person.',
  entry: [],
  start: 'over',
  states: {
    over: { kind: 'hand_off', reason: 'REQUESTED', next: 'back' },
    back: { kind: 'end', outcome: 'HANDED_OFF' },
  },
};

export const OPT_OUT_FLOW: Flow = {
  description: 'Opts the contact out of further messages.',
  entry: [],
  start: 'stop',
  states: {
    stop: { kind: 'tool', tool: 'opt_out', args: {}, next: 'stopped', onError: {} },
    stopped: { kind: 'end', outcome: 'OPTED_OUT' },
  },
};
