import { LIMITS } from '@frontdesk/domain';
import { badInput, notFound } from '../../../../errors/denials.ts';

/** Returns whether the text is a job id, which is a positive bigint. */
export const isJobId = (text: string): boolean => /^[1-9]\d{0,17}$/.test(text);

/** Returns the distinct job ids. Throws NOT_FOUND if a value is not a job id. */
export function jobIds(given: readonly string[]): string[] {
  if (given.length === 0 || given.length > LIMITS.pageSizeMax)
    throw badInput(`ids has 1 to ${LIMITS.pageSizeMax} entries.`, 'ids');
  if (!given.every(isJobId)) throw notFound();
  return [...new Set(given)];
}
