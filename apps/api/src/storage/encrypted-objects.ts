import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { ByteRange, ObjectStore } from './object-store.ts';

/** Workspace and id of an object. An object can be decrypted only under the name with which it was stored. */
export interface ObjectName {
  readonly workspaceId: string;
  readonly id: string;
}

/** Stored object with its name, its 32-byte key, and its size in bytes before encryption. */
export interface StoredObject extends ObjectName {
  readonly key: Buffer;
  readonly byteCount: number;
}

/**
 * Storage for objects that are encrypted and decrypted in chunks, so that only a few chunks of an object are in memory.
 */
export interface EncryptedObjects {
  /** Encrypts and stores an object while it is being received. Returns its size in bytes. */
  write(name: ObjectName, key: Buffer, bytes: AsyncIterable<Uint8Array>): Promise<number>;
  /**
   * Decrypts an object, or a range of it, while it is being read. Throws ObjectMissingError if it does not exist, and
   * an error at the first chunk that was changed, moved or truncated.
   */
  read(object: StoredObject, range?: ByteRange): AsyncGenerator<Buffer>;
  delete(storageKey: string): Promise<void>;
}

export const newObjectKey = (): Buffer => randomBytes(32);

/** Returns the key under which an object is stored. */
export const storageKeyOf = ({ workspaceId, id }: ObjectName): string => `${workspaceId}/${id}`;

const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const SEALED_BYTES = CHUNK_BYTES + TAG_BYTES;

/**
 * Version byte at the beginning of an object. It is followed by a random salt, from which the encryption key of this
 * write is derived.
 */
const VERSION = 1;
const SALT_BYTES = 32;
const HEADER_BYTES = 1 + SALT_BYTES;

/**
 * Encrypts objects with AES-256-GCM. Each write uses a separate key, derived from the object's key and a random salt,
 * so that the chunk number can be used as the nonce even if an interrupted write is repeated. The additional
 * authenticated data contains the workspace, the object, the chunk number, and whether the chunk is the last one.
 */
export function encryptedObjects(store: ObjectStore): EncryptedObjects {
  return {
    write: async (name, key, bytes) => {
      let byteCount = 0;
      const counted = async function* () {
        for await (const part of bytes) {
          byteCount += part.length;
          yield part;
        }
      };
      await store.write(storageKeyOf(name), seal(name, key, counted()));
      return byteCount;
    },
    read: (object, range) => open(store, object, range ?? { start: 0, length: object.byteCount }),
    delete: (storageKey) => store.delete(storageKey),
  };
}

async function* seal(name: ObjectName, key: Buffer, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  yield Buffer.concat([Buffer.of(VERSION), salt]);
  const writeKey = keyOfWrite(key, salt, name);
  let index = 0;
  let previous: Buffer | null = null;
  // A chunk is known to be the last one only when no further chunk follows.
  for await (const chunk of chunksOf(bytes)) {
    if (previous) yield sealChunk(writeKey, { name, index: index++, isLast: false }, previous);
    previous = chunk;
  }
  yield sealChunk(writeKey, { name, index, isLast: true }, previous ?? Buffer.alloc(0));
}

async function* chunksOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    let rest = part;
    while (size + rest.length >= CHUNK_BYTES) {
      const taken = rest.subarray(0, CHUNK_BYTES - size);
      yield Buffer.concat([...parts, taken]);
      rest = rest.subarray(taken.length);
      [parts, size] = [[], 0];
    }
    if (rest.length > 0) parts.push(rest);
    size += rest.length;
  }
  if (size > 0) yield Buffer.concat(parts);
}

/** Reads the chunks that contain the range, and yields the bytes of the range. */
async function* open(store: ObjectStore, object: StoredObject, { start, length }: ByteRange): AsyncGenerator<Buffer> {
  const storageKey = storageKeyOf(object);
  const last = Math.max(0, Math.ceil(object.byteCount / CHUNK_BYTES) - 1);
  const chunkAt = (byte: number) => Math.min(last, Math.max(0, Math.floor(byte / CHUNK_BYTES)));
  const [first, final] = [chunkAt(start), chunkAt(start + length - 1)];
  const sizeOf = (index: number) => (index === last ? object.byteCount - last * CHUNK_BYTES + TAG_BYTES : SEALED_BYTES);
  const header = await readHeader(store, storageKey);
  const writeKey = keyOfWrite(object.key, header.subarray(1), object);
  const range = {
    start: HEADER_BYTES + first * SEALED_BYTES,
    length: (final - first) * SEALED_BYTES + sizeOf(final),
  };
  const sealed = sliced(await store.read(storageKey, range));
  try {
    for (let index = first; index <= final; index += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one chunk at a time, so that memory holds one chunk.
      const chunk = await sealed.take(sizeOf(index));
      const plain = openChunk(writeKey, { name: object, index, isLast: index === last }, chunk);
      const from = Math.max(0, start - index * CHUNK_BYTES);
      const until = Math.min(plain.length, start + length - index * CHUNK_BYTES);
      if (until > from) yield plain.subarray(from, until);
    }
  } finally {
    await sealed.close();
  }
}

async function readHeader(store: ObjectStore, storageKey: string): Promise<Buffer> {
  const bytes = sliced(await store.read(storageKey, { start: 0, length: HEADER_BYTES }));
  try {
    const header = await bytes.take(HEADER_BYTES);
    if (header[0] !== VERSION) throw new Error('The object has an unknown format.');
    return header;
  } finally {
    await bytes.close();
  }
}

interface Slices {
  /** Returns the next `length` bytes. Throws an error if the stream contains fewer bytes. */
  take(length: number): Promise<Buffer>;
  close(): Promise<void>;
}

function sliced(bytes: AsyncIterable<Buffer>): Slices {
  const source = bytes[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  return {
    take: async (length) => {
      const parts: Buffer[] = [rest];
      let size = rest.length;
      while (size < length) {
        // oxlint-disable-next-line no-await-in-loop -- the parts of a stream arrive one after the other.
        const { value, done } = await source.next();
        if (done) throw new Error('The object is truncated.');
        parts.push(value);
        size += value.length;
      }
      const all = Buffer.concat(parts);
      rest = all.subarray(length);
      return all.subarray(0, length);
    },
    close: async () => void (await source.return?.()),
  };
}

const keyOfWrite = (key: Buffer, salt: Buffer, name: ObjectName): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, `object ${storageKeyOf(name)}`, 32));

interface ChunkPlace {
  readonly name: ObjectName;
  readonly index: number;
  readonly isLast: boolean;
}

const additionalData = ({ name, index, isLast }: ChunkPlace): Buffer =>
  Buffer.from(JSON.stringify([name.workspaceId, name.id, index, isLast]));

function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 8);
  return nonce;
}

function sealChunk(key: Buffer, place: ChunkPlace, chunk: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place.index)).setAAD(additionalData(place));
  return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
}

function openChunk(key: Buffer, place: ChunkPlace, sealed: Buffer): Buffer {
  const [body, tag] = [sealed.subarray(0, -TAG_BYTES), sealed.subarray(-TAG_BYTES)];
  const options = { authTagLength: TAG_BYTES };
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(place.index), options);
  decipher.setAAD(additionalData(place)).setAuthTag(tag);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
