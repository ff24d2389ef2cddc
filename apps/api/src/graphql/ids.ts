import { isUuid } from '../db/uuid.ts';
import { notFound } from '../errors/denials.ts';

const NONE = '00000000-0000-0000-0000-000000000000';
const SHA256 = /^[0-9a-f]{64}$/;

/** Validates ids. A text that is not a valid id results in the same NOT_FOUND as an unknown id. */
export const ids = {
  uuid(text: string): string {
    if (!isUuid(text)) throw notFound();
    return text.toLowerCase();
  },
  /** Returns an id that matches nothing if the text is not a UUID, for lists that are filtered by an owner. */
  uuidOrNone(text: string): string {
    return isUuid(text) ? text.toLowerCase() : NONE;
  },
  sha256(text: string): string {
    if (!isSha256(text)) throw notFound();
    return text;
  },
};

export const isSha256 = (text: string): boolean => SHA256.test(text);
