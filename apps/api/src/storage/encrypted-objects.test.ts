import { randomBytes, randomUUID } from 'node:crypto';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import S3rver from '@20minutes/s3rver';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../db/scratch-database.ts';
import { type EncryptedObjects, encryptedObjects, newObjectKey, storageKeyOf } from './encrypted-objects.ts';
import { localStore } from './local-store.ts';
import { ObjectMissingError, type ObjectStore } from './object-store.ts';
import { type S3Store, s3Store } from './s3-store.ts';

const CHUNK = 64 * 1024;
const BUCKET = 'media';

let folder: string;
let server: S3rver;
let s3: S3Store;
const stores: Record<string, () => ObjectStore> = {
  'a local folder': () => localStore(join(folder, 'local')),
  S3: () => s3,
};

beforeAll(async () => {
  folder = await temporaryFolder();
  server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: BUCKET, configs: [] }],
  });
  const { port } = await server.run();
  const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
  s3 = s3Store({ bucket: BUCKET, region: 'us-east-1', endpoint: `http://127.0.0.1:${port}`, credentials });
});
afterAll(async () => {
  s3.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function* inParts(bytes: Buffer, size = 10_007): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const readAll = async (bytes: AsyncIterable<Buffer>): Promise<Buffer> => buffer(bytes as never);

async function stored(objects: EncryptedObjects, bytes: Buffer) {
  const object = { workspaceId: randomUUID(), id: randomUUID(), key: newObjectKey() };
  return { ...object, byteCount: await objects.write(object, object.key, inParts(bytes)) };
}

describe.each(Object.keys(stores))('objects in %s [AG-34]', (kind) => {
  const store = () => stores[kind]!();

  it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 6 * 1024 * 1024 + 3])(
    'returns %d bytes as they were stored',
    async (size) => {
      const objects = encryptedObjects(store());
      const bytes = randomBytes(size);
      const object = await stored(objects, bytes);
      expect(object.byteCount).toBe(size);
      expect((await readAll(objects.read(object))).equals(bytes)).toBe(true);
    },
  );

  it.each([
    [0, 1],
    [CHUNK - 1, 2],
    [CHUNK, CHUNK],
    [2 * CHUNK + 5, 10],
    [3 * CHUNK, 17],
  ])('returns the part from byte %d with %d bytes', async (start, length) => {
    const objects = encryptedObjects(store());
    const bytes = randomBytes(3 * CHUNK + 17);
    const object = await stored(objects, bytes);
    const part = await readAll(objects.read(object, { start, length }));
    expect(part.equals(bytes.subarray(start, start + length))).toBe(true);
  });

  it('opens an object only with its own workspace, id, key and size', async () => {
    const objects = encryptedObjects(store());
    const bytes = Buffer.from('a photo');
    const object = await stored(objects, bytes);
    const other = await stored(objects, Buffer.from('another'));
    const raw = await readAll(await store().read(storageKeyOf(object)));
    expect(raw.includes('photo')).toBe(false);
    expect((await readAll(objects.read(object))).toString()).toBe('a photo');
    // The same bytes under the name of another object.
    await store().write(storageKeyOf(other), inParts(raw));
    await expect(readAll(objects.read({ ...other, key: object.key }))).rejects.toThrow();
    await expect(readAll(objects.read({ ...object, key: newObjectKey() }))).rejects.toThrow();
    await expect(readAll(objects.read({ ...object, byteCount: 6 }))).rejects.toThrow();
  });

  it('does not find an object that was deleted, and deletes it twice', async () => {
    const objects = encryptedObjects(store());
    const object = await stored(objects, Buffer.from('a photo'));
    await objects.delete(storageKeyOf(object));
    await objects.delete(storageKeyOf(object));
    await expect(readAll(objects.read(object))).rejects.toThrow(ObjectMissingError);
  });

  it('stores nothing if the bytes fail before the end', async () => {
    const objects = encryptedObjects(store());
    const name = { workspaceId: randomUUID(), id: randomUUID() };
    const key = newObjectKey();
    const failing = async function* () {
      yield randomBytes(100_000);
      throw new Error('The sender disconnected.');
    };
    await expect(objects.write(name, key, failing())).rejects.toThrow('disconnected');
    await expect(readAll(objects.read({ ...name, key, byteCount: 100_000 }))).rejects.toThrow(ObjectMissingError);
  });
});

describe('a file in the local folder [AG-34]', () => {
  it('is refused after a byte was changed or the end was cut off, and leaves no partial file', async () => {
    const root = join(folder, 'tampered');
    const objects = encryptedObjects(localStore(root));
    const object = await stored(objects, randomBytes(3 * CHUNK));
    const path = join(root, object.workspaceId, object.id);
    expect(await readdir(join(root, object.workspaceId))).toEqual([object.id]);
    const bytes = await readFile(path);
    bytes[CHUNK * 2] = bytes[CHUNK * 2]! ^ 1;
    await writeFile(path, bytes);
    await expect(readAll(objects.read(object))).rejects.toThrow();
    bytes[CHUNK * 2] = bytes[CHUNK * 2]! ^ 1;
    await writeFile(path, bytes);
    expect((await readAll(objects.read(object))).length).toBe(3 * CHUNK); // Precondition: restored.
    await truncate(path, bytes.length - CHUNK);
    await expect(readAll(objects.read(object))).rejects.toThrow();
  });
});
