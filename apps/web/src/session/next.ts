import { useSearchParams } from '../app/address.ts';
import { safeNext } from '../lib/safe-next.ts';
import { firstParam } from '../lib/search-params.ts';
import { createStoredValue } from '../lib/stored-value.ts';

/** Destination after sign-in (`?next=`) as a path of this site, or null. */
export const useNext = () => safeNext(firstParam(useSearchParams(), 'next'));

/** `{ next }` for links between sign-in pages, or nothing. */
export const nextParam = (next: string | null) => (next ? { next } : {});

/** Stored in the browser, because emailed links do not contain `next`. */
export const storedNext = createStoredValue('frontdesk-next');
