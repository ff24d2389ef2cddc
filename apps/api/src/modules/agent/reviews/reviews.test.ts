import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildMember, type Member, signedInAgain, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { buildOpenReview, buildReview } from '../../../../test/testkit/reviews.ts';

let fd: TestFrontdesk;
let acme: Awaited<ReturnType<typeof twoWorkspaces>>['acme'];
let ada: Member;
let ben: Member;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());
beforeEach(async () => {
  ({ acme } = await twoWorkspaces(fd));
  ada = await buildMember(fd, acme, { role: 'operator', name: 'Ada' });
  ben = await buildMember(fd, acme, { role: 'operator', name: 'Ben' });
});

const FIELDS = 'id reasons status claimExpiresAt completedAt accuracyScore toneScore outcomeScore comment';
const LIST = `query ($filter: ReviewFilter) { reviews(first: 10, filter: $filter) { nodes { ${FIELDS}
  conversation { id } claimedBy { name } reviewer { name } firstReview { id } secondReview { id } } totalCount } }`;
const list = async (who: Caller, filter: object = {}) => (await as(fd, who).ok(LIST, { filter }))['reviews'].nodes;
const idsOf = async (who: Caller, filter: object = {}) => (await list(who, filter)).map(({ id }: { id: string }) => id);
const conversation = async (overrides: Parameters<typeof buildConversation>[2] = {}) =>
  (await buildConversation(fd, acme, overrides)).id;
const open = async (overrides: object = {}) =>
  buildOpenReview(fd, acme, { conversationId: await conversation(), ...overrides });
const claim = (who: Caller, id: string) => outcome(fd, who, 'claimReview', { id });
const next = (who: Caller, reason: string | null = null) =>
  mutate(fd, who, 'claimNextReview', { reason }, 'review { id status }');
const SCORES = { accuracyScore: 4, toneScore: 5, outcomeScore: null };
const complete = (who: Caller, id: string, input: object = SCORES) =>
  outcome(fd, who, 'completeReview', { id, ...input });

describe('a review', () => {
  it('is claimed, released, claimed again and completed with scores and a comment [AG-32]', async () => {
    const id = await open();
    expect(await complete(ada, id)).toBe('REVIEW_NOT_CLAIMED');
    expect(await claim(ada, id)).toBe('ok');
    expect(await list(ben)).toMatchObject([{ id, status: 'CLAIMED', claimedBy: { name: 'Ada' }, reviewer: null }]);
    expect(await outcome(fd, ben, 'releaseReview', { id })).toBe('REVIEW_NOT_CLAIMED');
    expect(await outcome(fd, ada, 'releaseReview', { id })).toBe('ok');
    expect(await list(ben)).toMatchObject([{ status: 'OPEN', claimedBy: null, claimExpiresAt: null }]);
    expect(await claim(ben, id)).toBe('ok');
    expect(await complete(ben, id, { ...SCORES, comment: ' Ask for the day first. ' })).toBe('ok');
    expect(await list(ada)).toMatchObject([
      { status: 'COMPLETED', ...SCORES, comment: 'Ask for the day first.', claimedBy: null, reviewer: { name: 'Ben' } },
    ]);
    expect(await complete(ben, id)).toBe('REVIEW_COMPLETED');
    expect(await claim(ben, id)).toBe('REVIEW_COMPLETED');
  });

  it('is claimed by one of two members who claim at the same time, until the claim expires [AG-32]', async () => {
    const id = await open();
    expect((await Promise.all([claim(ada, id), claim(ben, id)])).sort()).toEqual(['REVIEW_CLAIMED', 'ok']);
    const [{ claimedBy }] = await list(acme.owner);
    fd.advance({ minutes: 29 });
    const both = claimedBy.name === 'Ada' ? [ada, ben] : [ben, ada];
    const [first, second] = await Promise.all(both.map((member) => signedInAgain(fd, member)));
    expect(await claim(second!, id)).toBe('REVIEW_CLAIMED');
    fd.advance({ minutes: 1 });
    expect(await list(second!)).toMatchObject([{ status: 'OPEN', claimedBy: null }]);
    expect(await claim(second!, id)).toBe('ok');
    expect(await complete(first!, id)).toBe('REVIEW_NOT_CLAIMED');
    expect(await complete(second!, id)).toBe('ok');
  });

  it('can be completed after the claim expired, unless another member has claimed it [AG-32]', async () => {
    const id = await open();
    await claim(ada, id);
    fd.advance({ minutes: 40 });
    expect(await complete(await signedInAgain(fd, ada), id)).toBe('ok');
  });

  it.each([
    ['no score', { accuracyScore: null }, 'REVIEW_SCORES_INVALID'],
    ['a score of 0', { accuracyScore: 0 }, 'REVIEW_SCORES_INVALID'],
    ['a score of 6', { accuracyScore: 4, toneScore: 6 }, 'REVIEW_SCORES_INVALID'],
    ['a long comment', { accuracyScore: 4, comment: 'x'.repeat(2001) }, 'REVIEW_COMMENT_TOO_LONG'],
  ])('is not completed with %s', async (_, input, code) => {
    const id = await open();
    await claim(ada, id);
    expect(await complete(ada, id, input)).toBe(code);
    expect(await complete(ada, id, { accuracyScore: 1, comment: 'x'.repeat(2000) })).toBe('ok');
  });

  it('masks phone numbers and email addresses in the comment for a member who may not see them', async () => {
    await buildReview(fd, acme, { conversationId: await conversation(), comment: 'Write to lena@people.test' });
    const masked = await buildMember(fd, acme, { role: 'operator', maskContactDetails: true });
    const shown = async (who: Caller) => (await list(who))[0].comment;
    expect(await shown(ada)).toBe('Write to lena@people.test');
    expect(await shown(masked)).not.toContain('lena@');
  });
});

