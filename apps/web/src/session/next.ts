import { useSearchParams } from '../app/address.ts';
import { safeNext } from '../lib/safe-next.ts';
import { firstParam } from '../lib/search-params.ts';
import { createStoredValue } from '../lib/stored-value.ts';

/**
 * Returns the page to open after sign-in (`?next=`), or null if the parameter is missing or not a path of this site.
 */
export const useNext = () => safeNext(firstParam(useSearchParams(), 'next'));

/** Returns the query parameters that pass `next` on to another sign-in page. */
export const nextParam = (next: string | null) => (next ? { next } : {});

/** Page to open after sign-in. Stored in the browser, because emailed links do not contain the parameter `next`. */
export const storedNext = createStoredValue('frontdesk-next');
