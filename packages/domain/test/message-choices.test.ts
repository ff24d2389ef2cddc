import { describe, expect, it } from '@jest/globals';
import { messageChoices } from '../src/message-choices.ts';

const offer = (...labels: string[]) => ({
  body: 'Which one?',
  listLabel: 'Choose',
  options: labels.map((label, index) => ({ id: `o1.${index + 1}`, label, title: label })),
});
const many = (count: number) => Array.from({ length: count }, (_, index) => `Option ${index + 1}`);

describe('the options of a message', () => {
  it('are buttons if there are up to three with short titles', () => {
    const choices = messageChoices(offer('Yes', 'No', '20 characters exactly'.slice(0, 20)));
    expect(choices?.kind).toBe('BUTTONS');
    expect(choices?.options[0]).toEqual({ id: 'o1.1', title: 'Yes', description: null });
  });

  it.each([
    ['there are four', many(4)],
    ['a title is longer than a button', ['Yes', 'A title with 22 chars.']],
    ['there are ten', many(10)],
  ])('are a list if %s', (_, labels) => {
    const choices = messageChoices(offer(...labels));
    expect(choices?.kind).toBe('LIST');
    expect(choices?.options.map(({ title }) => title)).toEqual(labels);
  });

  it('have the full text as description if the title is too long for a list', () => {
    const label = 'A first visit with an examination, an X-ray image and a plan of the treatment';
    const [row] = messageChoices(offer(label, 'Other'))?.options ?? [];
    expect(row).toEqual({
      id: 'o1.1',
      title: 'A first visit with an e…',
      description: 'A first visit with an examination, an X-ray image and a plan of the tre…',
    });
    expect([row?.title.length, row?.description?.length]).toEqual([24, 72]);
  });

  it('never split a character', () => {
    const [row] = messageChoices(offer('🦷'.repeat(20)))?.options ?? [];
    expect(row?.title).toBe(`${'🦷'.repeat(11)}…`);
  });

  it.each([
    ['there are none', offer()],
    ['there are eleven', offer(...many(11))],
    ['two titles are equal', offer('Yes', 'yes')],
    [
      'two titles are equal after they are shortened',
      offer('A first visit with an examination', 'A first visit with an expert'),
    ],
    ['a title is empty', offer('Yes', ' ')],
    ['the text is longer than 1,024 characters', { ...offer('Yes', 'No'), body: 'x'.repeat(1025) }],
  ])('are left out if %s', (_, given) => {
    expect(messageChoices(given)).toBeNull();
  });
});
