import { describe, expect, it } from '@jest/globals';
import { parseFormContent } from '../src/form-schema.ts';
import {
  DEFAULT_FORM,
  type FormQuestion,
  findSurfaceProblems,
  newSurfaceContent,
  surfaceFileName,
} from '../src/index.ts';

const question: FormQuestion = {
  key: 'card',
  type: 'PHOTO',
  required: false,
  label: { en: 'Card' },
  help: {},
  options: [],
};
const problemsOf = (part: Partial<FormQuestion>) =>
  findSurfaceProblems({ ...newSurfaceContent('Documents'), questions: [{ ...question, ...part }] });

describe('a question that is answered with files [SF-06]', () => {
  it.each([1, 10, undefined])('accepts at most %s files', (maxFiles) => {
    expect(problemsOf(maxFiles === undefined ? {} : { maxFiles })).toEqual([]);
  });

  it.each([0, 11, 1.5, Number.NaN])('is invalid with a maximum of %s files', (maxFiles) => {
    expect(problemsOf({ maxFiles })).toEqual([{ code: 'FORM_FILES_INVALID', path: 'questions.0.maxFiles' }]);
  });

  it('is the only type with a maximum number of files, and has no field of the record', () => {
    expect(problemsOf({ type: 'TEXT', maxFiles: 1 })).toMatchObject([{ code: 'FORM_FILES_INVALID' }]);
    expect(problemsOf({ targetField: 'goal' })).toMatchObject([{ code: 'SURFACE_FIELD_INVALID' }]);
    expect(problemsOf({ type: 'TEXT', targetField: 'goal' })).toEqual([]);
  });
});

it('a file question is not part of a lead form [SF-06]', () => {
  const form = (type: string) => JSON.stringify({ ...DEFAULT_FORM, questions: [{ ...question, type }] });
  expect(parseFormContent(form('TEXT'))).not.toBeNull();
  expect(parseFormContent(form('PHOTO'))).toBeNull();
});

describe('the name of an uploaded file [SF-06]', () => {
  it.each([
    ['card.JPG', 'image/jpeg', 'card.JPG'],
    ['card.jpeg', 'image/jpeg', 'card.jpeg'],
    ['card.pdf', 'image/png', 'card.pdf.png'],
    ['card', 'application/pdf', 'card.pdf'],
    ['', 'application/pdf', 'file.pdf'],
    ['.pdf', 'application/pdf', '.pdf.pdf'],
    ['/etc/../letter.pdf', 'application/pdf', 'letter.pdf'],
    ['C:\\temp\\letter.pdf', 'application/pdf', 'letter.pdf'],
    ['a\u202egpj\u0000\n b.pdf', 'application/pdf', 'agpj b.pdf'],
    [`${'é'.repeat(200)}.pdf`, 'application/pdf', `${'é'.repeat(100)}.pdf`],
    ['رسالة.pdf', 'application/pdf', 'رسالة.pdf'],
  ])('%j of type %s is %j', (given, contentType, name) => {
    expect(surfaceFileName(given, contentType)).toBe(name);
  });
});
