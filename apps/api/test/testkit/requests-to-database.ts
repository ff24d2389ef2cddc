import { CALENDAR_EVENTS_PATH } from '@frontdesk/domain';
import { as } from './as.ts';
import type { BuiltWorkspace, Member } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

export interface DatabaseResponse {
  readonly status: number;
  readonly code: string | null;
  readonly retryAfter: string | undefined;
}

export const UNAVAILABLE: DatabaseResponse = { status: 503, code: 'SERVICE_UNAVAILABLE', retryAfter: '5' };
export const READ = '{ leads(first: 1) { totalCount } }';
export const CREATE = 'mutation ($input: CreateLeadInput!) { createLead(input: $input) { __typename } }';
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';
export const ENTRY = {
  name: 'Lena Lead',
  phone: '+442079460018',
  email: 'lena@people.test',
  message: 'Hello',
  consent: true,
};
const FORM = new URLSearchParams({ name: 'Lena', phone: '+442079460018', message: 'Hello', consent: 'on' }).toString();
const TYPE_OF_FORM = 'application/x-www-form-urlencoded';
const TWILIO = `AccountSid=AC${'a'.repeat(32)}&From=whatsapp%3A%2B14155550100&To=whatsapp%3A%2B14155550101&MessageSid=SM${'b'.repeat(32)}`;

/** Returns HTTP requests that need the database, to compare their responses in normal operation and in an outage. */
export function requestsTo(fd: TestFrontdesk, { id, slug, owner }: BuiltWorkspace & { owner: Member }) {
  const respond = async (query: string, variables?: Record<string, unknown>): Promise<DatabaseResponse> => {
    const { status, errors, headers } = await as(fd, owner).run(query, variables);
    return { status, code: errors?.[0]?.extensions.code ?? null, retryAfter: retryAfterIn(headers) };
  };
  const inject = async (method: 'GET' | 'POST', url: string, type = '', payload = ''): Promise<DatabaseResponse> => {
    const headers = type ? { 'content-type': type } : {};
    const answer = await fd.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    const code = /"code":"(\w+)"/.exec(answer.body)?.[1] ?? null;
    return { status: answer.statusCode, code, retryAfter: retryAfterIn(answer.headers) };
  };
  const wrong = { email: 'ada@people.test', password: 'wrong password' };
  /** Each request with the status that it returns in normal operation. */
  const ways: Record<string, [number, () => Promise<DatabaseResponse>]> = {
    'a query': [200, () => respond(READ)],
    'a mutation': [200, () => respond(CREATE, { input: ENTRY })],
    'a mutation of no workspace': [200, () => respond(SIGN_IN, { input: wrong })],
    'a form post': [200, () => inject('POST', `/forms/${slug}`, TYPE_OF_FORM, FORM)],
    'a form page': [200, () => inject('GET', `/forms/${slug}`)],
    'a webhook of Twilio': [403, () => inject('POST', '/api/whatsapp/inbound', TYPE_OF_FORM, TWILIO)],
    'a webhook of Cal.com': [
      403,
      () => inject('POST', `${CALENDAR_EVENTS_PATH}?workspace=${id}`, 'application/json', '{}'),
    ],
  };
  const ordinary = Object.entries(ways).map(([way, [status]]) => [
    way,
    { status, code: status === 200 ? null : 'FORBIDDEN', retryAfter: undefined },
  ]);
  return {
    respond,
    /** The response of each request in normal operation, by name. */
    ordinary: Object.fromEntries(ordinary) as Record<string, DatabaseResponse>,
    askAll: async (): Promise<Record<string, DatabaseResponse>> => {
      const answers = Object.entries(ways).map(async ([way, [, ask]]) => [way, await ask()] as const);
      return Object.fromEntries(await Promise.all(answers));
    },
  };
}

const retryAfterIn = (headers: Record<string, unknown>) => headers['retry-after'] as string | undefined;
