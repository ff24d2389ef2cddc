import { describe, expect, it } from '@jest/globals';
import { parseFormContent } from '../src/form-schema.ts';
import {
  DEFAULT_FORM,
  FORM_LANGUAGES,
  FORM_TEXTS,
  findFormProblems,
  formLanguage,
  formOrigin,
  isFormLogo,
  type LeadFormContent,
  leadText,
  readFormAnswers,
  readFormParameters,
  textColorOn,
} from '../src/index.ts';

const QUESTION = { key: 'goal', type: 'TEXT', required: false, label: { en: 'Goal' }, help: {}, options: [] } as const;
const CHOICE = {
  ...QUESTION,
  key: 'class',
  type: 'CHOICE',
  required: true,
  label: { en: 'Class' },
  options: [
    { key: 'yoga', label: { en: 'Yoga' } },
    { key: 'spin', label: { en: 'Spin' } },
  ],
} as const;
const form = (part: object = {}): LeadFormContent => ({ ...DEFAULT_FORM, questions: [QUESTION, CHOICE], ...part });
const codes = (part: object) => findFormProblems(form(part)).map(({ code, path }) => `${code} ${path}`);
const many = (count: number) => Array.from({ length: count }, (_, at) => ({ ...QUESTION, key: `q_${at}` }));
const options = (count: number) => Array.from({ length: count }, (_, at) => ({ key: `o_${at}`, label: { en: 'O' } }));

describe('the rules of a form [CB-02]', () => {
  it('accept the built-in form and one at every limit', () => {
    expect(findFormProblems(DEFAULT_FORM)).toEqual([]);
    expect(codes({ questions: [...many(29), { ...CHOICE, options: options(50) }] })).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['31 questions', { questions: many(31) }, 'FORM_QUESTIONS_TOO_MANY questions'],
    ['51 options', { questions: [{ ...CHOICE, options: options(51) }] }, 'FORM_OPTIONS_TOO_MANY questions.0.options'],
    ['one option', { questions: [{ ...CHOICE, options: options(1) }] }, 'FORM_OPTIONS_TOO_FEW questions.0.options'],
    ['a key twice', { questions: [QUESTION, QUESTION] }, 'FORM_KEY_TAKEN questions.1.key'],
    ['a built-in key', { questions: [{ ...QUESTION, key: 'phone' }] }, 'FORM_KEY_INVALID questions.0.key'],
    ['a key of JavaScript', { questions: [{ ...QUESTION, key: '__proto__' }] }, 'FORM_KEY_INVALID questions.0.key'],
    ['a UTM key', { hiddenFields: ['utm_source'] }, 'FORM_KEY_INVALID hiddenFields'],
    ['no label', { questions: [{ ...QUESTION, label: { de: 'Ziel' } }] }, 'FORM_LABEL_MISSING questions.0.label.en'],
    ['an unknown language', { languages: ['en', 'xx'] }, 'FORM_LANGUAGE_UNKNOWN languages'],
    ['no language', { languages: [] }, 'FORM_LANGUAGE_UNKNOWN languages'],
    ['a default language that is not offered', { defaultLanguage: 'de' }, 'FORM_LANGUAGE_UNKNOWN defaultLanguage'],
    [
      'a text in another language',
      { consent: { text: { de: 'Ja' }, policyUrl: null } },
      'FORM_LANGUAGE_UNKNOWN consent.text.de',
    ],
    ['javascript:', { consent: { text: {}, policyUrl: 'javascript:alert(1)' } }, 'FORM_URL_INVALID consent.policyUrl'],
    ['http:', { thankYou: { text: {}, redirectUrl: 'http://a.example' } }, 'FORM_URL_INVALID thankYou.redirectUrl'],
    ['a name of a color', { accentColor: 'red' }, 'FORM_COLOR_INVALID accentColor'],
    ['CSS as color', { accentColor: '#fff;background:url(x)' }, 'FORM_COLOR_INVALID accentColor'],
    [
      'a long label',
      { questions: [{ ...QUESTION, label: { en: 'l'.repeat(201) } }] },
      'FORM_TEXT_TOO_LONG questions.0.label.en',
    ],
  ])('refuse %s', (_what, part, problem) => {
    expect(codes(part)).toContain(problem);
  });

  it('refuse JSON of another shape', () => {
    expect(parseFormContent(JSON.stringify(form()))).toEqual(form());
    for (const json of [
      '',
      '[]',
      'null',
      '{"questions":1}',
      JSON.stringify({ ...form(), more: 1 }),
      '"'.repeat(60_001),
    ])
      expect(parseFormContent(json)).toBeNull();
  });
});

