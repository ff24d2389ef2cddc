import type * as z from 'zod';
import type { ProviderHttpClient, RequestPurpose } from '../http/provider-http-client.ts';
import type { WhatsAppCloudConfig } from '../provider-config.ts';

/** Client for Meta's Graph API with the access token of one phone number. */
export interface CloudClient {
  get<T>(path: string, answer: z.ZodType<T>): Promise<T>;
  post<T>(path: string, body: object, answer: z.ZodType<T>, purpose?: RequestPurpose): Promise<T>;
}

export function createCloudClient(
  line: ProviderHttpClient,
  { accessToken }: WhatsAppCloudConfig,
  address: string,
): CloudClient {
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
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
  };
}
