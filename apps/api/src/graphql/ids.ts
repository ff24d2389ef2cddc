import { isUuid } from '../db/uuid.ts';
import { notFound } from '../errors/denials.ts';

const NONE = '00000000-0000-0000-0000-000000000000';
const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Functions that validate ids. For a text that is not a valid id, the error is the same NOT_FOUND as for an unknown id.
 */
export const ids = {
  uuid(text: string): string {
    if (!isUuid(text)) throw notFound();
    return text.toLowerCase();
  },
  /**
   * Returns the text if it is a UUID, otherwise an id that matches nothing. Used for lists that are filtered by an
   * owner.
   */
  uuidOrNone(text: string): string {
    return isUuid(text) ? text.toLowerCase() : NONE;
  },
  /** Converts an optional id like `uuidOrNone`. An empty id is the same as null, and an omitted id remains undefined. */
  optional(text: string | null | undefined): string | null | undefined {
    if (text === undefined) return undefined;
    return text ? ids.uuidOrNone(text) : null;
  },
  sha256(text: string): string {
    if (!isSha256(text)) throw notFound();
    return text;
  },
};

export const isSha256 = (text: string): boolean => SHA256.test(text);
