import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { addKnowledge } from '../../../../test/testkit/knowledge.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const SEARCH = 'query ($q: String!) { knowledgeSearch(question: $q) { passages { text } } }';

/** Stores a text and returns a function that returns the first passage found for a question. */
async function library(text: string) {
  const { acme } = await twoWorkspaces(fd);
  await addKnowledge(fd, acme.owner, { kind: 'TEXT', title: 'Guide', text });
  return async (q: string): Promise<string | undefined> => {
    const found = await as(fd, acme.owner).ok<{ knowledgeSearch: { passages: { text: string }[] } }>(SEARCH, { q });
    return found.knowledgeSearch.passages[0]?.text;
  };
}

describe('the search for questions as contacts write them', () => {
  it('answers one of the two alternatives of a question [AG-17]', async () => {
    const found = await library('# Hypnosis\nYou stay awake and hear everything.\n\n# Meals\nLunch is cooked here.');
    expect(await found('will i be unconscious or can i hear everything?')).toContain('stay awake');
    expect(await found('is food included or do i pack sandwiches')).toContain('Lunch');
    expect(await found('will i be unconscious?')).toBeUndefined();
  });

  it('finds a question without a subject by a word of the situation in parentheses [AG-17]', async () => {
    const found = await library('# Swarms\nWe collect swarms of bees.\n\n# Dogs\nDogs may come along.');
    expect(await found('Do you take them away? (swarm apple tree)')).toContain('swarms');
    // The situation alone does not answer a question about something else.
    expect(await found('Do you sell candles? (swarm apple tree)')).toBeUndefined();
  });

  it('does not answer a question about one price with another price [AG-19]', async () => {
    const found = await library('# Kosten\nEine Reparatur kostet 50 €.');
    expect(await found('Wie hoch sind die Reparaturkosten?')).toContain('50 €');
    expect(await found('Wie hoch sind die Gerichtskosten?')).toBeUndefined();
  });

  it('does not answer whether something for one thing is offered with the same thing for another [AG-19]', async () => {
    const found = await library('# Keys\nYou get three keys with every lock.');
    expect(await found('do you do keys?')).toContain('three keys');
    expect(await found('do you do car keys too?')).toBeUndefined();
    expect(await found('¿Hacéis llaves de coche?')).toBeUndefined();
  });

  it('does not require the verb of a purpose, and reads verbs as their nouns [AG-17]', async () => {
    const found = await library(
      '# Boats\nYou do not need a licence.\n\n# Änderungen\nUnsere Schneiderin passt alles an.\n\n# Fianza\nSon 50 €.',
    );
    expect(await found('do i need a licence to row it?')).toContain('licence');
    expect(await found('Ändert ihr das auch selbst?')).toContain('Schneiderin');
    expect(await found('¿De cuánto es la fianza?')).toContain('50 €');
  });
});
