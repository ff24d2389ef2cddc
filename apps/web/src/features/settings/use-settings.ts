import { LIMITS } from '@frontdesk/domain';
import { useState } from 'react';
import { SettingsPageDocument } from '../../gql/settings-page.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';

/** Returns variables that limit the settings query to data that the viewer can read. */
export function useSettingsVariables() {
  const settings = useCan('update', 'Workspace');
  const canReadLeads = useCan('read', 'Lead');
  const keys = useCan('read', 'ApiKey');
  const conversions = useCan('read', 'EnvironmentConversion');
  const identities = useCan('read', 'ServiceAccount');
  return {
    settings,
    leads: settings && canReadLeads,
    keys,
    conversions: settings && conversions,
    identities,
    first: LIMITS.pageSize,
  };
}

export function useSettings() {
  const variables = useSettingsVariables();
  const [loadingMore, setLoadingMore] = useState(false);
  const { data, fetchMore } = useScreenQuery(SettingsPageDocument, variables);
  const apiKeys = data?.apiKeys;
  const more = () => {
    setLoadingMore(true);
    // If the request fails, the user can press the button again.
    fetchMore({ variables: { after: apiKeys?.pageInfo.endCursor } })
      .catch(() => {})
      .finally(() => setLoadingMore(false));
  };
  return {
    canSee: variables,
    data,
    identities: data?.serviceAccounts?.edges.map(({ node }) => node),
    keys: {
      apiKeys: apiKeys?.edges.map(({ node }) => node),
      total: apiKeys?.totalCount,
      hasMore: apiKeys?.pageInfo.hasNextPage ?? false,
      loadingMore,
      onMore: more,
    },
  };
}
