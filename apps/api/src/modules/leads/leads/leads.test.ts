import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildLead, buildMember, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

describe('leads', () => {
  it("hides another workspace's leads [CB-06]", async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const lead = await buildLead(fd, globex, { name: 'Greta of Globex' });
    const names = '{ leads(first: 100) { totalCount edges { node { name } } } }';
    expect(JSON.stringify(await as(fd, acme.owner).ok(names))).not.toContain('Greta');
    expect(JSON.stringify(await as(fd, globex.owner).ok(names))).toContain('Greta');
    expect(await as(fd, acme.owner).denied(`{ lead(id: "${lead.id}") { name } }`)).toBe('NOT_FOUND');
    expect(await as(fd, globex.owner).denied(`{ lead(id: "${lead.id}") { name } }`)).toBeNull();
  });

  it('lets role agent read leads, but not change them [CB-34]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const lead = await buildLead(fd, acme);
    const change = `mutation { updateLead(input: { id: "${lead.id}", status: BOOKED }) { errors { code } } }`;
    const ana = await buildMember(fd, acme, { role: 'agent' });
    expect(await as(fd, ana).denied(`{ lead(id: "${lead.id}") { name } }`)).toBeNull();
    expect(await as(fd, ana).denied(change)).toBe('FORBIDDEN');
    const mia = await buildMember(fd, acme, { role: 'member' });
    expect(await as(fd, mia).ok(change)).toEqual({ updateLead: { errors: [] } });
  });
});
