import { SOURCE_LIMITS } from '@frontdesk/domain';
import { fhirSource, type SourceCredentials, type SourcePort } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import type { SourceRow } from './data-sources.repository.ts';

export interface OpenedSource {
  readonly row: SourceRow;
  readonly credentials: SourceCredentials;
}

/**
 * Creates a client for reading one page or testing a connection. Requests use the HTTP client that refuses private
 * networks.
 */
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
