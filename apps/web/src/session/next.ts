import { useSearchParams } from '../app/address.ts';
import { safeNext } from '../lib/safe-next.ts';
import { firstParam } from '../lib/search-params.ts';
import { createStoredValue } from '../lib/stored-value.ts';

/** Where the person wanted to go before we asked who they are (`?next=`), as a path of this site or null. */
export const useNext = () => safeNext(firstParam(useSearchParams(), 'next'));

/** `{ next }` for a link to the next page of the way in, or nothing. */
export const nextParam = (next: string | null) => (next ? { next } : {});

/** The way in may lead through a mailbox, whose link knows nothing of `next`: so this browser remembers it. */
export const storedNext = createStoredValue('frontdesk-next');
