import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildMember,
  type Member,
  signedInAgain,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { buildSurface, buildSurfaceTemplate, SURFACE_CONTENT } from '../../../../test/testkit/surfaces.ts';
import { expireSurfacesJob } from './index.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
let templateId = '';
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
  templateId = await buildSurfaceTemplate(fd, acme);
});
afterAll(() => fd.close());

const open = (path: string) => fd.app.inject({ method: 'GET', url: path });
const post = (path: string, action: string, fields: Readonly<Record<string, string>>) =>
  fd.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams([
      ['action', action],
      ...Object.entries(fields).map(([key, value]): [string, string] => [`q_${key}`, value]),
    ]).toString(),
  });
const COMPLETE = { goal: 'Run', visits: '2', plan: 'all' };

const COUNTS = [
  'sentCount',
  'openedCount',
  'startedCount',
  'submittedCount',
  'pendingReviewCount',
  'acceptedCount',
  'returnedCount',
  'expiredCount',
  'revokedCount',
  'medianSeconds',
] as const;
const EVERY_DAY = '{ from: "2026-01-01", to: "2027-12-31" }';
interface Asked {
  readonly by?: string;
  readonly range?: string;
  readonly who?: Member;
}
const results = async ({ by = 'TOTAL', range = EVERY_DAY, who = acme.owner }: Asked = {}) => {
  const query = `{ surfaceResults(templateId: "${templateId}", range: ${range}, by: ${by}) { label ${COUNTS.join(' ')} } }`;
  const rows: Record<string, string | number | null>[] = (await as(fd, who).ok(query)).surfaceResults;
  return rows.map(({ label, ...counts }) => [label, ...COUNTS.map((name) => counts[name])]);
};
const questions = async (who = acme.owner) => {
  const fields = 'key label answeredCount abandonedCount';
  const query = `{ surfaceQuestionResults(templateId: "${templateId}", range: ${EVERY_DAY}) { ${fields} } }`;
  return (await as(fd, who).ok(query)).surfaceQuestionResults;
};

