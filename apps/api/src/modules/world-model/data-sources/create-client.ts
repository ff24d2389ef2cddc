import { SOURCE_LIMITS } from '@frontdesk/domain';
import { fhirSource, type SourceCredentials, type SourcePort } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import type { SourceRow } from './data-sources.repository.ts';

export interface OpenedSource {
  readonly row: SourceRow;
  readonly credentials: SourceCredentials;
}

/** Client for a source, for one unit of work. Requests use the guarded HTTP client for user-supplied URLs. */
export function createClient({ outbound }: Pick<Services, 'outbound'>, { row, credentials }: OpenedSource): SourcePort {
  const { baseUrl, pageSize } = row;
  const terms = { timeoutMs: row.timeoutSeconds * 1_000, maxBytes: SOURCE_LIMITS.pageBytes };
  return fhirSource({
    baseUrl,
    credentials,
    pageSize,
    ask: (url, headers) => outbound.ask({ url, headers, ...terms }),
  });
}
