import { describe, expect, it } from '@jest/globals';
import {
  areTemplateButtonsInvalid,
  fillTemplate,
  isButtonPhoneNumberInvalid,
  isButtonTextInvalid,
  isButtonUrlInvalid,
  type TemplateButtonType,
} from '../src/index.ts';

const listOf = (...types: TemplateButtonType[]) => types.map((type, at) => ({ type, text: `Text ${at}` }));

describe('the buttons of a template', () => {
  it.each<[string, TemplateButtonType[], boolean]>([
    ['no buttons', [], false],
    ['10 quick replies', Array(10).fill('QUICK_REPLY'), false],
    ['11 quick replies', Array(11).fill('QUICK_REPLY'), true],
    ['quick replies before other buttons', ['QUICK_REPLY', 'QUICK_REPLY', 'URL', 'PHONE_NUMBER'], false],
    ['quick replies after other buttons', ['PHONE_NUMBER', 'URL', 'URL', 'QUICK_REPLY'], false],
    ['quick replies around another button', ['QUICK_REPLY', 'URL', 'QUICK_REPLY'], true],
    ['quick replies between other buttons', ['URL', 'QUICK_REPLY', 'URL'], true],
    ['three links', ['URL', 'URL', 'URL'], true],
    ['two phone numbers', ['PHONE_NUMBER', 'PHONE_NUMBER'], true],
    ['another kind', ['OTHER'], true],
  ])('with %s', (_, types, isInvalid) => {
    expect(areTemplateButtonsInvalid(listOf(...types))).toBe(isInvalid);
  });

  it('have different texts', () => {
    const named = (...texts: string[]) => texts.map((text) => ({ type: 'QUICK_REPLY' as const, text }));
    expect(areTemplateButtonsInvalid(named('Yes', ' yes '))).toBe(true);
    expect(areTemplateButtonsInvalid(named('Yes', 'No'))).toBe(false);
  });
});

it.each([
  ['Yes', false],
  ['x'.repeat(25), false],
  ['x'.repeat(26), true],
  ['  ', true],
  ['a\nb', true],
  ['Hello {{1}}', true],
  ['*Yes*', true],
  ['Yes 👍', true],
])('validates the text of a button: %j', (text, isInvalid) => {
  expect(isButtonTextInvalid(text)).toBe(isInvalid);
});

it.each([
  ['https://acme.test', false],
  ['http://acme.test/a?b=c#d', false],
  ['https://acme.test/{{1}}', false],
  ['https://acme.test?visit={{1}}', false],
  ['https://acme.test{{1}}', true],
  ['https://acme.test:{{1}}', true],
  ['https://{{1}}', true],
  ['https://acme.test/{{1}}/a', true],
  ['https://acme.test/{{1}}{{2}}', true],
  ['https://acme.test@other.test/', true],
  ['https:\\\\acme.test', true],
  ['acme.test', true],
  ['javascript:alert(1)', true],
  ['tel:+442079460000', true],
  [`https://acme.test/${'x'.repeat(2000)}`, true],
])('validates the address of a button: %j', (url, isInvalid) => {
  expect(isButtonUrlInvalid(url)).toBe(isInvalid);
});

it.each([
  ['+442079460000', false],
  ['020 7946 0000', true],
  ['+0207946000', true],
  ['', true],
])('validates the phone number of a button: %j', (phoneNumber, isInvalid) => {
  expect(isButtonPhoneNumberInvalid(phoneNumber)).toBe(isInvalid);
});

it('fills the text and the addresses of a template, and encodes only the values of addresses', () => {
  const button = { type: 'URL', text: 'Visit', url: 'https://acme.test/v/{{button_1}}', phoneNumber: null };
  const template = {
    header: null,
    headerFileId: null,
    body: 'Hello {{1}}.',
    footer: null,
    variables: ['1', 'button_1'],
    buttons: [button],
  };
  expect(fillTemplate(template, { '1': ' Jörg & Co ', button_1: 'Jörg?a=1&b=%20"x' })).toEqual({
    body: 'Hello Jörg & Co.',
    variables: { '1': 'Jörg & Co', button_1: 'J%C3%B6rg?a=1&b=%20%22x' },
    headerFileId: null,
    buttons: [{ ...button, url: 'https://acme.test/v/J%C3%B6rg?a=1&b=%20%22x' }],
  });
  expect(fillTemplate(template, {}).variables).toEqual({ '1': '', button_1: '' });
});