describe('the results of a form', () => {
  it('count how far the sent forms got, with the median time to the submission [SF-08]', async () => {
    expect(await results()).toEqual([]);
    const [quick, slow, started, opened, revoked] = [
      await buildSurface(fd, acme, { templateId }),
      await buildSurface(fd, acme, { templateId }),
      await buildSurface(fd, acme, { templateId }),
      await buildSurface(fd, acme, { templateId }),
      await buildSurface(fd, acme, { templateId }),
    ];
    await buildSurface(fd, acme, { templateId, status: 'PENDING_REVIEW' });
    await buildSurface(fd, acme, { templateId, status: 'RETURNED', answer: 'Run', reviewNote: 'How far?' });
    const accepted = await buildSurface(fd, acme, { templateId, status: 'PENDING_REVIEW', answer: 'Run' });
    expect(await outcome(fd, acme.owner, 'acceptSurface', { id: accepted.id })).toBe('ok');
    for (const { path } of [quick, slow, opened]) await open(path);
    await post(started.path, 'save', { goal: 'Run' });
    expect(await outcome(fd, acme.owner, 'revokeSurface', { id: revoked.id })).toBe('ok');
    fd.advance({ minutes: 1 });
    await post(quick.path, 'submit', COMPLETE);
    fd.advance({ minutes: 2 });
    await post(slow.path, 'submit', COMPLETE);
    fd.advance({ days: 8 });
    await expireSurfacesJob(fd.services)();
    const who = await signedInAgain(fd, acme.owner);
    // Sent, opened, started, submitted, pending review, accepted, returned, expired, revoked, median of 60 and 180 seconds.
    const [counts] = await results({ who });
    expect(counts?.slice(0, -1)).toEqual(['', 8, 4, 6, 5, 1, 1, 0, 3, 1]);
    expect(Number(counts?.at(-1)) / 60).toBeCloseTo(2, 0);
  });

  it('are grouped by who sent the form, and by its language [SF-08]', async () => {
    await buildSurface(fd, acme, { templateId, sender: 'AGENT' });
    await buildSurface(fd, acme, { templateId, sender: 'AGENT', language: 'es' });
    const { contactId } = await buildSurface(fd, acme, { templateId });
    const input = { contactId, templateId, language: 'es' };
    expect((await mutate(fd, acme.owner, 'createSurfaceLink', input)).outcome).toBe('ok');
    const sent = async (by: string) => (await results({ by })).map(([label, count]) => [label, count]);
    expect(await sent('SENDER')).toEqual([
      ['AGENT', 2],
      ['LINK', 1],
      ['MEMBER', 1],
    ]);
    expect(await sent('LANGUAGE')).toEqual([
      ['en', 2],
      ['es', 2],
    ]);
  });

  it('count the answers to each question, and where contacts stopped [SF-08]', async () => {
    const [submitted, first, second, emptied] = [
      await buildSurface(fd, acme, { templateId }),
      await buildSurface(fd, acme, { templateId }),
      await buildSurface(fd, acme, { templateId }),
      await buildSurface(fd, acme, { templateId }),
    ];
    await post(submitted.path, 'submit', COMPLETE);
    await post(first.path, 'save', { goal: 'Run' });
    await post(second.path, 'save', { goal: 'Run', plan: 'day' });
    await post(emptied.path, 'save', { visits: '3' });
    await post(emptied.path, 'save', { visits: '' });
    const rows = await questions();
    expect(rows.map(({ key }: { key: string }) => key)).toEqual(SURFACE_CONTENT.questions.map(({ key }) => key));
    expect(rows.slice(0, 4)).toEqual([
      { key: 'goal', label: 'What is your goal?', answeredCount: 3, abandonedCount: 1 },
      { key: 'visits', label: 'Visits per week', answeredCount: 1, abandonedCount: 0 },
      { key: 'plan', label: 'Which plan?', answeredCount: 2, abandonedCount: 1 },
      { key: 'sports', label: 'Which sports?', answeredCount: 0, abandonedCount: 0 },
    ]);
    expect((await results())[0]?.slice(1, 5)).toEqual([4, 4, 3, 1]);
  });

  it('count only the forms of the template that were sent in the range', async () => {
    const day = (at: Date) => at.toISOString().slice(0, 10);
    await buildSurface(fd, acme, { templateId });
    await buildSurface(fd, acme);
    const sentAt = fd.services.clock();
    const range = (from: Date, to = from) => `{ from: "${day(from)}", to: "${day(to)}" }`;
    const shifted = (days: number) => new Date(sentAt.getTime() + days * 86_400_000);
    expect((await results({ range: range(shifted(-1), shifted(1)) }))[0]?.[1]).toBe(1);
    expect(await results({ range: range(shifted(2)) })).toEqual([]);
    const query = `{ surfaceResults(templateId: "${templateId}", range: { from: "x", to: "y" }, by: TOTAL) { sentCount } }`;
    expect(await as(fd, acme.owner).denied(query)).toBe('VALIDATION_FAILED');
  });

  it('are hidden from other workspaces, and from members who cannot read sent forms', async () => {
    await buildSurface(fd, acme, { templateId, answer: 'Run' });
    expect((await results({ who: await buildMember(fd, acme, { role: 'viewer' }) }))[0]?.[1]).toBe(1);
    expect(await results({ who: globex.owner })).toEqual([]);
    expect(await questions(globex.owner)).toEqual([]);
    const agent = await buildMember(fd, acme, { role: 'agent' });
    const assigned = await buildMember(fd, acme, { role: 'member', assignedConversationsOnly: true });
    for (const who of [agent, assigned]) {
      const query = `{ surfaceResults(templateId: "${templateId}", range: ${EVERY_DAY}, by: TOTAL) { sentCount } }`;
      expect(await as(fd, who).denied(query)).toBe('FORBIDDEN');
    }
  });
});
