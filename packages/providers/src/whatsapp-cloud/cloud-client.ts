import type * as z from 'zod';
import type { Line, Purpose } from '../http/provider-http-client.ts';
import type { WhatsAppCloudConfig } from '../provider-config.ts';

/** Meta's Graph API with the token of one number. */
export interface CloudLine {
  get<T>(path: string, answer: z.ZodType<T>): Promise<T>;
  post<T>(path: string, body: object, answer: z.ZodType<T>, purpose?: Purpose): Promise<T>;
}

export function cloudLine(line: Line, { accessToken }: WhatsAppCloudConfig, address: string): CloudLine {
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
