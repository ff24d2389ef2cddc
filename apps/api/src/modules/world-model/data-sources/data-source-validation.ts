import {
  type DataSourceKind,
  FHIR_RESOURCES,
  type FhirResource,
  isFhirResource,
  normalizeName,
  type RestRequest,
  RUNNER_DEFAULTS,
  type RunnerTerms,
  SOURCE_LIMITS,
  type SourceAuthorization,
} from '@frontdesk/domain';
import type { Services, WorkspaceContext } from '../../../auth/context.ts';
import { isRefused, type Refused, refused, validFields } from '../../../errors/refused.ts';
import type { GivenCredentials } from './credentials.ts';
import { isKeyHeader, validRestRequest } from './rest-validation.ts';

export interface DataSourceInput {
  readonly name: string;
  readonly baseUrl: string;
  /** Record types to read. Must be empty or omitted for a REST API. */
  readonly resourceTypes?: readonly string[] | null;
  /** Settings of the request. Required for a REST API, omitted for other kinds. */
  readonly request?: RestRequest | null;
  readonly runner?: RunnerTerms | null;
}

/**
 * Validates and normalizes the settings of a data source. Must not be called inside a transaction, because it resolves
 * the host name.
 */
// oxlint-disable-next-line max-params -- the arguments have different types, so their order cannot be confused.
export async function validateDataSource({ services }: WorkspaceContext, kind: DataSourceKind, input: DataSourceInput) {
  const fields = validFields({
    name: normalizeName(input.name) ?? refused('NAME_INVALID', 'name'),
    resourceTypes: validateResourceTypes(kind, input.resourceTypes ?? []),
    rest: validateRest(kind, input.request ?? null),
    runner: validateRunner(input.runner ?? RUNNER_DEFAULTS),
    baseUrl: await validateUrl(services, input.baseUrl.trim().replace(/\/+$/, '')),
  });
  if (isRefused(fields)) return fields;
  const { runner, rest, ...source } = fields;
  return { ...source, ...rest, ...runner };
}

function validateResourceTypes(kind: DataSourceKind, given: readonly string[]): FhirResource[] | Refused {
  const asked = FHIR_RESOURCES.filter((type) => given.includes(type));
  const isValid = kind === 'FHIR' ? asked.length > 0 && given.every(isFhirResource) : given.length === 0;
  return isValid ? asked : refused('DATA_SOURCE_RESOURCES_INVALID', 'resourceTypes');
}

/** Validates the request settings of a REST API. The result is null for other kinds of sources. */
function validateRest(kind: DataSourceKind, given: RestRequest | null): { request: RestRequest | null } | Refused {
  if (kind === 'FHIR') return given === null ? { request: null } : refused('DATA_SOURCE_REQUEST_INVALID');
  const request = given && validRestRequest(given);
  return request ? { request } : refused('DATA_SOURCE_REQUEST_INVALID');
}

async function validateUrl({ outbound }: Services, baseUrl: string): Promise<string | Refused> {
  const refusal = await outbound.faultOf(baseUrl);
  if (refusal) return refused(refusal, 'baseUrl');
  return isPlain(baseUrl) ? baseUrl : refused('DATA_SOURCE_URL_INVALID', 'baseUrl');
}

export type ValidDataSource = Exclude<Awaited<ReturnType<typeof validateDataSource>>, Refused>;

/** Returns whether a base URL is not too long and has no query or fragment, because paths are appended to it. */
function isPlain(text: string): boolean {
  const { search, hash, href } = new URL(text);
  return (
    search === '' && hash === '' && !text.includes('?') && !text.includes('#') && href.length <= SOURCE_LIMITS.urlLength
  );
}

interface Range {
  readonly least: number;
  readonly most: number;
}

const isWithin = (value: number, { least, most }: Range): boolean => value >= least && value <= most;

function validateRunner(terms: RunnerTerms): RunnerTerms | Refused {
  const { strategy, everyMinutes, pageSize, requestsPerMinute, timeoutSeconds } = terms;
  if (strategy === 'SCHEDULED' && !isWithin(everyMinutes ?? 0, SOURCE_LIMITS.everyMinutes))
    return refused('DATA_SOURCE_INTERVAL_INVALID', 'everyMinutes');
  const fits =
    isWithin(pageSize, SOURCE_LIMITS.pageSize) &&
    isWithin(requestsPerMinute, SOURCE_LIMITS.requestsPerMinute) &&
    isWithin(timeoutSeconds, SOURCE_LIMITS.timeoutSeconds);
  if (!fits) return refused('DATA_SOURCE_RUNNER_INVALID', 'pageSize');
  const every = strategy === 'SCHEDULED' ? everyMinutes : null;
  return { strategy, everyMinutes: every, pageSize, requestsPerMinute, timeoutSeconds };
}

export interface CredentialInput {
  readonly authorization: SourceAuthorization;
  readonly headerName?: string | null;
  readonly username?: string | null;
  readonly secret?: string | null;
}

export function validateCredentials(input: CredentialInput): GivenCredentials | Refused {
  const { authorization } = input;
  if (authorization === 'NONE') return { authorization, username: null, headerName: null, secret: null };
  const secret = (input.secret ?? '').trim();
  // The token is sent in a header, which can contain only visible ASCII characters.
  const strange = authorization !== 'BASIC' ? /[^\x21-\x7e]/ : /[\p{Cc}\p{Cs}]/u;
  if (secret === '' || secret.length > SOURCE_LIMITS.secretLength || strange.test(secret))
    return refused('DATA_SOURCE_SECRET_MISSING', 'secret');
  if (authorization === 'BEARER') return { authorization, username: null, headerName: null, secret };
  if (authorization === 'HEADER') {
    const headerName = (input.headerName ?? '').trim();
    if (!isKeyHeader(headerName)) return refused('DATA_SOURCE_HEADER_INVALID', 'headerName');
    return { authorization, username: null, headerName, secret };
  }
  const username = (input.username ?? '').trim();
  if (username === '' || username.length > SOURCE_LIMITS.usernameLength || /[:\p{Cc}\p{Cs}]/u.test(username))
    return refused('DATA_SOURCE_USERNAME_MISSING', 'username');
  return { authorization, username, headerName: null, secret };
}

/** Returns the settings for the audit log, excluding credentials. */
export const toAuditData = ({ name, baseUrl, resourceTypes, request, ...runner }: ValidDataSource) => ({
  name,
  baseUrl,
  resourceTypes: [...resourceTypes],
  ...(request ? { request: { ...request } } : {}),
  strategy: runner.strategy,
  everyMinutes: runner.everyMinutes,
  pageSize: runner.pageSize,
  requestsPerMinute: runner.requestsPerMinute,
  timeoutSeconds: runner.timeoutSeconds,
});
