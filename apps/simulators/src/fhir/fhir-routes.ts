import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Bundle, CapabilityStatement, FhirResource, OperationOutcome } from 'fhir/r4.js';
import { seedOf } from '../sandbox.ts';
import type { SimulatorControls } from '../server/simulator.ts';
import type { FhirStore, ResourceType } from './fhir-store.ts';

/**
 * Simulated faults of a FHIR server. LOOP: returns the URL of the previous page as the URL of the next page. ELSEWHERE:
 * returns the URL of a next page on another host. HUGE: returns a page of ten megabytes. WEB_PAGE: returns HTML.
 * DUPLICATE: returns each record twice. REORDER: returns the last record first. FORGETFUL: cannot continue a search.
 */
export type Misbehavior = 'LOOP' | 'ELSEWHERE' | 'HUGE' | 'WEB_PAGE' | 'DUPLICATE' | 'REORDER' | 'FORGETFUL';

export interface Misbehaviors {
  readonly on: Set<Misbehavior>;
}

const TYPES: readonly ResourceType[] = ['Organization', 'Location', 'Practitioner', 'Patient', 'Appointment'];
const JSON_TYPE = 'application/fhir+json;charset=UTF-8';

/** A search whose result pages are stored on the server, as in HAPI FHIR. */
interface Search {
  readonly seed: string;
  readonly found: readonly FhirResource[];
  readonly count: number;
}

interface Query {
  readonly _count?: string;
  readonly _lastUpdated?: string;
  readonly _getpages?: string;
  readonly _getpagesoffset?: string;
}

type FhirRequest = FastifyRequest<{ Querystring: Query; Params: { type?: string } }>;

/** Adds the FHIR R4 routes that Frontdesk uses. */
export function fhirRoutes(
  { app, revoked }: SimulatorControls,
  store: FhirStore,
  tricks: Misbehaviors,
  baseUrl: () => string,
): void {
  const searches = new Map<string, Search>();
  const seedOfCaller = ({ headers }: FastifyRequest) => {
    const key = (headers.authorization ?? '').replace(/^Bearer /, '');
    return revoked.has(key) ? null : seedOf('fhir-', key);
  };
  const known = async (request: FastifyRequest, reply: FastifyReply) => {
    if (!seedOfCaller(request))
      return no(reply, 401, 'login', 'Authentication failed: the token is unknown or expired');
    if (tricks.on.has('WEB_PAGE')) return reply.type('text/html').send('<!doctype html><h1>Sign in</h1>');
    return undefined;
  };
  const answer = (reply: FastifyReply, id: string, offset: number) => {
    const search = searches.get(id);
    if (!search || (tricks.on.has('FORGETFUL') && offset > 0)) {
      tricks.on.delete('FORGETFUL');
      return no(reply, 410, 'processing', `Search ID "${id}" does not exist and may have expired`);
    }
    return reply.type(JSON_TYPE).send(pageOf(search, { id, offset, baseUrl: baseUrl(), tricks: tricks.on }));
  };

  app.get('/fhir/metadata', { preHandler: known }, (_request, reply) => reply.type(JSON_TYPE).send(CAPABILITIES));
  app.get('/fhir', { preHandler: known }, ({ query }: FhirRequest, reply) =>
    answer(reply, query._getpages ?? '', Number(query._getpagesoffset ?? 0)),
  );
  app.get('/fhir/:type', { preHandler: known }, (request: FhirRequest, reply) => {
    const type = TYPES.find((one) => one === request.params.type);
    if (!type) return no(reply, 404, 'processing', `Unknown resource type '${request.params.type}'`);
    const seed = seedOfCaller(request) ?? '';
    const since = request.query._lastUpdated?.replace(/^ge/, '') ?? null;
    const id = randomUUID();
    searches.set(id, {
      seed,
      found: store.all(seed, type, since),
      count: Math.min(Number(request.query._count ?? 20), 200),
    });
    return answer(reply, id, 0);
  });
}

interface At {
  readonly id: string;
  readonly offset: number;
  readonly baseUrl: string;
  readonly tricks: ReadonlySet<Misbehavior>;
}

function pageOf({ found, count }: Search, { id, offset, baseUrl, tricks }: At): Bundle {
  const here = found.slice(offset, offset + count);
  const turned = tricks.has('REORDER') ? here.toReversed() : here;
  const shown = tricks.has('DUPLICATE') ? turned.flatMap((one) => [one, one]) : turned;
  const place = (from: number, host = baseUrl) =>
    `${host}/fhir?_getpages=${id}&_getpagesoffset=${from}&_count=${count}&_bundletype=searchset`;
  const link = [{ relation: 'self', url: place(offset) }];
  if (tricks.has('LOOP')) link.push({ relation: 'next', url: place(offset === 0 ? count : 0) });
  else if (tricks.has('ELSEWHERE'))
    link.push({ relation: 'next', url: place(offset + count, 'https://collector.example') });
  else if (offset + count < found.length) link.push({ relation: 'next', url: place(offset + count) });
  return {
    resourceType: 'Bundle',
    id,
    type: 'searchset',
    total: found.length,
    link,
    entry: shown.map((resource) => ({
      fullUrl: `${baseUrl}/fhir/${resource.resourceType}/${resource.id}`,
      resource,
      search: { mode: 'match' as const },
    })),
    ...(tricks.has('HUGE') ? { implicitRules: 'x'.repeat(10_000_000) } : {}),
  };
}

function no(reply: FastifyReply, status: number, code: OperationOutcome['issue'][number]['code'], diagnostics: string) {
  const outcome: OperationOutcome = {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code, diagnostics }],
  };
  return reply.code(status).type(JSON_TYPE).send(outcome);
}

const CAPABILITIES: CapabilityStatement = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-01-01',
  kind: 'instance',
  software: { name: 'Simulated FHIR server', version: '7.4' },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  rest: [
    {
      mode: 'server',
      resource: TYPES.map((type) => ({
        type,
        interaction: [{ code: 'read' as const }, { code: 'search-type' as const }],
      })),
    },
  ],
};
