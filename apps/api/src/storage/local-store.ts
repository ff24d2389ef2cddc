import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type ByteRange, ObjectMissingError, type ObjectStore } from './object-store.ts';

/** Stores each object as a file in a folder. All processes of the installation must use the same folder. */
export function localStore(folder: string): ObjectStore {
  const pathOf = (key: string) => join(folder, ...key.split('/'));
  return {
    write: async (key, bytes) => {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // The file is written under a temporary name, so that readers, and the next start after a crash, never see an
      // incomplete file under its final name.
      const partial = `${path}.${randomUUID()}.partial`;
      try {
        await pipeline(bytes, createWriteStream(partial, { mode: 0o600, flush: true }));
        await rename(partial, path);
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
    },
    read: (key, range) => openFile(pathOf(key), key, range),
    delete: (key) => rm(pathOf(key), { force: true }),
  };
}

async function openFile(path: string, key: string, range?: ByteRange): Promise<AsyncIterable<Buffer>> {
  try {
    const handle = await open(path);
    const part = range ? { start: range.start, end: range.start + range.length - 1 } : {};
    return createReadStream(path, { fd: handle, ...part });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new ObjectMissingError(key, error);
    throw error;
  }
}
