import * as z from 'zod';
import type { ProviderHttpClient, RequestPurpose } from '../http/provider-http-client.ts';
import type { WhatsAppCloudConfig } from '../provider-config.ts';

/** Client for Meta's Graph API that uses the access token of one phone number. */
interface CloudClient {
  get<T>(path: string, answer: z.ZodType<T>): Promise<T>;
  post<T>(path: string, body: object, answer: z.ZodType<T>, purpose?: RequestPurpose): Promise<T>;
  remove(path: string): Promise<void>;
}

export function createCloudClient(
  line: ProviderHttpClient,
  { accessToken }: WhatsAppCloudConfig,
  address: string,
): CloudClient {
  const authorization = `Bearer ${accessToken}`;
  const headers = { authorization, 'content-type': 'application/json' };
  return {
    get: (path, answer) =>
      line.run('READ', async (request) =>
        answer.parse(await (await request(`${address}/${path}`, { headers })).json()),
      ),
    post: (path, body, answer, purpose = 'EFFECT') =>
      line.run(purpose, async (request) => {
        const asked = { method: 'POST', headers, body: JSON.stringify(body) };
        return answer.parse(await (await request(`${address}/${path}`, asked)).json());
      }),
    remove: (path) =>
      line.run(
        'EFFECT',
        async (request) => void (await request(`${address}/${path}`, { method: 'DELETE', headers: { authorization } })),
      ),
  };
}

// Maximum number of pages that are read, in case Meta keeps reporting further pages.
const MOST_PAGES = 50;

/**
 * Reads the pages of a list, at most `MOST_PAGES`. `path` must contain a query. The URL of each page is built from its
 * cursor instead of taken from the response, so that the token is not sent to another host.
 */
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
