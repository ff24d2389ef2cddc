import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BuiltWorkspace, buildLead, twoWorkspaces } from '../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { statementsOf } from '../../test/testkit/query-count.ts';
import type { Tx } from './transaction.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace;
let globex: BuiltWorkspace;

beforeAll(async () => {
  fd = await startFrontdesk();
  ({ acme, globex } = await twoWorkspaces(fd));
  await buildLead(fd, acme, { name: 'Ours' });
  await buildLead(fd, globex, { name: 'Theirs' });
});
afterAll(() => fd.close());

const inAcme = () => fd.services.database.forWorkspace(acme.id);
const names = (tx: Tx) => tx.lead.findMany({ select: { name: true }, orderBy: { name: 'asc' } });

describe('a transaction of one workspace', () => {
  it('is shared by raw statements and Prisma, which see each other’s changes', async () => {
    const statements = await statementsOf(() =>
      inAcme().write(async (tx) => {
        await tx.sql`update leads set name = ${'Renamed'} where name = ${'Ours'}`;
        expect(await names(tx)).toEqual([{ name: 'Renamed' }]);
        await tx.lead.updateMany({ where: { name: 'Renamed' }, data: { name: 'Ours' } });
        expect(await tx.sql<{ name: string }>`select name from leads`).toEqual([{ name: 'Ours' }]);
      }),
    );
    expect(statements.filter((text) => /^begin/i.test(text))).toHaveLength(1);
    expect(statements.filter((text) => /^(commit|rollback)/i.test(text))).toEqual(['commit']);
  });

  it('does not start Prisma when no model is used', async () => {
    const statements = await statementsOf(() => inAcme().read((tx) => tx.sql`select 2`));
    expect(statements.slice(1)).toEqual(['select 2', 'commit']);
  });

  it('gives Prisma the connection of its own workspace under concurrency [T1]', async () => {
    const database = fd.services.database;
    const asked = Array.from({ length: 60 }, (_, n) => (n % 2 === 0 ? acme : globex));
    const seen = () => Promise.all(asked.map(({ id }) => database.forWorkspace(id).read(names)));
    const own = asked.map((workspace) => [{ name: workspace === acme ? 'Ours' : 'Theirs' }]);
    expect(await seen()).toEqual(own);
    expect(await seen()).toEqual(own); // The connections are open now, so no transaction waits for a new connection.
  });

  it.each<[string, (tx: Tx) => Promise<unknown>]>([
    ['an exception', () => Promise.reject(new Error('No.'))],
    ['a statement that fails', (tx) => tx.sql`select 1 / 0`],
    ['a statement of Prisma that fails', (tx) => tx.lead.create({ data: { workspaceId: globex.id } as never })],
    ['an error that the caller ignored', (tx) => tx.sql`select 1 / 0`.catch(() => {})],
    ['a last statement that fails', (tx) => tx.last({ name: null, text: 'select 1 / 0', values: [] })],
  ])('rolls back everything after %s, and leaves its connection usable', async (_what, fail) => {
    const work = inAcme().write(async (tx) => {
      await tx.sql`update leads set name = 'Lost'`;
      await tx.lead.updateMany({ data: { message: 'Lost' } });
      await fail(tx);
    });
    await expect(work).rejects.toThrow();
    expect(await inAcme().read(names)).toEqual([{ name: 'Ours' }]);
  });

  it('refuses writes if it was opened read-only', async () => {
    const work = inAcme().read((tx) => tx.sql`update leads set name = 'Lost'`);
    await expect(work).rejects.toThrow(/read-only transaction/);
  });

  it('refuses queries after its end', async () => {
    const stored: Tx[] = [];
    await inAcme().read(async (tx) => {
      stored.push(tx);
      expect(await names(tx)).toHaveLength(1);
    });
    for (const tx of stored) {
      await expect(names(tx)).rejects.toThrow(/has ended/);
      await expect(tx.sql`select 1`).rejects.toThrow(/has ended/);
    }
  });
});
