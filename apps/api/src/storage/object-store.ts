/** Part of an object: `length` bytes from the byte `start`. */
export interface ByteRange {
  readonly start: number;
  readonly length: number;
}

/** Stores bytes by a key of letters, digits, hyphens, dots and slashes. Knows neither workspaces nor encryption. */
export interface ObjectStore {
  /** Stores an object completely, or not at all if `bytes` fails. Replaces an object with the same key. */
  write(key: string, bytes: AsyncIterable<Buffer>): Promise<void>;
  /** Returns the bytes of an object, or of a part of it. Throws ObjectMissingError. */
  read(key: string, range?: ByteRange): Promise<AsyncIterable<Buffer>>;
  /** Deletes an object. Does nothing if it does not exist. */
  delete(key: string): Promise<void>;
}

/** Thrown if an object does not exist. */
export class ObjectMissingError extends Error {
  constructor(key: string, cause?: unknown) {
    super(`The object ${key} does not exist.`, { cause });
  }
}
