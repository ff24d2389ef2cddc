import { isUuid } from '../db/uuid.ts';
import { notFound } from '../errors/denials.ts';

const NONE = '00000000-0000-0000-0000-000000000000';
const SHA256 = /^[0-9a-f]{64}$/;

/** Text that cannot be an id gives the same NOT_FOUND as an unknown id. */
export const ids = {
  uuid(text: string): string {
    if (!isUuid(text)) throw notFound();
    return text.toLowerCase();
  },
  /** For lists by owner id: an unknown owner has an empty list. */
  uuidOrNone(text: string): string {
    return isUuid(text) ? text.toLowerCase() : NONE;
  },
  sha256(text: string): string {
    if (!isSha256(text)) throw notFound();
    return text;
  },
};

export const isSha256 = (text: string): boolean => SHA256.test(text);
