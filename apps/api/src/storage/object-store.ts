/** Range of an object: `length` bytes starting at the byte `start`. */
export interface ByteRange {
  readonly start: number;
  readonly length: number;
}

/**
 * Stores bytes under a key of letters, digits, hyphens, dots and slashes. Does not encrypt data or separate workspaces,
 * which is left to the calling code.
 */
export interface ObjectStore {
  /** Stores an object completely, or not at all if reading `bytes` fails. Replaces an object with the same key. */
  write(key: string, bytes: AsyncIterable<Buffer>): Promise<void>;
  /** Returns the bytes of an object, or of a range of it. Throws ObjectMissingError if it does not exist. */
  read(key: string, range?: ByteRange): Promise<AsyncIterable<Buffer>>;
  /** Deletes an object. Does nothing if the object does not exist. */
  delete(key: string): Promise<void>;
}

/** Thrown if an object does not exist. */
export class ObjectMissingError extends Error {
  constructor(key: string, cause?: unknown) {
    super(`The object ${key} does not exist.`, { cause });
  }
}
