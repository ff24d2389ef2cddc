import type { SandboxMessage, SandboxPhone, SandboxPhones } from '../auth/context.ts';

const IMAGE = [{ url: 'https://media.example/photo.jpg', contentType: 'image/jpeg' }];

/**
 * Controls simulated phones through the simulator's control API, which does not accept requests from web pages.
 * Messages of the phones reach Frontdesk as signed webhooks, as with Twilio.
 */
export function sandboxPhones(twilio: string): SandboxPhones {
  const at = ({ number, accountSid }: SandboxPhone, rest = '') =>
    `${twilio}/_control/phones/${encodeURIComponent(number)}${rest}?account=${accountSid}`;
  return {
    messages: async (phone) => (await (await requestSimulator(at(phone))).json()) as SandboxMessage[],
    say: async ({ accountSid, number: from, name: profileName }, { body, image }) => {
      const message = { accountSid, from, profileName, body, ...(image ? { media: IMAGE } : {}) };
      const headers = { 'content-type': 'application/json' };
      await requestSimulator(`${twilio}/_control/inbound`, { method: 'POST', headers, body: JSON.stringify(message) });
    },
    read: async (phone) => void (await requestSimulator(at(phone, '/read'), { method: 'POST' })),
  };
}

async function requestSimulator(url: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`The simulator answered ${response.status}.`);
  return response;
}