describe('a logo', () => {
  // The package has no types of Node or of the browser, which both have this function.
  const { btoa } = globalThis as unknown as { btoa: (text: string) => string };
  const image = (type: string, bytes: number[] | string) =>
    `data:image/${type};base64,${btoa(typeof bytes === 'string' ? bytes : String.fromCharCode(...bytes))}`;
  const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2];

  it('is what its content says', () => {
    expect(isFormLogo(image('png', PNG))).toBe(true);
    expect(isFormLogo(image('jpeg', [0xff, 0xd8, 0xff, 0xe0]))).toBe(true);
    expect(isFormLogo(image('webp', 'RIFF\0\0\0\0WEBPVP8 '))).toBe(true);
    expect(isFormLogo(image('jpeg', PNG))).toBe(false);
    expect(isFormLogo(image('png', '<svg onload=alert(1)>'))).toBe(false);
    expect(isFormLogo(image('svg+xml', '<svg/>'))).toBe(false);
    expect(isFormLogo('https://a.example/logo.png')).toBe(false);
    expect(isFormLogo(image('png', [...PNG, ...Array.from({ length: 61 * 1024 }, () => 0)]))).toBe(false);
  });
});

it('accepts https origins only', () => {
  expect(formOrigin(' HTTPS://Shop.example:8443 ')).toBe('https://shop.example:8443');
  for (const text of [
    'http://a.example',
    'https://a.example/',
    'https://a.example/path',
    'https://*',
    'https://*.example',
    "'none'",
    'https://a.example; script-src *',
    'https://a@b.example',
    'data:',
    '',
  ])
    expect(formOrigin(text)).toBeNull();
});

it('writes on each color with a contrast of at least 4.5', () => {
  expect([textColorOn('#ffd43b'), textColorOn('#1c2e6b')]).toEqual(['#000000', '#ffffff']);
  const luminance = (hex: string) =>
    [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
      .reduce((sum, one, at) => sum + one * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0);
  for (let step = 0; step < 4096; step += 7) {
    const color = `#${[8, 4, 0].map((shift) => ((step >> shift) & 15).toString(16).repeat(2)).join('')}`;
    const [light = 0, dark = 0] = [luminance(color), luminance(textColorOn(color))].sort((a, b) => b - a);
    expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5);
  }
});

it('shows the first requested language that the form has', () => {
  const of = { languages: ['en', 'pt'], defaultLanguage: 'en' } as const;
  expect(formLanguage(of, ['fr-CA', 'pt-BR', 'en'])).toBe('pt');
  expect(formLanguage(of, ['', 'constructor'])).toBe('en');
});

it('has all texts in all languages', () => {
  for (const language of FORM_LANGUAGES) {
    const texts = FORM_TEXTS[language];
    expect(Object.keys(texts)).toEqual(Object.keys(FORM_TEXTS.en));
    expect(Object.keys(texts.errors)).toEqual(Object.keys(FORM_TEXTS.en.errors));
    for (const name of ['title', 'consent', 'received', 'receivedAndContact'] as const)
      expect(texts[name]).toContain('{workspace}');
    expect(texts.optional).toContain('{label}');
  }
});

