import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { buildConcept } from '../../../../test/testkit/safety.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const QUERY = `query ($input: TryConceptInput!) { tryConcept(input: $input) {
  scanned total nextCursor matches { id conversationId phrase excerpt matchedRange { start end } } } }`;
const attempt = async (who: Caller, input: object) =>
  (await as(fd, who).ok(QUERY, { input: { days: 30, ...input } })).tryConcept;

/** Stores messages of a contact, oldest first. */
async function write(workspace: BuiltWorkspace, texts: readonly string[], daysAgo = 1) {
  const { id: conversationId } = await buildConversation(fd, workspace);
  const db = fd.services.database.forWorkspace(workspace.id);
  await db.write((tx) => tx.message.deleteMany({ where: { conversationId } }));
  const start = fd.services.clock().getTime() - daysAgo * 86_400_000;
  const common = { workspaceId: workspace.id, conversationId, direction: 'IN', author: 'CONTACT', status: 'RECEIVED' };
  await db.write((tx) =>
    tx.message.createMany({
      data: texts.map((body, at) => ({ ...common, body, sentAt: new Date(start + at * 1000) })),
    }),
  );
  return conversationId;
}

describe('trying a concept on past conversations', () => {
  it('finds what contacts wrote in the range, also for a disabled concept, and stores nothing [AM-36]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const { id: conceptId } = await buildConcept(fd, acme);
    const db = fd.services.database.forWorkspace(acme.id);
    await db.write((tx) => tx.monitorConcept.updateMany({ data: { disabledAt: fd.services.clock() } }));
    const conversationId = await write(acme, ['Hello', 'I want to end my life', 'Thank you']);
    await write(acme, ['I will end my life'], 40);
    await write(globex, ['I want to end my life']);
    expect(await attempt(acme.owner, { conceptId })).toEqual({
      scanned: 3,
      total: 3,
      nextCursor: null,
      matches: [
        {
          id: expect.any(String),
          conversationId,
          phrase: 'end my life',
          excerpt: 'I want to end my life',
          matchedRange: { start: 10, end: 21 },
        },
      ],
    });
    expect((await attempt(acme.owner, { phrases: ['thank you'], days: 90 })).matches).toHaveLength(1);
    expect((await attempt(acme.owner, { conceptId, days: 90 })).matches).toHaveLength(2);
    expect(await db.read((tx) => tx.safetyTrigger.count())).toBe(0);
  });

  it('continues page by page over every text once [AM-36]', async () => {
    const { acme } = await twoWorkspaces(fd);
    await write(
      acme,
      Array.from({ length: 1201 }, (_, at) => (at % 300 === 0 ? `end my life ${at}` : `text ${at}`)),
    );
    const seen: string[] = [];
    const sizes: number[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof attempt>> = await attempt(acme.owner, { phrases: ['end my life'], after });
      expect(page.total).toBe(1201);
      sizes.push(page.scanned);
      seen.push(...page.matches.map(({ excerpt }: { excerpt: string }) => excerpt));
      after = page.nextCursor;
    } while (after !== null);
    expect(sizes).toEqual([500, 500, 201]);
    expect(seen).toEqual([1200, 900, 600, 300, 0].map((at) => `end my life ${at}`));
  });

  it('shows the matching sentence of a long text, masked for members with masked contact details [AM-36]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const masked = await buildMember(fd, acme, { role: 'admin', maskContactDetails: true });
    await write(acme, [`${'A long story. '.repeat(40)}Call +447700900123, I will end my life! ${'More. '.repeat(40)}`]);
    const excerptFor = async (who: Caller) => (await attempt(who, { phrases: ['end my life'] })).matches[0]?.excerpt;
    expect(await excerptFor(acme.owner)).toBe('Call +447700900123, I will end my life!');
    expect(await excerptFor(masked)).not.toContain('7700900123');
    const markedFor = async (who: Caller) => {
      const [{ excerpt, matchedRange }] = (await attempt(who, { phrases: ['end my life'] })).matches;
      return excerpt.slice(matchedRange.start, matchedRange.end);
    };
    expect(await markedFor(acme.owner)).toBe('end my life');
    expect(await markedFor(masked)).toBe('end my life');
    // A member who may not see contact details cannot use a phrase to find out a phone number.
    expect((await attempt(acme.owner, { phrases: ['447700900123'] })).matches).toHaveLength(1);
    expect((await attempt(masked, { phrases: ['447700900123'] })).matches).toEqual([]);
  });

  it('shows matches by classes of words with their sentence, also if the parts are in different sentences [AM-36]', async () => {
    const { acme } = await twoWorkspaces(fd);
    await write(acme, [
      'I like the cream',
      `${'A long story. '.repeat(40)}The tablets gave me hives! ${'More. '.repeat(40)}`,
      'On Monday I got a tattoo. My arm is swollen now',
    ]);
    const phrase = '[treatment] + [symptom]';
    const found = await attempt(acme.owner, { phrases: [phrase] });
    expect(found.matches).toMatchObject([{ phrase, excerpt: 'The tablets gave me hives!' }]);
    const apart = await attempt(acme.owner, { phrases: ['[treatment] & [swelling]'] });
    expect(apart.matches).toMatchObject([{ excerpt: 'On Monday I got a tattoo. My arm is swollen now' }]);
  });

  it('refuses other ranges, other cursors, foreign concepts and callers without access [AM-36]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const foreign = await buildConcept(fd, globex);
    const codeOf = (who: Caller, input: object) => as(fd, who).denied(QUERY, { input: { days: 30, ...input } });
    const phrases = ['end my life'];
    expect(await codeOf(acme.owner, { phrases, days: 91 })).toBe('VALIDATION_FAILED');
    expect(await codeOf(acme.owner, { phrases, after: 'x' })).toBe('VALIDATION_FAILED');
    expect(await codeOf(acme.owner, { phrases: [] })).toBe('VALIDATION_FAILED');
    expect(await codeOf(acme.owner, {})).toBe('VALIDATION_FAILED');
    expect(await codeOf(acme.owner, { conceptId: foreign.id })).toBe('NOT_FOUND');
    const agent = await buildMember(fd, acme, { role: 'agent' });
    expect(await codeOf(agent, { phrases })).toBe('FORBIDDEN');
  });
});
