import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../testkit/as.ts';
import { buildMember, twoWorkspaces } from '../testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../testkit/frontdesk.ts';
import { mutate } from '../testkit/mutate.ts';
import { pgBouncer, startPooler, type TestPooler } from '../testkit/pooler.ts';
import { rows } from '../testkit/rows.ts';
import { watch } from '../testkit/watch.ts';

const entry = (name: string) => ({ name, phone: '+442079460018', consent: true });
const NAMES = '{ leads(first: 100) { totalCount edges { node { name } } } }';

if (pgBouncer) {
  describe('Frontdesk behind a pooler in transaction mode', () => {
    let pooler: TestPooler;
    let fd: TestFrontdesk;
    beforeAll(async () => {
      fd = await startFrontdesk({
        pooler: async (database) => {
          pooler = await startPooler(database);
          return pooler.url;
        },
      });
    });
    afterAll(async () => {
      await fd.close();
      await pooler.stop();
    });

    it('answers many callers of two workspaces over few connections, each with their own', async () => {
      const { acme, globex } = await twoWorkspaces(fd);
      const workspaces = [acme, globex];
      // After three executions, a driver could prepare the statement by name, which a transaction pooler does not
      // support.
      for (let round = 0; round < 6; round += 1) {
        const tasks = workspaces.flatMap(({ owner, slug }) => [
          mutate(fd, owner, 'createLead', entry(`${slug} ${round}`)),
          ...Array.from({ length: 8 }, () => as(fd, owner).ok(NAMES)),
        ]);
        await Promise.all(tasks);
      }
      for (const { owner, slug } of workspaces) {
        const { leads } = await as(fd, owner).ok(NAMES);
        const names = leads.edges.map(({ node }: { node: { name: string } }) => node.name);
        expect(names.sort()).toEqual(Array.from({ length: 6 }, (_, round) => `${slug} ${round}`));
      }
      // Precondition: 18 simultaneous requests shared at most three connections.
      expect(await connectionsOf('frontdesk_app')).toBeLessThanOrEqual(3);
    });

    it('applies the statement timeout, although a pooler does not forward it', async () => {
      const { pool } = fd.services.database.system;
      expect((await pool.query('show statement_timeout')).rows).toEqual([{ statement_timeout: '15s' }]);
    });

    it('receives change events on a direct connection', async () => {
      const { acme } = await twoWorkspaces(fd);
      const mia = await buildMember(fd, acme, { role: 'viewer' });
      const page = watch(fd, await fd.listen(), mia, { query: 'subscription { leadChanged { lead { name } } }' });
      expect(await page.began).toBeNull();
      await mutate(fd, acme.owner, 'createLead', entry('Lee'));
      expect((await page.next()).data).toEqual({ leadChanged: { lead: { name: 'Lee' } } });
      await mutate(fd, acme.owner, 'removeMember', { id: mia.memberId });
      expect((await page.next()).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      await page.close();
    });

    const connectionsOf = async (role: string) =>
      (await rows(fd, 'select from pg_stat_activity where datname = current_database() and usename = $1', [role]))
        .length;
  });
} else {
  describe('Frontdesk behind a pooler', () => {
    it.skip('is skipped: there is no pgbouncer on this machine', () => {});
  });
}
