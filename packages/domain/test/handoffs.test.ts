import { expect, it } from '@jest/globals';
import {
  HANDOFF_CODE_SENTENCES,
  HANDOFF_CODE_TITLES,
  HANDOFF_CODES,
  handoffLabel,
  handoffSentence,
} from '../src/index.ts';

it.each(HANDOFF_CODES)('%s has a label and a sentence of its own', (code) => {
  expect(HANDOFF_CODE_TITLES[code]).toMatch(/^[A-Z][^.]{3,29}$/);
  expect(HANDOFF_CODE_SENTENCES[code]).toMatch(/^[A-Z].{8,}\.$/);
});

it('no two codes have the same label or sentence', () => {
  expect(new Set(Object.values(HANDOFF_CODE_TITLES)).size).toBe(HANDOFF_CODES.length);
  expect(new Set(Object.values(HANDOFF_CODE_SENTENCES)).size).toBe(HANDOFF_CODES.length);
});

it.each([
  ['REQUESTED', null, 'The contact asked for a person.', 'Human requested'],
  ['TOOL_FAILED', 'Cal.com is down.', 'A tool failed: Cal.com is down.', 'Tool failed'],
  ['OTHER', 'They ask for a doctor.', 'They ask for a doctor.', 'They ask for a doctor.'],
  ['OTHER', null, 'Another reason. See the details.', 'Other reason'],
] as const)('writes %s with the detail %s as a sentence and as a label', (code, detail, sentence, label) => {
  expect(handoffSentence({ code, detail })).toBe(sentence);
  expect(handoffLabel({ code, detail })).toBe(label);
});