describe('the review queue', () => {
  it('is filtered by status and reason, and gives the oldest open review next [AG-32]', async () => {
    const oldest = await open({ reasons: ['SAMPLE', 'HANDOFF'] });
    fd.advance({ minutes: 1 });
    const newer = await open({ reasons: ['LOW_RATING'] });
    const done = await buildReview(fd, acme, { conversationId: await conversation() });
    expect(await idsOf(ada, { status: 'OPEN' })).toEqual([newer, oldest]);
    expect(await idsOf(ada, { reason: 'HANDOFF', status: 'OPEN' })).toEqual([oldest]);
    expect(await idsOf(ada, { status: 'COMPLETED' })).toEqual([done]);
    expect(await next(ada)).toMatchObject({ outcome: 'ok', review: { id: oldest, status: 'CLAIMED' } });
    expect(await idsOf(ada, { status: 'CLAIMED' })).toEqual([oldest]);
    expect(await next(ben, 'SAFETY')).toMatchObject({ outcome: 'ok', review: null });
    expect(await next(ben, 'LOW_RATING')).toMatchObject({ review: { id: newer } });
    expect(await next(ben)).toMatchObject({ outcome: 'ok', review: null });
  });

  it('gives different reviews to members who claim the next one at the same time [AG-32]', async () => {
    const both = [await open(), await open()].sort();
    const claimed = await Promise.all([next(ada), next(ben)]);
    expect(claimed.map(({ review }) => review.id).sort()).toEqual(both);
  });

  it('shows and gives a member with assigned conversations only the reviews of those [AG-32]', async () => {
    const limited = await buildMember(fd, acme, { role: 'operator', assignedConversationsOnly: true });
    const hidden = await open();
    const done = await buildReview(fd, acme, { conversationId: await conversation() });
    expect([await idsOf(limited), (await next(limited)).review]).toEqual([[], null]);
    expect(await claim(limited, hidden)).toBe('NOT_FOUND');
    expect(await outcome(fd, limited, 'createSecondReview', { id: done })).toBe('NOT_FOUND');
    const assigned = await open({ conversationId: await conversation({ assigneeId: limited.memberId }) });
    expect(await idsOf(limited)).toEqual([assigned]);
    expect(await next(limited)).toMatchObject({ review: { id: assigned } });
    expect(await complete(limited, assigned)).toBe('ok');
  });

  it('is read by viewers, and changed by neither viewers nor API keys [AG-32] [AM-18]', async () => {
    const [viewer, member] = [await buildMember(fd, acme, { role: 'viewer' }), await buildMember(fd, acme)];
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['review.act'] });
    const id = await open();
    expect([await idsOf(viewer), await idsOf(member)]).toEqual([[id], [id]]);
    const ofKey = await as(fd, key).ok('{ reviews(first: 10) { nodes { id } } }');
    expect(ofKey['reviews'].nodes).toEqual([{ id }]);
    expect([await claim(viewer, id), await claim(member, id), await claim(key, id)]).toEqual(
      Array(3).fill('FORBIDDEN'),
    );
    const conversationId = await conversation();
    expect(await outcome(fd, viewer, 'createReview', { conversationId })).toBe('FORBIDDEN');
    expect(await outcome(fd, key, 'createReview', { conversationId })).toBe('ok');
    expect(await claim(ada, id)).toBe('ok');
    const agent = await buildMember(fd, acme, { role: 'agent' });
    expect((await as(fd, agent).run(LIST)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('adding a conversation', () => {
  const add = (who: Caller, conversationId: string) =>
    mutate(fd, who, 'createReview', { conversationId }, 'review { id reasons status }');

  it('opens one review, which gets further reasons until it is completed [AG-32]', async () => {
    const conversationId = await conversation();
    const first = await add(ada, conversationId);
    expect(first).toMatchObject({ outcome: 'ok', review: { reasons: ['MEMBER'], status: 'OPEN' } });
    expect((await add(ben, conversationId)).review.id).toBe(first['review'].id);
    await claim(ben, first['review'].id);
    await complete(ben, first['review'].id);
    expect((await add(ada, conversationId)).review.id).not.toBe(first['review'].id);
  });

  it('of another workspace is refused', async () => {
    const { globex } = await twoWorkspaces(fd);
    const { id: conversationId } = await buildConversation(fd, globex);
    expect(await outcome(fd, ada, 'createReview', { conversationId })).toBe('NOT_FOUND');
  });
});

describe('a second review', () => {
  const request = (id: string) => mutate(fd, ada, 'createSecondReview', { id }, 'review { id reasons }');
  const completed = async (scores: object) =>
    buildReview(fd, acme, { conversationId: await conversation(), reviewerId: ada.memberId, ...scores });
  const agreement = async (who: Caller = ada) =>
    (await as(fd, who).ok('{ reviewAgreement { pairCount agreedCount share } }'))['reviewAgreement'];

  it('is completed by another member, and counts for the agreement of reviewers [AG-32]', async () => {
    expect(await agreement()).toEqual({ pairCount: 0, agreedCount: 0, share: null });
    const pairs = [
      [
        { accuracyScore: 4, toneScore: 3 },
        { accuracyScore: 5, toneScore: 2 },
      ],
      [
        { accuracyScore: 4, toneScore: 3 },
        { accuracyScore: 4, toneScore: 5 },
      ],
      [{ accuracyScore: 4 }, { outcomeScore: 1 }],
    ] as const;
    for (const [first, second] of pairs) {
      const id = await completed(first);
      const { review } = await request(id);
      expect(review.reasons).toEqual(['SECOND_REVIEW']);
      expect((await next(ada)).review).toBeNull();
      expect(await claim(ada, review.id)).toBe('REVIEW_BY_SAME_MEMBER');
      expect(await next(ben)).toMatchObject({ review: { id: review.id } });
      expect(await complete(ben, review.id, second)).toBe('ok');
      expect(await list(ada, { id: { eq: review.id } })).toMatchObject([{ firstReview: { id }, secondReview: null }]);
    }
    expect(await agreement()).toEqual({ pairCount: 2, agreedCount: 1, share: 0.5 });
    const limited = await buildMember(fd, acme, { role: 'operator', assignedConversationsOnly: true });
    expect(await agreement(limited)).toEqual({ pairCount: 0, agreedCount: 0, share: null });
  });

  it('is requested once, of a completed first review only', async () => {
    expect(await request(await open())).toMatchObject({ outcome: 'SECOND_REVIEW_UNAVAILABLE' });
    const id = await completed({});
    const { review } = await request(id);
    expect(await request(id)).toMatchObject({ outcome: 'SECOND_REVIEW_UNAVAILABLE' });
    await claim(ben, review.id);
    await complete(ben, review.id);
    expect(await request(review.id)).toMatchObject({ outcome: 'SECOND_REVIEW_UNAVAILABLE' });
  });
});

describe('the setting of the sample', () => {
  const set = (who: Caller, samplePercent: number) => outcome(fd, who, 'updateReviewSettings', { samplePercent });

  it('is changed by members who manage the agent, to 0 to 100 percent [AG-32]', async () => {
    expect([await set(acme.owner, -1), await set(acme.owner, 101)]).toEqual(Array(2).fill('REVIEW_SAMPLE_INVALID'));
    expect(await set(ada, 10)).toBe('FORBIDDEN');
    expect(await set(acme.owner, 10)).toBe('ok');
    expect(await as(fd, ada).ok('{ reviewSettings { samplePercent } }')).toEqual({
      reviewSettings: { samplePercent: 10 },
    });
  });
});
