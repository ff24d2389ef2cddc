import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildMember, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { dump, rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const LEADS = '{ leads(first: 1) { totalCount } }';
const ROTATED = `secret
  apiKey { id environment mode scopes allowedRanges expiresAt status createdByName }
  previous { id status expiresAt revokedAt replacedById }`;
const opens = async (caller: Caller) => (await as(fd, caller).denied(LEADS)) === null;
const rotate = (who: Caller, id: string, gracePeriod = 'ONE_DAY') =>
  mutate(fd, who, 'rotateApiKey', { id, gracePeriod }, ROTATED);

describe('rotating a key [CB-25]', () => {
  it('creates a new one with the same scopes and limits, and the old one expires after its grace period', async () => {
    const { acme } = await twoWorkspaces(fd);
    const terms = {
      environment: 'PRODUCTION',
      mode: 'ANY_OPERATION',
      allowedRanges: ['127.0.0.0/8'],
      expiresInDays: 30,
    } as const;
    const old = await buildApiKey(fd, acme, acme.owner, { ...terms, scopes: ['lead.read'] });
    const { secret, apiKey, previous } = await rotate(acme.owner, old.id);
    const { expiresInDays: _days, ...same } = terms;
    expect(apiKey).toMatchObject({ ...same, scopes: ['lead.read'], status: 'ACTIVE', createdByName: 'Ada' });
    expect(previous).toMatchObject({ id: old.id, status: 'ACTIVE', revokedAt: null, replacedById: apiKey.id });
    const hours = (iso: string) => Math.round((Date.parse(iso) - fd.services.clock().getTime()) / 3_600_000);
    expect(hours(previous.expiresAt)).toBe(24);
    expect(hours(apiKey.expiresAt)).toBe(30 * 24);
    expect(await dump(fd)).not.toContain(secret.split('_')[3].slice(0, 32));

    expect([await opens(old), await opens({ bearer: secret })]).toEqual([true, true]);
    fd.advance({ hours: 23, minutes: 59 });
    expect([await opens(old), await opens({ bearer: secret })]).toEqual([true, true]);
    fd.advance({ minutes: 2 });
    expect([await opens(old), await opens({ bearer: secret })]).toEqual([false, true]);
  });

  it('revokes the old one immediately when requested, and never extends its lifetime', async () => {
    const { acme } = await twoWorkspaces(fd);
    const leaked = await buildApiKey(fd, acme, acme.owner, { environment: 'PRODUCTION' });
    const { secret, previous } = await rotate(acme.owner, leaked.id, 'NOW');
    expect(previous.status).toBe('REVOKED');
    expect([await opens(leaked), await opens({ bearer: secret })]).toEqual([false, true]);

    const brief = await buildApiKey(fd, acme, acme.owner, { environment: 'STAGING', expiresInDays: 2 });
    const answer = await rotate(acme.owner, brief.id, 'ONE_WEEK');
    expect(Date.parse(answer.previous.expiresAt) - fd.services.clock().getTime()).toBeLessThan(2 * 86_400_000);
  });

  it('succeeds once for a working key, also for eight concurrent requests', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner, { environment: 'PRODUCTION' });
    const ask = () => outcome(fd, acme.owner, 'rotateApiKey', { id: key.id, gracePeriod: 'ONE_HOUR' });
    const answers = await Promise.all(Array.from({ length: 8 }, ask));
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'KEY_REPLACED')).toHaveLength(7);
    expect(await rows(fd, 'select 1 from api_keys where workspace_id = $1', [acme.id])).toHaveLength(2);
    const dead = await buildApiKey(fd, acme, acme.owner, { environment: 'STAGING' });
    await outcome(fd, acme.owner, 'revokeApiKey', { id: dead.id });
    expect(await outcome(fd, acme.owner, 'rotateApiKey', { id: dead.id, gracePeriod: 'NOW' })).toBe('KEY_INACTIVE');
  });

  it('gives no member a secret that allows more than they can do [P1]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const adam = await buildMember(fd, acme, { role: 'admin', name: 'Adam' });
    const mia = await buildMember(fd, acme, { role: 'member' });
    const billing = await buildApiKey(fd, acme, acme.owner, { environment: 'PRODUCTION', scopes: ['workspace.admin'] });
    const leads = await buildApiKey(fd, acme, acme.owner, { environment: 'STAGING', scopes: ['lead.manage'] });
    expect(await outcome(fd, adam, 'rotateApiKey', { id: billing.id, gracePeriod: 'NOW' })).toBe('ABOVE_YOURS');
    expect(await outcome(fd, mia, 'rotateApiKey', { id: leads.id, gracePeriod: 'NOW' })).toBe('NOT_FOUND');
    // Adam can rotate a key whose policies he holds. The new key belongs to him and depends on his permissions.
    const { secret, apiKey } = await rotate(adam, leads.id);
    expect(apiKey.createdByName).toBe('Adam');
    await outcome(fd, acme.owner, 'removeMember', { id: adam.memberId });
    expect([await opens(leads), await opens({ bearer: secret })]).toEqual([true, false]);
  });
});