describe('answers', () => {
  const typed = (type: string) => form({ questions: [{ ...QUESTION, type, required: true }] });
  const read = (type: string, ...values: string[]) => {
    const result = readFormAnswers(typed(type), [{ key: 'goal', values }]);
    return 'answers' in result ? result.answers[0]?.values : result.problems.map(({ code }) => code);
  };

  it('are stored with the labels of the default language', () => {
    expect(readFormAnswers(form(), [{ key: 'class', values: ['yoga'] }])).toEqual({
      answers: [{ key: 'class', label: 'Class', type: 'CHOICE', values: ['Yoga'] }],
    });
  });

  it.each<[string, string[], string[]]>([
    ['TEXT', ['  fit \n soon '], ['fit soon']],
    ['TEXT', ['x'.repeat(201)], ['FORM_ANSWER_TOO_LONG']],
    ['TEXT', ['a', 'b'], ['FORM_ANSWER_INVALID']],
    ['TEXT', [' '], ['FORM_ANSWER_MISSING']],
    ['LONG_TEXT', ['a\nb'], ['a\nb']],
    ['LONG_TEXT', ['x'.repeat(2001)], ['FORM_ANSWER_TOO_LONG']],
    ['DATE', ['2026-02-28'], ['2026-02-28']],
    ['DATE', ['2026-02-30'], ['FORM_ANSWER_INVALID']],
    ['DATE', ['tomorrow'], ['FORM_ANSWER_INVALID']],
    ['NUMBER', ['-1,5'], ['-1.5']],
    ['NUMBER', ['1e9'], ['FORM_ANSWER_INVALID']],
    ['EMAIL', ['Lena@People.test'], ['lena@people.test']],
    ['EMAIL', ['lena'], ['FORM_ANSWER_INVALID']],
    ['CHECKBOX', ['true'], ['true']],
    ['CHECKBOX', ['false'], ['FORM_ANSWER_MISSING']],
    ['CHECKBOX', ['yes'], ['FORM_ANSWER_INVALID']],
  ])('of the type %s: %j', (type, values, stored) => {
    expect(read(type, ...values)).toEqual(stored);
  });

  it('that the form does not ask for, or that come twice, are refused', () => {
    const problems = (...given: { key: string; values: string[] }[]) => {
      const result = readFormAnswers(form(), given);
      return 'problems' in result ? result.problems : [];
    };
    const right = { key: 'class', values: ['yoga'] };
    expect(problems(right)).toEqual([]);
    expect(problems(right, { key: 'toString', values: ['x'] })).toEqual([
      { code: 'FORM_ANSWER_UNKNOWN', field: 'answers' },
    ]);
    expect(problems(right, right)).toEqual([{ code: 'FORM_ANSWER_INVALID', field: 'answers.class' }]);
    expect(problems({ key: 'class', values: ['ride'] })).toEqual([
      { code: 'FORM_ANSWER_INVALID', field: 'answers.class' },
    ]);
    expect(problems()).toEqual([{ code: 'FORM_ANSWER_MISSING', field: 'answers.class' }]);
  });
});

it('stores UTM parameters and hidden fields only, shortened', () => {
  const given = [
    { key: 'utm_source', value: ` mail${'x'.repeat(300)}` },
    { key: 'partner', value: 'gym' },
    { key: '__proto__', value: 'x' },
    { key: 'other', value: 'x' },
    { key: 'utm_term', value: ' ' },
  ];
  expect(readFormParameters({ hiddenFields: ['partner'] }, given)).toEqual({
    utm_source: `mail${'x'.repeat(196)}`,
    partner: 'gym',
  });
});

it('adds the answers to the message for the agent', () => {
  expect(leadText('Hello', [{ label: 'Class', values: ['Yoga', 'Spin'] }])).toBe('Hello\nClass: Yoga, Spin');
  expect(leadText('', [])).toBe('');
});
