import type { FastifyReply, FastifyRequest } from 'fastify';
import { seedOf } from '../sandbox.ts';
import type { SimulatorControls } from '../server/simulator.ts';

/**
 * Simulated faults of a REST API. SAME_CURSOR: returns the requested cursor as the next one. SAME_PAGE: ignores the
 * requested page or offset. ENDLESS: returns a next page with new records after each page. ELSEWHERE: returns the URL
 * of a next page on another host. WEB_PAGE: returns HTML. REDIRECT: redirects into a private network. NOT_UTF8: returns
 * Latin-1. HUGE: returns one byte more than ten megabytes. RENAMED: uses another name for the field with the id of a
 * record. EMPTY: returns records without values. NOT_FOUND_AT_END: responds with 404 to a page after the last one,
 * instead of with an empty page.
 */
export type RestTrick =
  | 'SAME_CURSOR'
  | 'SAME_PAGE'
  | 'ENDLESS'
  | 'ELSEWHERE'
  | 'WEB_PAGE'
  | 'REDIRECT'
  | 'NOT_UTF8'
  | 'HUGE'
  | 'RENAMED'
  | 'EMPTY'
  | 'NOT_FOUND_AT_END';

export interface RestCustomer {
  readonly customer_id: string;
  readonly updated_at: string;
  readonly name: { readonly first: string; readonly last: string };
  readonly contact: { readonly phone: string; readonly emails: readonly string[] };
  readonly born: string;
  readonly plan: string;
}

export interface RestState {
  customers: object[];
  readonly tricks: Set<RestTrick>;
}

interface Query {
  readonly limit?: string;
  readonly cursor?: string;
  readonly page?: string;
  readonly offset?: string;
  readonly updated_since?: string;
}

type RestRequest = FastifyRequest<{ Querystring: Query; Params: { pagination: string } }>;

/** Adds the lists of customers: `/rest/customers/none`, `/cursor`, `/page`, `/offset` and `/link`. */
export function restRoutes({ app, revoked }: SimulatorControls, state: RestState): void {
  const { tricks } = state;
  const isKnown = ({ headers }: FastifyRequest): boolean => {
    const key = keyOf(headers);
    return !revoked.has(key) && seedOf('fhir-', key) !== null;
  };
  app.get('/rest/customers/:pagination', (request: RestRequest, reply) => {
    if (!isKnown(request)) return reply.code(401).send({ error: { message: 'The key is unknown or was revoked.' } });
    if (tricks.has('REDIRECT')) return reply.redirect('http://169.254.169.254/latest/meta-data');
    if (tricks.has('WEB_PAGE')) return reply.type('text/html').send('<!doctype html><h1>Sign in</h1>');
    if (tricks.has('NOT_UTF8'))
      return reply.type('application/json').send(Buffer.from('[{"name":"Jos\xe9"}]', 'latin1'));
    if (tricks.has('HUGE')) return reply.type('application/json').send(`[${' '.repeat(9_999_999)}]`);
    return answer(reply, request, state);
  });
}

/** Returns the key of a request: a bearer token, the password of basic authentication, or the header `X-Api-Key`. */
function keyOf({ authorization = '', 'x-api-key': key }: FastifyRequest['headers']): string {
  if (typeof key === 'string') return key;
  const [scheme, value = ''] = authorization.split(' ');
  if (scheme === 'Basic')
    return Buffer.from(value, 'base64')
      .toString()
      .replace(/^[^:]*:/, '');
  return scheme === 'Bearer' ? value : '';
}

function answer(reply: FastifyReply, { query, params, url, host }: RestRequest, state: RestState) {
  const { tricks } = state;
  const since = query.updated_since ?? '';
  const found = state.customers.filter((one) => ((one as RestCustomer).updated_at ?? '') >= since);
  const limit = Math.min(Number(query.limit ?? 50), 200);
  const from = tricks.has('SAME_PAGE') || params.pagination === 'none' ? 0 : offsetOf(query, params.pagination, limit);
  const here = params.pagination === 'none' ? found : found.slice(from, from + limit);
  const shown = tricks.has('ENDLESS') ? [{ ...found[0], customer_id: `endless-${from}` }] : here;
  const hasNext = tricks.has('ENDLESS') || from + limit < found.length;
  if (from > 0 && here.length === 0 && tricks.has('NOT_FOUND_AT_END'))
    return reply.code(404).send({ detail: 'Invalid page.' });
  if (params.pagination === 'link') {
    const next = new URL(url, tricks.has('ELSEWHERE') ? 'https://collector.example' : `http://${host}`);
    next.searchParams.set('offset', String(from + limit));
    if (hasNext) reply.header('link', `<${next.href}>; rel="next", <http://${host}/rest>; rel="first"`);
    return reply.send(shown.map((one) => changed(one, tricks)));
  }
  const cursor = tricks.has('SAME_CURSOR') ? (query.cursor ?? '0') : String(from + limit);
  const next = params.pagination === 'cursor' && (hasNext || tricks.has('SAME_CURSOR')) ? { next_cursor: cursor } : {};
  return reply.send({ data: { customers: shown.map((one) => changed(one, tricks)) }, meta: next });
}

function offsetOf(query: Query, pagination: string, limit: number): number {
  if (pagination === 'page') return (Number(query.page ?? 1) - 1) * limit;
  return Number((pagination === 'cursor' ? query.cursor : query.offset) ?? 0);
}

function changed(customer: object, tricks: ReadonlySet<RestTrick>): object {
  if (tricks.has('EMPTY')) return { customer_id: (customer as RestCustomer).customer_id };
  if (!tricks.has('RENAMED')) return customer;
  const { customer_id: uid, ...others } = customer as RestCustomer;
  return { uid, ...others };
}

const FIRST = ['Elena', 'Bruno', 'Sofia', 'Viktor', 'Aisha', 'Nils'];
const LAST = ['Moreau', 'Okoye', 'Petrov', 'Silva', 'Brandt'];
const PLANS = ['G', 'S', 'B'];
const CUSTOMERS = 120;

/** Returns the customers that each simulator contains initially. All were last changed 24 hours ago. */
export function sampleCustomers(now: () => Date): RestCustomer[] {
  const updatedAt = new Date(now().getTime() - 86_400_000).toISOString();
  return Array.from({ length: CUSTOMERS }, (_, at) => ({
    customer_id: `c-${String(at).padStart(3, '0')}`,
    updated_at: updatedAt,
    name: { first: FIRST[at % FIRST.length] ?? '', last: LAST[at % LAST.length] ?? '' },
    contact: {
      phone: `+4477008${String(10_000 + at).padStart(5, '0')}`,
      emails: [` Customer-${at}@People.example `],
    },
    born: `0${1 + (at % 9)}.1${at % 3}.${1950 + (at % 50)}`,
    plan: PLANS[at % PLANS.length] ?? '',
  }));
}
