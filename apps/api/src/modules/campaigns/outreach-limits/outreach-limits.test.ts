import { DEFAULT_OUTREACH_CEILINGS, OUTREACH_CEILINGS, type OutreachCeiling } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildMember, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const READ = `{ outreachLimits { country otherCountries coolDownMinutes dailyPerNumber dailyPerAddress dailyPerWorkspace
  dailySpendCents } }`;
const LIMITS = { country: 'GB', otherCountries: [] as string[], ...DEFAULT_OUTREACH_CEILINGS };

describe('the calling and messaging limits', () => {
  it('have defaults, and are replaced for this workspace only [S2]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const limits = async (caller: object) => (await as(fd, caller).ok(READ)).outreachLimits;
    expect(await limits(acme.owner)).toEqual(LIMITS);
    const wanted = { ...LIMITS, country: 'DE', otherCountries: ['FR', 'DE', 'AT', 'FR'], dailyPerWorkspace: 50 };
    const answer = await mutate(fd, acme.owner, 'updateOutreachLimits', wanted, 'limits { country otherCountries }');
    expect(answer).toMatchObject({ limits: { country: 'DE', otherCountries: ['AT', 'FR'] } });
    expect(await limits(acme.owner)).toEqual({ ...wanted, otherCountries: ['AT', 'FR'] });
    expect(await limits(globex.owner)).toEqual(LIMITS);
  });

  it.each([
    ['an unknown country', { country: 'ZZ' }, 'COUNTRY_UNKNOWN', 'country'],
    ['an unknown country among the others', { otherCountries: ['FR', 'zz'] }, 'COUNTRY_UNKNOWN', 'otherCountries'],
    ...(Object.keys(OUTREACH_CEILINGS) as OutreachCeiling[]).flatMap((name) => [
      [`${name} above its bound`, { [name]: OUTREACH_CEILINGS[name].max + 1 }, 'OUTREACH_LIMIT_INVALID', name] as const,
      [`${name} below its bound`, { [name]: OUTREACH_CEILINGS[name].min - 1 }, 'OUTREACH_LIMIT_INVALID', name] as const,
    ]),
  ])('refuse %s [S2]', async (_what, invalid, code, field) => {
    const { acme } = await twoWorkspaces(fd);
    const refusal = await mutate(fd, acme.owner, 'updateOutreachLimits', { ...LIMITS, ...invalid });
    expect(refusal).toMatchObject({ code, field });
    expect(await outcome(fd, acme.owner, 'updateOutreachLimits', LIMITS)).toBe('ok');
  });

  it('are changed by members with workspace.security, never by an API key [S2]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const admin = await buildMember(fd, acme, { role: 'admin' });
    const settings = await buildMember(fd, acme, { grants: [{ policy: 'workspace.settings' }] });
    const security = await buildMember(fd, acme, { grants: [{ policy: 'workspace.security' }] });
    const key = await buildApiKey(fd, acme, acme.owner);
    const change = (caller: object) => outcome(fd, caller, 'updateOutreachLimits', LIMITS);
    expect(await change(admin)).toBe('ok');
    expect(await change(security)).toBe('ok');
    expect(await change(settings)).toBe('FORBIDDEN');
    expect((await as(fd, settings).ok(READ)).outreachLimits).toEqual(LIMITS);
    expect(await change(key)).toBe('FORBIDDEN');
  });
});
