import * as z from 'zod';
import type { CloudClient } from './cloud-client.ts';

// Nobody has more; and a provider that never says "that is all" does not keep us for ever.
const MOST_PAGES = 50;

/** All of a list, whatever its pages. The address of the next page is made by us: no token travels to one that an answer names. */
export async function readAllPages<T>(cloud: CloudClient, path: string, item: z.ZodType<T>): Promise<T[]> {
  const answer = z.object({ data: z.array(item), paging: cursors.nullish() });
  const all: T[] = [];
  let after = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { data, paging } = await cloud.get(`${path}&limit=100${after}`, answer);
    all.push(...data);
    if (!paging?.next || !paging.cursors?.after) break;
    after = `&after=${encodeURIComponent(paging.cursors.after)}`;
  }
  return all;
}

const cursors = z.object({ next: z.string().nullish(), cursors: z.object({ after: z.string().nullish() }).nullish() });
