import { LIMITS } from '@frontdesk/domain';
import { SettingsPageDocument } from '../../gql/settings-page.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';

/** Returns query variables that limit the settings query to data that the viewer can read. */
export function useSettingsVariables() {
  const settings = useCan('update', 'Workspace');
  const canReadLeads = useCan('read', 'Lead');
  const keys = useCan('read', 'ApiKey');
  const conversions = useCan('read', 'EnvironmentConversion');
  const serviceAccounts = useCan('read', 'ServiceAccount');
  return {
    settings,
    leads: settings && canReadLeads,
    keys,
    conversions: settings && conversions,
    serviceAccounts,
    first: LIMITS.pageSize,
  };
}

export function useSettings() {
  const variables = useSettingsVariables();
  const query = useScreenQuery(SettingsPageDocument, variables);
  const { data } = query;
  const apiKeys = data?.apiKeys;
  const { paging } = usePages(apiKeys, query);
  return {
    canSee: variables,
    data,
    serviceAccounts: data?.serviceAccounts?.edges.map(({ node }) => node),
    keys: { apiKeys: apiKeys?.edges.map(({ node }) => node), ...paging },
  };
}
