import type * as z from 'zod';
import type { ProviderHttpClient } from '../http/provider-http-client.ts';

/** API version of each endpoint, which determines the format of the response. */
const VERSIONS = { EVENT_TYPES: '2024-06-14', SLOTS: '2024-09-04', BOOKINGS: '2024-08-13' } as const;

export interface CalComClient {
  get<T>(version: keyof typeof VERSIONS, path: string, query: Record<string, string>, answer: z.ZodType<T>): Promise<T>;
  /** Sends a request to a booking endpoint. */
  post<T>(path: string, body: object, answer: z.ZodType<T>): Promise<T>;
}

/** Client for the Cal.com endpoints in use, with strict response schemas. Cal.com has no SDK. */
export function calComClient(line: ProviderHttpClient, apiKey: string, address: string): CalComClient {
  const headers = (version: keyof typeof VERSIONS) => ({
    authorization: `Bearer ${apiKey}`,
    'cal-api-version': VERSIONS[version],
    accept: 'application/json',
  });
  return {
    get: (version, path, query, answer) =>
      line.run('READ', async (request) => {
        const url = `${address}${path}?${new URLSearchParams(query).toString()}`;
        return answer.parse(await (await request(url, { headers: headers(version) })).json());
      }),
    post: (path, body, answer) =>
      line.run('EFFECT', async (request) => {
        const sent = { ...headers('BOOKINGS'), 'content-type': 'application/json' };
        const response = await request(`${address}${path}`, {
          method: 'POST',
          headers: sent,
          body: JSON.stringify(body),
        });
        return answer.parse(await response.json());
      }),
  };
}
