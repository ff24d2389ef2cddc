import { useParams, useSearch } from '@tanstack/react-router';
import type { SearchParams } from '../lib/search-params.ts';

/** Returns the query parameters of the current URL. The value of a parameter that occurs several times is a list. */
export const useSearchParams = (): SearchParams =>
  useSearch({ strict: false, select: (search: SearchParams) => search });

/** Returns a path parameter of the current route, or an empty string if the route does not have the parameter. */
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
    | 'entityId'
    | 'formId'
    | 'invoiceId'
    | 'sourceId',
): string => useParams({ strict: false, select: (params: Partial<Record<string, string>>) => params[name] ?? '' });
