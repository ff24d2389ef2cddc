import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
let mia: Member;
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
  mia = await buildMember(fd, acme, { role: 'viewer' });
});
afterAll(() => fd.close());

const set = (who: Caller, input: object) =>
  mutate(fd, who, 'updateAvailability', input, 'member { id isAway awaySince awayUntil }');
const inMinutes = (minutes: number) => new Date(fd.services.clock().getTime() + minutes * 60_000).toISOString();
const seenBy = async (who: Caller) =>
  (await as(fd, who).ok(`{ member(id: "${mia.memberId}") { isAway awaySince awayUntil } }`)).member;

const AVAILABLE = { isAway: false, awaySince: null, awayUntil: null };

describe('the availability of a member', () => {
  it('is set by the member, seen by the others, and ends at its time [AM-38]', async () => {
    const awayUntil = inMinutes(5);
    const { member } = await set(mia, { isAway: true, awayUntil });
    expect(member).toEqual({ id: mia.memberId, isAway: true, awaySince: expect.any(String), awayUntil });
    expect(await seenBy(acme.owner)).toMatchObject({ isAway: true, awaySince: member.awaySince, awayUntil });
    fd.advance({ minutes: 4 });
    expect(await seenBy(acme.owner)).toMatchObject({ isAway: true });
    fd.advance({ minutes: 1 });
    expect(await seenBy(acme.owner)).toEqual(AVAILABLE);
  });

  it('keeps its start if only the end changes, and is recorded once per change [AM-38]', async () => {
    const { awaySince } = (await set(mia, { isAway: true })).member;
    fd.advance({ minutes: 5 });
    const awayUntil = inMinutes(30);
    for (let times = 0; times < 2; times += 1) await set(mia, { isAway: true, awayUntil });
    expect(await seenBy(acme.owner)).toEqual({ isAway: true, awaySince, awayUntil });
    await set(mia, { isAway: false });
    expect(await seenBy(acme.owner)).toEqual(AVAILABLE);
    const events = await fd.services.database.forWorkspace(acme.id).read((tx) =>
      tx.auditEvent.findMany({
        where: { name: 'member.availability_updated', subjectId: mia.memberId },
        orderBy: { at: 'desc' },
        take: 3,
      }),
    );
    expect(events.map(({ before, after }) => [before, after])).toEqual([
      [
        { awaySince, awayUntil },
        { awaySince: null, awayUntil: null },
      ],
      [
        { awaySince, awayUntil: null },
        { awaySince, awayUntil },
      ],
      [
        { awaySince: null, awayUntil: null },
        { awaySince, awayUntil: null },
      ],
    ]);
  });

  it('refuses times that have passed, are too late, or belong to an available member [AM-38]', async () => {
    const year = 365 * 24 * 60;
    for (const minutes of [-1, 0, year + 2])
      expect((await set(mia, { isAway: true, awayUntil: inMinutes(minutes) })).code).toBe('AWAY_TIME_INVALID');
    expect(await outcome(fd, mia, 'updateAvailability', { isAway: false, awayUntil: inMinutes(5) })).toBe(
      'VALIDATION_FAILED',
    );
    expect(await seenBy(acme.owner)).toEqual(AVAILABLE);
    expect((await set(mia, { isAway: true, awayUntil: inMinutes(year) })).outcome).toBe('ok');
    await set(mia, { isAway: false });
  });

  it('is not available to API keys, and changes no other workspace [AM-38]', async () => {
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['workspace.members'] });
    expect(await outcome(fd, key, 'updateAvailability', { isAway: true })).toBe('FORBIDDEN');
    await set(globex.owner, { isAway: true });
    const viewerMember = async (who: Caller) =>
      (await as(fd, who).ok('{ workspace { viewerMember { id isAway } } }')).workspace.viewerMember;
    expect(await viewerMember(globex.owner)).toEqual({ id: globex.owner.memberId, isAway: true });
    expect(await viewerMember(acme.owner)).toEqual({ id: acme.owner.memberId, isAway: false });
    expect(await viewerMember(key)).toBeNull();
  });
});
