import { createHash, randomBytes } from 'node:crypto';
import type { SampleFile } from './sample-files.ts';

export interface StoredFile extends SampleFile {
  readonly id: string;
  /** Account that is allowed to fetch the file. */
  readonly account: string;
  readonly sha256: string;
}

/** Files that contacts sent. Tests can remove a file, as providers do after some time. */
export interface MediaStore {
  add(account: string, file: SampleFile): StoredFile;
  get(id: string): StoredFile | undefined;
  expire(id: string): void;
  reset(): void;
}

export function mediaStore(newId: () => string = () => `ME${randomBytes(16).toString('hex')}`): MediaStore {
  const files = new Map<string, StoredFile>();
  return {
    add: (account, file) => {
      const stored = { ...file, id: newId(), account, sha256: createHash('sha256').update(file.bytes).digest('hex') };
      files.set(stored.id, stored);
      return stored;
    },
    get: (id) => files.get(id),
    expire: (id) => void files.delete(id),
    reset: () => files.clear(),
  };
}
