import { fhirRecord } from './fhir-records.ts';
import { type Bundle, bundle, capabilities, explainOutcome } from './fhir-shapes.ts';
import { SourceError } from './source-error.ts';
import {
  createSourceHttpClient,
  type SourceCredentials,
  type SourceHttpClient,
  type SourceRequestFunction,
  type SourceTimeouts,
} from './source-http-client.ts';
import type {
  FhirResource,
  PageRequest,
  SourceDescription,
  SourcePage,
  SourcePort,
  SourceSample,
} from './source-port.ts';

export interface FhirSettings {
  /** Base URL without a trailing slash, for example https://ehr.example.com/fhir/r4. */
  readonly baseUrl: string;
  readonly credentials: SourceCredentials;
  readonly pageSize: number;
  readonly ask: SourceRequestFunction;
  readonly patience?: SourceTimeouts;
}

/** Reads from a FHIR R4 server. Searches each resource type page by page, starting with the oldest change. */
export function fhirSource(settings: FhirSettings): SourcePort {
  const line = createSourceHttpClient({ ...settings, accept: 'application/fhir+json', explain: explainOutcome });
  return {
    verify: (types) => verify(line, settings, types),
    page: (asked) => page(line, settings, asked),
  };
}

async function verify(
  line: SourceHttpClient,
  settings: FhirSettings,
  types: readonly FhirResource[],
): Promise<SourceDescription> {
  const { json } = await line.get(`${settings.baseUrl}/metadata`);
  const read = capabilities.safeParse(json);
  if (!read.success)
    throw new SourceError('REFUSED', 'The system is not a FHIR server: /metadata has no CapabilityStatement.');
  const { fhirVersion, software, implementation, rest } = read.data;
  if (!fhirVersion.startsWith('4.'))
    throw new SourceError('REFUSED', `The system uses FHIR ${fhirVersion.slice(0, 20)}. Only FHIR R4 is supported.`);
  const offered = new Set(rest?.flatMap(({ resource }) => resource?.map(({ type }) => type) ?? []));
  const missing = types.filter((type) => !offered.has(type));
  if (missing.length > 0) throw new SourceError('REFUSED', `The system does not offer ${missing.join(', ')}.`);
  const samples: SourceSample[] = [];
  for (const type of types) samples.push(await sample(line, settings, type));
  const name =
    [software?.name, software?.version].filter(Boolean).join(' ') || implementation?.description || 'A FHIR server';
  return { name: name.slice(0, 200), samples };
}

async function sample(line: SourceHttpClient, { baseUrl }: FhirSettings, type: FhirResource): Promise<SourceSample> {
  const { json } = await line.get(`${baseUrl}/${type}?_count=1&_total=accurate`);
  const found = bundleOf(json);
  const [first] = resourcesOf(found, type).map((resource) => fhirRecord(baseUrl, type, resource));
  return { type, count: found.total ?? null, first: first && 'fields' in first ? first : null };
}

async function page(
  line: SourceHttpClient,
  { baseUrl, pageSize }: FhirSettings,
  asked: PageRequest,
): Promise<SourcePage> {
  const type = asked.type as FhirResource;
  const url = 'next' in asked ? asked.next : searchOf(`${baseUrl}/${type}`, pageSize, asked.since);
  const { json, serverTime } = await line.get(url);
  const found = bundleOf(json);
  const read = resourcesOf(found, type).map((resource) => fhirRecord(baseUrl, type, resource));
  return {
    records: read.filter((one) => 'fields' in one),
    rejected: read.filter((one) => 'reason' in one),
    next: nextOf(found, baseUrl),
    serverTime,
    mark: null,
  };
}

function searchOf(url: string, pageSize: number, since: Date | null): string {
  const query = new URLSearchParams({ _count: String(pageSize), _sort: '_lastUpdated' });
  if (since) query.set('_lastUpdated', `ge${since.toISOString()}`);
  return `${url}?${query.toString()}`;
}

function bundleOf(json: unknown): Bundle {
  const read = bundle.safeParse(json);
  if (read.success) return read.data;
  const outcome = explainOutcome(json);
  throw new SourceError(
    'REFUSED',
    outcome ? `The system responded: ${outcome.slice(0, 300)}` : 'The response of the system is not a FHIR Bundle.',
  );
}

/**
 * Returns the resources of the requested type. Omits other entries, such as an OperationOutcome that the server added.
 */
const resourcesOf = ({ entry }: Bundle, type: FhirResource) =>
  (entry ?? []).flatMap(({ resource }) => (resource?.resourceType === type ? [resource] : []));

/**
 * Returns the URL of the next page, or null on the last page. The URL must be on the same server, so that a response
 * cannot redirect the credentials.
 */
function nextOf({ link }: Bundle, baseUrl: string): string | null {
  const nextUrl = link?.find(({ relation }) => relation === 'next')?.url;
  if (nextUrl === undefined) return null;
  const next = URL.canParse(nextUrl, `${baseUrl}/`) ? new URL(nextUrl, `${baseUrl}/`) : null;
  if (next?.origin !== new URL(baseUrl).origin || next.username || next.password || next.href.length > 4_000)
    throw new SourceError('REFUSED', 'The system links to a next page on another host. Such links are not followed.');
  return next.href;
}
