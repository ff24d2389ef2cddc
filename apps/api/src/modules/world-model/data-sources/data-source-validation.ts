import {
  FHIR_RESOURCES,
  isFhirResource,
  normalizeName,
  RUNNER_DEFAULTS,
  type RunnerTerms,
  SOURCE_LIMITS,
  type SourceAuthorization,
} from '@frontdesk/domain';
import type { Services, WorkspaceContext } from '../../../auth/context.ts';
import { isRefused, type Refused, refused, validFields } from '../../../errors/refused.ts';
import type { GivenCredentials } from './credentials.ts';

export interface DataSourceInput {
  readonly name: string;
  readonly baseUrl: string;
  readonly resourceTypes: readonly string[];
  readonly runner?: RunnerTerms | null;
}

/**
 * Validates and normalizes the settings of a data source. Must not be called in a transaction, because it resolves the
 * host name.
 */
export async function validateDataSource({ services }: WorkspaceContext, input: DataSourceInput) {
  const asked = FHIR_RESOURCES.filter((type) => input.resourceTypes.includes(type));
  const isKnown = asked.length > 0 && input.resourceTypes.every(isFhirResource);
  const fields = validFields({
    name: normalizeName(input.name) ?? refused('NAME_INVALID', 'name'),
    resourceTypes: isKnown ? asked : refused('DATA_SOURCE_RESOURCES_INVALID', 'resourceTypes'),
    runner: validateRunner(input.runner ?? RUNNER_DEFAULTS),
    baseUrl: await validateUrl(services, input.baseUrl.trim().replace(/\/+$/, '')),
  });
  if (isRefused(fields)) return fields;
  const { runner, ...source } = fields;
  return { ...source, ...runner };
}

async function validateUrl({ outbound }: Services, baseUrl: string): Promise<string | Refused> {
  const refusal = await outbound.faultOf(baseUrl);
  if (refusal) return refused(refusal, 'baseUrl');
  return isPlain(baseUrl) ? baseUrl : refused('DATA_SOURCE_URL_INVALID', 'baseUrl');
}

export type ValidDataSource = Exclude<Awaited<ReturnType<typeof validateDataSource>>, Refused>;

/** Returns whether a URL has no query or fragment and is not too long. Paths are appended to the base URL. */
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
  readonly username?: string | null;
  readonly secret?: string | null;
}

export function validateCredentials(input: CredentialInput): GivenCredentials | Refused {
  const { authorization } = input;
  if (authorization === 'NONE') return { authorization, username: null, secret: null };
  const secret = (input.secret ?? '').trim();
  // The token is sent in a header, which allows visible ASCII characters only.
  const strange = authorization === 'BEARER' ? /[^\x21-\x7e]/ : /[\p{Cc}\p{Cs}]/u;
  if (secret === '' || secret.length > SOURCE_LIMITS.secretLength || strange.test(secret))
    return refused('DATA_SOURCE_SECRET_MISSING', 'secret');
  if (authorization === 'BEARER') return { authorization, username: null, secret };
  const username = (input.username ?? '').trim();
  if (username === '' || username.length > SOURCE_LIMITS.usernameLength || /[:\p{Cc}\p{Cs}]/u.test(username))
    return refused('DATA_SOURCE_USERNAME_MISSING', 'username');
  return { authorization, username, secret };
}

/** Returns the settings for the audit log, without credentials. */
export const toAuditData = ({ name, baseUrl, resourceTypes, ...runner }: ValidDataSource) => ({
  name,
  baseUrl,
  resourceTypes: [...resourceTypes],
  strategy: runner.strategy,
  everyMinutes: runner.everyMinutes,
  pageSize: runner.pageSize,
  requestsPerMinute: runner.requestsPerMinute,
  timeoutSeconds: runner.timeoutSeconds,
});
