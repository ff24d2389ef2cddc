import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fragmentsIn } from '../language/message-fragments.mjs';
import { findMissingMessages, NOT_MESSAGES, textsOutside } from '../language/messages.mjs';

/** A text outside of the catalogue, and the same code with the text as a message. */
const OUTSIDE = [
  ['text of an element', '<p>No leads</p>', '<p>{t`No leads`}</p>'],
  ['one word of an element', '<p>Leads</p>', '<p>{t`Leads`}</p>'],
  ['chosen word of an element', "<p>{a ? 'yes' : b}</p>", '<p>{a ? t`yes` : b}</p>'],
  ['name of a component', '<Fact name="Phone" />', '<Fact name={t`Phone`} />'],
  ['text beside elements', '<p>Since <b>{a}</b></p>', '<p><Trans>Since <b>{a}</b></Trans></p>'],
  ['attribute', '<A label="Name" />', '<A label={t`Name`} />'],
  [
    'attribute of an element in a message',
    '<Trans>On <A title="All days" /></Trans>',
    '<Trans>On <A title={t`All days`} /></Trans>',
  ],
  ['label of an object', "[{ value: 'a', label: 'Leads' }]", "[{ value: 'a', label: t`Leads` }]"],
  ['sentence of a label map', "({ A: 'No leads' })", '({ A: t`No leads` })'],
  ['template with a value', '`Sent to ${a}`', 't`Sent to ${a}`'],
  ['text in a value of a message', "t`Sent to ${a ? 'all leads' : b}`", 'a ? t`Sent to all leads` : t`Sent to ${b}`'],
  ['branch of a condition', "a ? 'Not sent' : b", 'a ? t`Not sent` : b'],
  ['argument of a function', "toast('Lead added')", 'toast(t`Lead added`)'],
  ['assigned text', "a.name = 'Enter a name.'", 'a.name = t`Enter a name.`'],
  ['count', '`${a} leads`', "plural(a, { one: '# lead', other: '# leads' })"],
];

/** A message that is a part of a sentence, and the same text as whole messages. */
const FRAGMENTS = [
  [
    'message in a value',
    't`Only ${a ?? t`the member`} can reply.`',
    'a ? t`Only ${a} can reply.` : t`The member can.`',
  ],
  ['message that begins with a comma', '<p>{a}{t`, expires soon`}</p>', '<p>{t`${a}, expires soon`}</p>'],
  ['message that ends with a space', '<p>{t`Sent to `}{a}</p>', '<p>{t`Sent to ${a}`}</p>'],
  [
    'element that begins with a period',
    '<p>{a}<Trans>. Sent <b /></Trans></p>',
    '<p>{a} <Trans>Sent <b /></Trans></p>',
  ],
];

/** Code that contains no shown text. */
const NOT_SHOWN = [
  ['comparison', "a === 'Not sent'"],
  ['name of a type', "({ __typename: 'Lead' })"],
  ['permission check', "useCan('read', 'Lead')"],
  ['class name', '<p className="one two" />'],
  ['name of a field', '<input name="Phone" />'],
  ['style', "({ flex: '1 1 auto', font: 'Segoe UI, sans-serif' })"],
  ['path', '`/admin/${a} b`'],
  ['error of a developer', "() => { throw new Error('Render inside the provider.'); }"],
];

describe('the message check', () => {
  it.each(OUTSIDE)('finds the %s outside of the catalogue', (...[, outside, inside]) => {
    expect(textsOutside('a.tsx', `const x = (${outside});`)).toHaveLength(1);
    expect(textsOutside('a.tsx', `const x = (${inside});`)).toEqual([]);
  });

  it.each(NOT_SHOWN)('ignores a %s', (...[, source]) => {
    expect(textsOutside('a.tsx', `const x = (${source});`)).toEqual([]);
  });

  it.each(FRAGMENTS)('finds a %s', (...[, part, whole]) => {
    expect(fragmentsIn('a.tsx', `const x = (${part});`)).toHaveLength(1);
    expect(fragmentsIn('a.tsx', `const x = (${whole});`)).toEqual([]);
  });

  describe('of a repository', () => {
    let root;
    beforeEach(() => {
      root = mkdtempSync(join(tmpdir(), 'frontdesk-messages-'));
    });
    afterEach(() => rmSync(root, { recursive: true, force: true }));

    const write = (file, content) => {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), content);
    };

    it('names the file and the line, and reads neither tests nor generated code', () => {
      const source = 'const a = 1;\nconst b = <p>No leads</p>;';
      for (const file of ['a.tsx', 'a.test.tsx', 'gql/a.tsx', 'testing/a.tsx']) write(`apps/web/src/${file}`, source);
      expect(findMissingMessages(root).missing).toEqual([{ file: 'apps/web/src/a.tsx', line: 2, text: 'No leads' }]);
    });

    it('accepts an entry of the allow-list with a reason and refuses one that matches nothing', () => {
      const file = 'apps/web/src/a.tsx';
      write(file, 'const a = <p>No leads</p>;');
      write(NOT_MESSAGES, JSON.stringify([{ file, text: 'No leads', reason: 'Name of the product.' }]));
      expect(findMissingMessages(root)).toEqual({ missing: [], fragments: [], stale: [] });

      write(NOT_MESSAGES, JSON.stringify([{ file, text: 'No leads', reason: ' ' }]));
      expect(findMissingMessages(root).stale).toMatchObject([{ text: 'No leads' }]);
      write(NOT_MESSAGES, JSON.stringify([{ file, text: 'No calls', reason: 'Name of the product.' }]));
      expect(findMissingMessages(root)).toMatchObject({
        missing: [{ text: 'No leads' }],
        stale: [{ text: 'No calls' }],
      });
    });
  });
});
