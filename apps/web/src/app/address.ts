import { useParams, useSearch } from '@tanstack/react-router';
import type { SearchParams } from '../lib/search-params.ts';

/** Query parameters as plain strings. */
export const useSearchParams = (): SearchParams =>
  useSearch({ strict: false, select: (search: SearchParams) => search });

/** A path parameter of the route. Empty when the route has none. */
export const usePathParam = (
  name:
    | 'slug'
    | 'leadId'
    | 'callId'
    | 'conversationId'
    | 'contactId'
    | 'importId'
    | 'campaignId'
    | 'dataSourceId'
    | 'entityId',
): string => useParams({ strict: false, select: (params: Partial<Record<string, string>>) => params[name] ?? '' });
