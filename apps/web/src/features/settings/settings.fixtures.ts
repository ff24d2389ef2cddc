import { IntegrationsDocument } from '../../gql/integrations-section.ts';
import { SettingsPageDocument } from '../../gql/settings-page.ts';
import type {
  ApiKeyList_ApiKeyFragment,
  IntegrationCard_IntegrationFragment,
  SettingsPageQuery,
} from '../../gql/types.ts';
import { answer } from '../../testing/answers.ts';

type ApiKey = Omit<ApiKeyList_ApiKeyFragment, ' $fragmentName'>;
type ServiceAccount = NonNullable<SettingsPageQuery['serviceAccounts']>['edges'][number]['node'];
type Permission = { __typename: 'PermissionCheck'; allowed: boolean; reason: string | null };
type Workspace = SettingsPageQuery['workspace'];
type Conversion = NonNullable<SettingsPageQuery['environmentConversions']>['edges'][number]['node'];

export const ALLOWED = { __typename: 'PermissionCheck' as const, allowed: true, reason: null };
export const REFUSED = (reason: string) => ({ __typename: 'PermissionCheck' as const, allowed: false, reason });

export const buildApiKey = (overrides: Partial<ApiKey> = {}): ApiKey => ({
  __typename: 'ApiKey',
  id: 'key-1',
  name: 'Website',
  maskedKey: 'fd_live_ab12…',
  environment: 'PRODUCTION',
  mode: 'PERSISTED_ONLY',
  scopes: ['lead.manage', 'lead.read'],
  status: 'ACTIVE',
  createdByName: 'Ada Lovelace',
  serviceAccountName: null,
  createdAt: '2026-11-01T09:00:00.000Z',
  lastUsedAt: null,
  lastUsedFrom: null,
  lastUsedFor: null,
  allowedRanges: [],
  replacedById: null,
  policyUses: [],
  expiresAt: '2027-01-30T09:00:00.000Z',
  revokedAt: null,
  viewerCan: { __typename: 'ApiKeyPermissions', update: ALLOWED, rotate: ALLOWED, revoke: ALLOWED },
  ...overrides,
});

export const buildServiceAccount = (overrides: Partial<ServiceAccount> = {}): ServiceAccount => ({
  __typename: 'ServiceAccount',
  id: 'service-account-1',
  name: 'Nightly import',
  policies: ['lead.manage'],
  createdByName: 'Ada Lovelace',
  createdAt: '2026-11-01T09:00:00.000Z',
  ...overrides,
});

interface Page {
  keys?: ApiKey[];
  conversions?: Conversion[];
  serviceAccounts?: ServiceAccount[];
  workspace?: Partial<Workspace>;
  viewerCan?: Partial<Workspace['viewerCan']>;
}

type Integration = Omit<IntegrationCard_IntegrationFragment, ' $fragmentName'>;

/** Creates a verified Twilio integration. */
export const buildIntegration = (overrides: Partial<Integration> = {}): Integration => ({
  __typename: 'Integration',
  id: 'integration-twilio',
  provider: 'TWILIO',
  status: 'VERIFIED',
  sandbox: false,
  accountSid: 'AC00000000000000000000000000000001',
  fromNumber: '+14155238886',
  assistantId: null,
  phoneNumberId: null,
  eventTypeId: null,
  model: null,
  embeddingModel: null,
  resource: null,
  baseUrl: null,
  secretLastFour: '9f3c',
  webhookSecretLastFour: null,
  accountName: 'Acme Ltd',
  verifiedAt: '2026-11-21T09:00:00.000Z',
  failure: null,
  failedAt: null,
  setByName: 'Ada Lovelace',
  setAt: '2026-11-20T09:00:00.000Z',
  viewerCan: { __typename: 'IntegrationPermissions', set: ALLOWED, verify: ALLOWED, remove: ALLOWED },
  ...overrides,
});

export const integrationsAnswer = (
  integrations: () => Integration[] = () => [],
  enableSimulator: Permission = ALLOWED,
) =>
  answer(IntegrationsDocument, () => ({
    integrations: integrations(),
    workspace: {
      __typename: 'Workspace' as const,
      id: 'workspace-acme',
      twilioInboundUrl: 'https://desk.example/api/whatsapp/inbound',
      calendarEventsUrl: 'https://desk.example/api/calendar/events?workspace=workspace-acme',
      viewerCan: { __typename: 'WorkspacePermissions' as const, setIntegrations: ALLOWED, enableSimulator },
    },
  }));

export const settingsPage = ({ keys = [], conversions = [], serviceAccounts = [], workspace, viewerCan }: Page = {}) =>
  answer(SettingsPageDocument, (asked) => ({
    workspace: {
      __typename: 'Workspace' as const,
      id: 'workspace-acme',
      name: 'Acme',
      slug: 'acme',
      description: 'The front desk of Acme.',
      defaultCountry: null,
      timezone: 'UTC',
      formUrl: 'http://localhost/forms/acme',
      memberCount: 6,
      environment: 'STAGING' as const,
      viewerCan: {
        __typename: 'WorkspacePermissions' as const,
        update: ALLOWED,
        rename: ALLOWED,
        convert: ALLOWED,
        assignOrganization: ALLOWED,
        export: ALLOWED,
        delete: ALLOWED,
        createApiKeys: ALLOWED,
        createServiceAccounts: ALLOWED,
        ...viewerCan,
      },
      ...workspace,
    },
    ...(asked.leads && {
      leadCounts: [{ __typename: 'LeadCountByStatus' as const, status: 'NEW' as const, count: 340 }],
    }),
    ...(asked.conversions && {
      environmentConversions: {
        __typename: 'EnvironmentConversionConnection' as const,
        edges: conversions.map((node) => ({ __typename: 'EnvironmentConversionEdge' as const, node })),
      },
    }),
    ...(asked.settings && {
      diagnostics: {
        __typename: 'Diagnostics' as const,
        authSecretPresent: true,
        integrationsEncryptionKeyPresent: false,
      },
    }),
    ...(asked.serviceAccounts && {
      serviceAccounts: {
        __typename: 'ServiceAccountConnection' as const,
        edges: serviceAccounts.map((node) => ({ __typename: 'ServiceAccountEdge' as const, cursor: node.id, node })),
        pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
        totalCount: serviceAccounts.length,
      },
    }),
    ...(asked.keys && {
      apiKeys: {
        __typename: 'ApiKeyConnection' as const,
        edges: keys.map((node) => ({ __typename: 'ApiKeyEdge' as const, cursor: node.id, node })),
        pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
        totalCount: keys.length,
      },
    }),
  }));
