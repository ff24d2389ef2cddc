import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, validate } from 'graphql';
import { sharedGraph } from '../src/graphql/schema.ts';
import { as } from './testkit/as.ts';
import { type BuiltWorkspace, buildUser, buildWorkspace, type Member, twoWorkspaces } from './testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { rows } from './testkit/rows.ts';

const ROOT = join(import.meta.dirname, '../../..');
const page = readFileSync(join(ROOT, 'docs/runbooks/incident.md'), 'utf8');
const paths = readFileSync(join(ROOT, 'apps/web/src/app/paths.ts'), 'utf8');
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text = '']) => text.trim());

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
  ({ acme } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

describe('docs/runbooks/incident.md', () => {
  it('has steps of each kind', () => {
    expect([blocks('graphql').length, blocks('sql').length, blocks('sh').length]).toEqual([9, 10, 3]);
  });

  it.each(blocks('graphql'))('has a document that the API executes: %s', async (document) => {
    expect(validate(sharedGraph(), parse(document))).toEqual([]);
    const admin = await buildUser(fd, { globalRole: 'ADMIN' });
    const isPlatform = /revokeUserSessions|platformDiagnostics/.test(document);
    const caller = isPlatform ? admin : { ...acme.owner, workspace: acme.slug };
    const { errors } = await as(fd, caller).run(document);
    // The ids in the runbook's examples do not exist, so a mutation can only fail with NOT_FOUND.
    const codes = (errors ?? []).map(({ extensions }) => extensions.code);
    expect(codes).toEqual(document.startsWith('mutation') && codes.length > 0 ? ['NOT_FOUND'] : []);
  });

  it.each(blocks('sql'))('has a statement that the database executes: %s', async (statement) => {
    expect(Array.isArray(await rows(fd, statement))).toBe(true);
  });

  it('finds no table without protection and no role that bypasses it', async () => {
    const checks = blocks('sql').filter((statement) => /relforcerowsecurity|rolbypassrls/.test(statement));
    expect(checks).toHaveLength(2);
    for (const check of checks) expect(await rows(fd, check)).toEqual([]);
  });

  it('describes how a workspace gets a new data key: earlier ciphertext does not decrypt, later does', async () => {
    const globex = await buildWorkspace(fd);
    const db = fd.services.database.forWorkspace(globex.id);
    const place = { workspaceId: globex.id, table: 'integrations', row: 'r1', column: 'secret', origin: null };
    const seal = () => db.write((tx) => fd.services.vault.sealFor(tx, place, 'value'));
    const open = (sealed: string) => db.read((tx) => fd.services.vault.openFor(tx, place, sealed));
    const before = await seal();
    expect(await open(before)).toBe('value');
    const statement = blocks('sql').find((text) => text.startsWith('delete from data_keys')) ?? '';
    await rows(fd, statement.replace("'acme'", `'${globex.slug}'`));
    const after = await seal();
    expect(await open(after)).toBe('value');
    await expect(open(before)).rejects.toThrow();
  });

  it('names only existing pages', () => {
    const named = [...page.matchAll(/`(\/(?:admin|platform)[\w/-]*)`/g)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(4);
    const lost = named.filter((path) => !paths.includes(path.replace('/admin/acme', '/admin/${workspace}')));
    expect(lost).toEqual([]);
  });
});
