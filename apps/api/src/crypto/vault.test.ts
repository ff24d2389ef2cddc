import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type BuiltWorkspace, twoWorkspaces } from '../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { dump, rows } from '../../test/testkit/rows.ts';
import { rewrapDataKeys } from './rewrap-data-keys.ts';
import { checkRootKeys } from './root-key-check.ts';
import { type RootKeys, rootKeys } from './root-keys.ts';
import { type Vault, vault } from './vault.ts';

const [OLD, NEW, OTHER] = [
  'the root key of the first year',
  'the root key of the second year',
  'a key of another workspace',
];
const SECRET = { accountSid: 'AC1', authToken: 'zyzzyva-secret' };

let fd: TestFrontdesk;
let acme: BuiltWorkspace;
let globex: BuiltWorkspace;
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  await rows(fd, 'delete from data_keys');
  await rows(fd, 'delete from root_key_checks');
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const placeIn = ({ id }: BuiltWorkspace) => ({
  workspaceId: id,
  table: 'integrations',
  row: 'r1',
  column: 'credentials',
  origin: null,
});
const seal = (safe: Vault, where: BuiltWorkspace, value: unknown = SECRET, place = {}) =>
  fd.services.database.forWorkspace(where.id).write((tx) => safe.sealFor(tx, { ...placeIn(where), ...place }, value));
const open = (safe: Vault, where: BuiltWorkspace, sealed: string, place = {}) =>
  fd.services.database.forWorkspace(where.id).read((tx) => safe.openFor(tx, { ...placeIn(where), ...place }, sealed));

describe('a sealed value [K1]', () => {
  const safe = vault(rootKeys(OLD));

  it('decrypts in its own workspace, and appears nowhere in plain text', async () => {
    const sealed = await seal(safe, acme);
    expect(await open(safe, acme, sealed)).toEqual(SECRET);
    expect(sealed).not.toContain('zyzzyva');
    expect(await dump(fd)).not.toContain('zyzzyva');
  });

  it('has a different ciphertext in each workspace and each time [CB-04]', async () => {
    const texts = [await seal(safe, acme), await seal(safe, acme), await seal(safe, globex)];
    expect(new Set(texts.map((text) => text.split('.')[3])).size).toBe(3);
    expect(new Set(texts.map((text) => text.split('.')[2])).size).toBe(3);
  });

  it.each([
    ['row', { row: 'r2' }],
    ['column', { column: 'token' }],
    ['table', { table: 'webhooks' }],
    ['origin', { origin: 'https://other.example.com' }],
  ])('does not decrypt in another %s', async (_what, elsewhere) => {
    const sealed = await seal(safe, acme);
    await expect(open(safe, acme, sealed, elsewhere)).rejects.toThrow('encrypted for another row');
  });

  it('decrypts only for the origin it was sealed for [S3]', async () => {
    const origin = 'https://ehr.example.com';
    const sealed = await seal(safe, acme, SECRET, { origin });
    expect(await open(safe, acme, sealed, { origin })).toEqual(SECRET);
    for (const other of ['http://ehr.example.com', 'https://ehr.example.com:8443', null])
      await expect(open(safe, acme, sealed, { origin: other })).rejects.toThrow('encrypted for another row');
  });

  it('does not decrypt in another workspace, even with the data key copied there', async () => {
    const sealed = await seal(safe, acme);
    await seal(safe, globex);
    await expect(open(safe, globex, sealed)).rejects.toThrow();
    await rows(
      fd,
      'update data_keys g set wrapped = a.wrapped from data_keys a where g.workspace_id = $1 and a.workspace_id = $2',
      [globex.id, acme.id],
    );
    await expect(open(vault(rootKeys(OLD)), globex, sealed)).rejects.toThrow('wrapped for another purpose');
  });

  it('does not decrypt when a character was changed or the tag was truncated', async () => {
    const parts = (await seal(safe, acme)).split('.');
    const flipped = (index: number) => {
      const part = parts[index] ?? '';
      return parts.with(index, `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}`).join('.');
    };
    for (const broken of [flipped(2), flipped(3), flipped(4), parts.with(4, (parts[4] ?? '').slice(0, 6)).join('.')])
      await expect(open(safe, acme, broken)).rejects.toThrow();
  });

  it('uses one data key of the workspace if twenty values are sealed concurrently', async () => {
    const texts = await Promise.all(Array.from({ length: 20 }, (_, nth) => seal(safe, acme, nth)));
    expect(await Promise.all(texts.map((text) => open(safe, acme, text)))).toEqual(texts.map((_, nth) => nth));
    expect(await rows(fd, 'select version from data_keys where workspace_id = $1', [acme.id])).toHaveLength(1);
  });

  it('still decrypts after a new data key is used for later values', async () => {
    const before = await seal(safe, acme);
    const version = await fd.services.database.forWorkspace(acme.id).write((tx) => safe.rotateDataKey(tx, acme.id));
    expect(version).toBe(2);
    const after = await seal(safe, acme);
    expect(JSON.parse(Buffer.from(after.split('.')[0] ?? '', 'base64url').toString())).toMatchObject({ key: 2 });
    expect([await open(safe, acme, before), await open(safe, acme, after)]).toEqual([SECRET, SECRET]);
  });
});

