import { notFound } from '../errors/denials.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NONE = '00000000-0000-0000-0000-000000000000';
const SHA256 = /^[0-9a-f]{64}$/;

/** What cannot be an id names nothing: the same answer as for an id that is nobody's. */
export const ids = {
  uuid(text: string): string {
    const id = text.toLowerCase();
    if (!UUID.test(id)) throw notFound();
    return id;
  },
  /** For a list of what belongs to an id: the list of what is nobody's is empty. */
  uuidOrNone(text: string): string {
    return isUuid(text) ? text.toLowerCase() : NONE;
  },
  sha256(text: string): string {
    if (!isSha256(text)) throw notFound();
    return text;
  },
};

export const isUuid = (text: string): boolean => UUID.test(text.toLowerCase());

export const isSha256 = (text: string): boolean => SHA256.test(text);
