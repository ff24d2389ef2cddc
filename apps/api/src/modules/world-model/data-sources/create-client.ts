import {
  mapRecord,
  REST_LIMITS,
  type RestRequest,
  SOURCE_LIMITS,
  type SourceMapping,
  valueAt,
} from '@frontdesk/domain';
import {
  fhirSource,
  type RestPage,
  restRecords,
  restSource,
  type SourceCredentials,
  type SourcePort,
} from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import type { SourceRow } from './data-sources.repository.ts';

export interface OpenedSource {
  readonly row: SourceRow;
  readonly credentials: SourceCredentials;
  /** Mapping of a REST source. Null for other kinds of sources, and if none is stored yet. */
  readonly mapping: SourceMapping | null;
}

type ClientServices = Pick<Services, 'outbound' | 'clock'>;

/**
 * Creates a client for reading one page or testing a connection. The client uses the HTTP client that blocks requests
 * to private networks.
 */
export function createClient(services: ClientServices, opened: OpenedSource): SourcePort {
  const { baseUrl, pageSize, kind } = opened.row;
  if (kind === 'REST') return restPort(services, opened);
  const ask = requestFunction(services, opened.row, SOURCE_LIMITS.pageBytes);
  return fhirSource({ baseUrl, credentials: opened.credentials, pageSize, ask });
}

function restPort(services: ClientServices, opened: OpenedSource): SourcePort {
  const client = restClient(services, opened);
  return {
    verify: async () => {
      await client.items({ type: 'RECORD', since: null });
      return { name: new URL(opened.row.baseUrl).host, samples: [] };
    },
    page: async (asked) => {
      const { mapping } = opened;
      if (!mapping) throw new Error('The run of the REST source has no mapping.');
      return restRecords(await client.items(asked), (item) => mapRecord(mapping, item), services.clock());
    },
  };
}

/** Requests the first records of a REST source without mapping them. */
export const firstRestPage = (services: ClientServices, opened: OpenedSource): Promise<RestPage> =>
  restClient(services, opened).items({ type: 'RECORD', since: null });

function restClient(services: ClientServices, { row, credentials }: OpenedSource) {
  const ask = requestFunction(services, row, REST_LIMITS.pageBytes);
  const request = row.request as unknown as RestRequest;
  return restSource({ baseUrl: row.baseUrl, credentials, request, pageSize: row.pageSize, ask, valueAt });
}

const requestFunction =
  ({ outbound }: ClientServices, { timeoutSeconds }: SourceRow, maxBytes: number) =>
  (url: string, headers: Readonly<Record<string, string>>) =>
    outbound.ask({ url, headers, timeoutMs: timeoutSeconds * 1_000, maxBytes });