describe('a new root key [K2]', () => {
  const underOld = () => rows(fd, 'select 1 from data_keys where root_key_id = $1', [rootKeys(OLD).newest]);

  it('replaces the old one, which is no longer needed when every value is rewrapped', async () => {
    const places = [acme, globex];
    const sealed = await Promise.all(places.map((where) => seal(vault(rootKeys(OLD)), where)));
    const both = rootKeys(`${NEW}, ${OLD}`);
    const safe = vault(both);
    let opened = 0;
    const rewrapped = new AbortController();
    const load = Promise.all(
      places.map(async (where, index) => {
        // A new vault starts with an empty key cache.
        while (!rewrapped.signal.aborted) {
          expect(await open(vault(both), where, sealed[index] ?? '')).toEqual(SECRET);
          opened += 1;
        }
      }),
    );
    expect(await rewrapDataKeys(fd.services.database, both)).toBe(2);
    rewrapped.abort();
    await load;
    expect(opened).toBeGreaterThan(0);
    expect(await underOld()).toEqual([]);
    for (const [index, where] of places.entries()) {
      expect(await open(safe, where, sealed[index] ?? '')).toEqual(SECRET);
      expect(await open(vault(rootKeys(NEW)), where, sealed[index] ?? '')).toEqual(SECRET);
    }
  });

  it('continues a rewrap that was killed', async () => {
    const sealed = await Promise.all([acme, globex].map((where) => seal(vault(rootKeys(OLD)), where)));
    const both = rootKeys(`${NEW},${OLD}`);
    let left = 1;
    const dying: RootKeys = {
      ...both,
      wrap: (...wrapping) => (left-- > 0 ? both.wrap(...wrapping) : Promise.reject(new Error('killed'))),
    };
    await expect(rewrapDataKeys(fd.services.database, dying)).rejects.toThrow('killed');
    expect(await underOld()).toHaveLength(1);
    expect(await open(vault(both), acme, sealed[0] ?? '')).toEqual(SECRET);
    expect(await open(vault(both), globex, sealed[1] ?? '')).toEqual(SECRET);
    expect(await rewrapDataKeys(fd.services.database, both)).toBe(1);
    expect(await underOld()).toEqual([]);
    expect(await rewrapDataKeys(fd.services.database, both)).toBe(0);
  });
});

describe('the start [K3]', () => {
  const check = (setting: string) => checkRootKeys(fd.services.database.system, rootKeys(setting));

  it('refuses the wrong root key in one sentence, and writes nothing', async () => {
    await check(OLD);
    const before = await rows(fd, 'select * from root_key_checks');
    await expect(check(OTHER)).rejects.toThrow(
      /^INTEGRATIONS_ENCRYPTION_KEY is not the key with which this database was encrypted\. Set the previous key\.$/,
    );
    expect(await rows(fd, 'select * from root_key_checks')).toEqual(before);
    await check(OLD);
  });

  it('requires the old key only as long as a workspace needs it', async () => {
    await check(OLD);
    await seal(vault(rootKeys(OLD)), acme);
    await check(`${NEW},${OLD}`);
    await expect(check(NEW)).rejects.toThrow(/lacks an older key with which 1 workspace key\(s\) are still encrypted/);
    await rewrapDataKeys(fd.services.database, rootKeys(`${NEW},${OLD}`));
    await check(NEW);
    await expect(check(OLD)).rejects.toThrow(/lacks an older key/);
  });

  it('refuses a check value that was changed', async () => {
    await check(OLD);
    await rows(fd, `update root_key_checks set sealed = $1`, [
      await rootKeys(OLD).wrap(Buffer.from('frontdesk'), 'other'),
    ]);
    await expect(check(OLD)).rejects.toThrow(/check value of INTEGRATIONS_ENCRYPTION_KEY .* is damaged/);
  });
});
