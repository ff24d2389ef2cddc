import { describe, expect, it } from '@jest/globals';
import { parseFormContent, parseSurfaceContent } from '../src/form-schema.ts';
import {
  conditionalKeys,
  DEFAULT_FORM,
  type FormCondition,
  type FormQuestion,
  type FormQuestionType,
  findSurfaceProblems,
  newSurfaceContent,
  questionsOfSection,
  stepsOf,
  visibleKeys,
  visibleQuestions,
} from '../src/index.ts';

const OPTIONS = ['day', 'all', 'none'].map((key) => ({ key, label: { en: key } }));
const question = (key: string, type: FormQuestionType, condition: FormCondition | null = null): FormQuestion => ({
  key,
  type,
  required: false,
  label: { en: key },
  help: {},
  options: type === 'CHOICE' || type === 'CHOICES' ? OPTIONS : [],
  condition,
});
const when = (operator: FormCondition['operator'], ...values: string[]): FormCondition => ({
  question: 'asked',
  operator,
  values,
});
const isShown = (type: FormQuestionType, condition: FormCondition, ...answers: string[]) =>
  visibleKeys([question('asked', type), question('more', 'TEXT', condition)], new Map([['asked', answers]])).includes(
    'more',
  );

/** Type, condition, answers that meet it, and answers that do not. */
const TABLE: readonly (readonly [FormQuestionType, FormCondition, string[][], string[][]])[] = [
  ['CHOICE', when('eq', 'day'), [['day']], [['all'], ['']]],
  ['CHOICE', when('neq', 'day'), [['all']], [['day'], ['']]],
  ['CHOICE', when('in', 'day', 'all'), [['day'], ['all']], [['none'], []]],
  ['CHOICE', when('not_in', 'day', 'all'), [['none']], [['all'], []]],
  ['CHOICES', when('contains', 'day'), [['day'], ['all', 'day']], [['all'], []]],
  ['CHOICES', when('answered'), [['day']], [[], ['']]],
  ['TEXT', when('eq', 'Run fast'), [['run  FAST ']], [['run'], ['run fast now']]],
  ['LONG_TEXT', when('contains', 'knee'), [['My left Knee hurts.']], [['My arm hurts.'], [' ']]],
  ['NUMBER', when('eq', '2'), [['2'], ['2,0'], ['2.00']], [['20'], ['two']]],
  ['NUMBER', when('neq', '2'), [['3']], [['2,0'], []]],
  ['DATE', when('eq', '2026-11-26'), [['2026-11-26']], [['2026-11-27']]],
  ['EMAIL', when('answered'), [['a@b.example']], [['']]],
  ['CHECKBOX', when('answered'), [['true']], [['false'], []]],
];

describe('the visibility of questions [SF-04]', () => {
  it.each(TABLE)('follows the answer: %s %j', (type, condition, met, unmet) => {
    for (const answers of met) expect([answers, isShown(type, condition, ...answers)]).toEqual([answers, true]);
    for (const answers of unmet) expect([answers, isShown(type, condition, ...answers)]).toEqual([answers, false]);
  });

  it('ignores the answers to hidden questions', () => {
    const questions = [
      question('asked', 'CHOICE'),
      question('second', 'TEXT', when('eq', 'day')),
      question('third', 'TEXT', { question: 'second', operator: 'answered', values: [] }),
    ];
    const shown = (plan: string) =>
      visibleQuestions(
        questions,
        new Map([
          ['asked', [plan]],
          ['second', ['Yes']],
        ]),
      ).map(({ key }) => key);
    expect([shown('day'), shown('all')]).toEqual([['asked', 'second', 'third'], ['asked']]);
  });
});

