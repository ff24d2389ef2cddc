import * as z from 'zod';
import type { ProviderHttpClient } from '../http/provider-http-client.ts';
import type { ProviderFile } from '../ports/provider-file.ts';
import type { WhatsAppCloudConfig } from '../provider-config.ts';

interface MetaAccount {
  readonly line: ProviderHttpClient;
  readonly config: WhatsAppCloudConfig;
  /** URL of the Graph API with its version. */
  readonly address: string;
}

/** Maximum time of an upload with its retries, in milliseconds. */
const UPLOAD_MS = 50_000;

/**
 * Uploads a sample for the review of a template with Meta's Resumable Upload API, and returns its handle. An interrupted
 * upload continues at the offset that Meta reports. Uploads have no effect until the handle is used, so they are READ
 * requests, which can be retried.
 */
export async function uploadSample({ line, config, address }: MetaAccount, file: ProviderFile): Promise<string> {
  const headers = { authorization: `OAuth ${config.accessToken}` };
  const ask = <T>(path: string, answer: z.ZodType<T>, init: RequestInit = {}) =>
    line.run('READ', async (request) =>
      answer.parse(await (await request(`${address}/${path}`, { headers, ...init })).json()),
    );
  const app = await ask('app?fields=id', z.object({ id: z.string().regex(/^\d+$/) }));
  const query = new URLSearchParams({
    file_name: file.name,
    file_length: String(file.bytes.length),
    file_type: file.contentType,
  });
  const session = await ask(`${app.id}/uploads?${query.toString()}`, sessionAnswer, { method: 'POST' });
  let isInterrupted = false;
  return line.run(
    'READ',
    async (request) => {
      const url = `${address}/${session.id}`;
      const offset = isInterrupted ? offsetAnswer.parse(await (await request(url, { headers })).json()).file_offset : 0;
      isInterrupted = true;
      const response = await request(url, {
        method: 'POST',
        headers: { ...headers, file_offset: String(offset), 'content-type': 'application/octet-stream' },
        body: Uint8Array.from(file.bytes.subarray(offset)),
      });
      return handleAnswer.parse(await response.json()).h;
    },
    UPLOAD_MS,
  );
}

const sessionAnswer = z.object({ id: z.string().regex(/^upload:[\w.:?=&%~-]+$/) });
const offsetAnswer = z.object({ file_offset: z.number().int().min(0) });
const handleAnswer = z.object({ h: z.string().min(1) });

/** Uploads a file that messages of the phone number can contain for 30 days. Returns its id at Meta. */
export function uploadMedia({ line, config, address }: MetaAccount, file: ProviderFile): Promise<string> {
  const body = new FormData();
  body.append('messaging_product', 'whatsapp');
  body.append('type', file.contentType);
  body.append('file', new Blob([Uint8Array.from(file.bytes)], { type: file.contentType }), file.name);
  const headers = { authorization: `Bearer ${config.accessToken}` };
  return line.run(
    'READ',
    async (request) => {
      const response = await request(`${address}/${config.phoneNumberId}/media`, { method: 'POST', headers, body });
      return mediaAnswer.parse(await response.json()).id;
    },
    UPLOAD_MS,
  );
}

const mediaAnswer = z.object({ id: z.string().min(1) });
