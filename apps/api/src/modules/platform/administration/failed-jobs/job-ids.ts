import { LIMITS } from '@frontdesk/domain';
import { badInput, notFound } from '../../../../errors/denials.ts';

/** A positive bigint of the queue. */
export const isJobId = (text: string): boolean => /^[1-9]\d{0,17}$/.test(text);

/** Distinct ids in ascending order. Other values name no job. */
export function jobIds(given: readonly string[]): string[] {
  if (given.length === 0 || given.length > LIMITS.pageSizeMax)
    throw badInput(`ids has 1 to ${LIMITS.pageSizeMax} entries.`, 'ids');
  if (!given.every(isJobId)) throw notFound();
  return [...new Set(given)];
}