describe('the visibility of sections [SF-04]', () => {
  const section = (key: string, condition: FormCondition | null = null): FormQuestion => ({
    ...question(key, 'TEXT', condition),
    type: 'SECTION',
  });
  const FORM = [
    question('asked', 'TEXT'),
    section('health', when('eq', 'yes')),
    question('reason', 'TEXT'),
    question('more', 'TEXT', { question: 'reason', operator: 'answered', values: [] }),
    section('end'),
    question('note', 'TEXT'),
  ];
  const given = (...answers: [string, string][]) => new Map(answers.map(([key, value]) => [key, [value]]));

  it('hides the questions of a hidden section, up to the next section', () => {
    expect(visibleKeys(FORM, given(['asked', 'no'], ['reason', 'Knee']))).toEqual(['asked', 'end', 'note']);
    expect(visibleKeys(FORM, given(['asked', 'yes'], ['reason', 'Knee']))).toEqual(FORM.map(({ key }) => key));
  });

  it('leaves out steps without a visible question', () => {
    expect(stepsOf(FORM, given())).toEqual(['', 'end']);
    expect(stepsOf(FORM, given(['asked', 'yes']))).toEqual(['', 'health', 'end']);
    const hidden = [...FORM, section('last'), question('why', 'TEXT', when('eq', 'yes'))];
    expect(stepsOf(hidden, given(['asked', 'no']))).toEqual(['', 'end']);
    expect(stepsOf([section('first'), question('asked', 'TEXT')], given())).toEqual(['first']);
  });

  it('divides the questions into sections', () => {
    const keys = (key: string) => questionsOfSection(FORM, key).map((one) => one.key);
    expect([keys(''), keys('health'), keys('end')]).toEqual([['asked'], ['reason', 'more'], ['note']]);
    expect(conditionalKeys(FORM)).toEqual(['health', 'reason', 'more']);
  });

  const problems = (...questions: FormQuestion[]) =>
    findSurfaceProblems({ ...newSurfaceContent('Visit'), questions }).map(({ code, path }) => `${code} ${path}`);
  const note = question('note', 'TEXT');
  it.each<[string, readonly FormQuestion[], string]>([
    ['a form with only sections', [section('end')], 'FORM_SECTION_EMPTY questions.0'],
    ['a section without questions', [section('first'), section('end'), note], 'FORM_SECTION_EMPTY questions.0'],
    ['a section at the end', [note, section('end')], 'FORM_SECTION_EMPTY questions.1'],
    ['a required section', [{ ...section('end'), required: true }, note], 'FORM_INVALID questions.0.required'],
    ['options', [{ ...section('end'), options: OPTIONS }, note], 'FORM_INVALID questions.0.options'],
    ['files', [{ ...section('end'), maxFiles: 1 }, note], 'FORM_FILES_INVALID questions.0.maxFiles'],
    [
      'a target field',
      [{ ...section('end'), targetField: 'goal' }, note],
      'SURFACE_FIELD_INVALID questions.0.targetField',
    ],
    ['no title', [{ ...section('end'), label: {} }, note], 'FORM_LABEL_MISSING questions.0.label.en'],
    ['the key of a question', [note, section('note'), question('more', 'TEXT')], 'FORM_KEY_TAKEN questions.1.key'],
    [
      'a condition on one of its own questions',
      [section('end', when('answered')), question('asked', 'TEXT')],
      'FORM_CONDITION_QUESTION_INVALID questions.0.condition.question',
    ],
    [
      'a condition on a section',
      [section('asked'), question('more', 'TEXT', when('answered'))],
      'FORM_CONDITION_QUESTION_INVALID questions.1.condition.question',
    ],
  ])('refuses %s', (_name, questions, problem) => {
    expect(problems(...questions)).toEqual([problem]);
  });

  it('allows a condition on an earlier question of the same section', () => {
    expect(problems(...FORM)).toEqual([]);
  });

  it('does not count sections as questions, and has none in lead forms', () => {
    const full = Array.from({ length: 30 }, (_, at) => question(`q${at}`, 'TEXT'));
    expect(problems(section('first'), ...full)).toEqual([]);
    expect(problems(section('first'), ...full, question('one', 'TEXT'))).toEqual(['FORM_QUESTIONS_TOO_MANY questions']);
    const { condition: _none, ...plain } = section('end');
    const { condition: _other, ...asked } = note;
    const lead = (questions: readonly object[]) => parseFormContent(JSON.stringify({ ...DEFAULT_FORM, questions }));
    expect([lead([asked]) === null, lead([plain, asked]) === null]).toEqual([false, true]);
  });
});

describe('the rules of a condition', () => {
  const codes = (...questions: FormQuestion[]) =>
    findSurfaceProblems({ ...newSurfaceContent('Visit'), questions }).map(({ code, path }) => `${code} ${path}`);

  it.each(TABLE)('accept %s %j', (type, condition) => {
    expect(codes(question('asked', type), question('more', 'TEXT', condition))).toEqual([]);
  });

  it.each<[string, FormQuestionType, FormCondition, string]>([
    ['a comparison of another type', 'TEXT', when('in', 'a'), 'OPERATOR_INVALID questions.1.condition.operator'],
    ['a value for “answered”', 'TEXT', when('answered', 'a'), 'VALUE_INVALID questions.1.condition.values'],
    ['no value', 'TEXT', when('eq'), 'VALUE_INVALID questions.1.condition.values'],
    ['an empty value', 'TEXT', when('eq', ' '), 'VALUE_INVALID questions.1.condition.values'],
    ['two values', 'CHOICE', when('eq', 'day', 'all'), 'VALUE_INVALID questions.1.condition.values'],
    ['a value twice', 'CHOICE', when('in', 'day', 'day'), 'VALUE_INVALID questions.1.condition.values'],
    ['an unknown option', 'CHOICE', when('in', 'day', 'week'), 'VALUE_INVALID questions.1.condition.values'],
    ['text for a number', 'NUMBER', when('eq', 'two'), 'VALUE_INVALID questions.1.condition.values'],
  ])('reject %s', (_name, type, condition, problem) => {
    expect(codes(question('asked', type), question('more', 'TEXT', condition))).toEqual([`FORM_CONDITION_${problem}`]);
  });

  it('reject questions that are unknown, later or the same', () => {
    const later = [question('more', 'TEXT', when('answered')), question('asked', 'TEXT')];
    const same = [question('asked', 'TEXT', when('answered'))];
    for (const questions of [later, same, later.slice(0, 1)])
      expect(codes(...questions)).toEqual(['FORM_CONDITION_QUESTION_INVALID questions.0.condition.question']);
  });

  it('are not available in lead forms', () => {
    const questions = [question('asked', 'TEXT')];
    const content = { ...newSurfaceContent('Visit'), questions };
    const surface = questions.map((one) => ({ ...one, condition: when('answered') }));
    expect(parseSurfaceContent(JSON.stringify({ ...content, questions: surface }))).not.toBeNull();
    expect(parseFormContent(JSON.stringify({ ...DEFAULT_FORM, questions: surface }))).toBeNull();
  });
});
