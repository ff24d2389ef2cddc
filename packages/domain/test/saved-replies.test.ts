import { describe, expect, it } from '@jest/globals';
import { fillSavedReply, shortcutAtEnd, unfinishedParts } from '../src/saved-replies.ts';

const NAMES = { contactName: 'Lena Ortiz', memberName: 'Ada', workspaceName: 'Acme Dental' };

describe('fillSavedReply', () => {
  it('fills each placeholder', () => {
    const text = '{{first_name}} / {{contact_name}} / {{ my_name }} / {{workspace}}';
    expect(fillSavedReply(text, NAMES)).toBe('Lena / Lena Ortiz / Ada / Acme Dental');
  });

  it.each(['+49 30 1234567', '+49••••67', 'L•••@example.com'])(
    'does not put the number or masked name %s into a message',
    (contactName) => {
      expect(fillSavedReply('Hi {{first_name}}', { ...NAMES, contactName })).toBe('Hi {{first_name}}');
    },
  );
});

describe('shortcutAtEnd', () => {
  it.each([
    ['/', { shortcut: '', start: 0 }],
    ['/Pri', { shortcut: 'pri', start: 0 }],
    ['Hello /öff', { shortcut: 'öff', start: 6 }],
    ['Hello\n/price-list', { shortcut: 'price-list', start: 6 }],
    ['and/or', null],
    ['https://example', null],
    ['/price ', null],
    ['', null],
  ])('of %j is %j', (text, expected) => {
    expect(shortcutAtEnd(text)).toEqual(expected);
  });
});

describe('unfinishedParts', () => {
  it.each([
    ['/prce', ['/prce']],
    ['/prce please', ['/prce']],
    ['/', ['/']],
    ['Hello /prce', ['/prce']],
    ['/hello and /prce', ['/hello', '/prce']],
    ['Hello {{first_name}}, this is {{my_name}}', ['{{first_name}}', '{{my_name}}']],
    ['Open 8/5, and/or by phone', []],
    ['/ means per', []],
    ['https://example.com/price', []],
  ])('of %j are %j', (text, expected) => {
    expect(unfinishedParts(text)).toEqual(expected);
  });
});
