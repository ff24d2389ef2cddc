import {
  type FieldMergeFunction,
  InMemoryCache,
  type Reference,
  type StoreObject,
  type TypePolicy,
} from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

const LISTS: NonNullable<TypePolicy['fields']> = {
  auditEvents: relayStylePagination(['filter']),
  auditExports: { keyArgs: false, merge: false },
  accessDenials: relayStylePagination(),
  endpointWeights: relayStylePagination(),
  platformUsers: relayStylePagination(['search']),
  platformEvents: relayStylePagination(),
  bookings: relayStylePagination(['filter', 'orderBy']),
  conversations: relayStylePagination(['filter']),
  leads: relayStylePagination(['filter']),
  leadFormVersions: relayStylePagination(),
  calls: relayStylePagination(['filter']),
  campaigns: relayStylePagination(['filter', 'orderBy']),
  sequenceMessages: relayStylePagination(['filter']),
  campaignRecipients: relayStylePagination(['campaignId', 'filter']),
  templates: relayStylePagination(['filter']),
  surfaceTemplates: relayStylePagination(['archived']),
  surfaces: relayStylePagination(['contactId', 'status']),
  services: relayStylePagination(['filter']),
  agentVersions: relayStylePagination(['agentId']),
  failedJobs: relayStylePagination(),
  modelPrices: relayStylePagination(),
  plans: relayStylePagination(),
  invoices: relayStylePagination(),
  creditBalances: { merge: false },
  creditNotes: relayStylePagination(),
  platformUsageEvents: relayStylePagination(['workspace', 'meter', 'day']),
  taxRates: relayStylePagination(),
  platformInvoices: relayStylePagination(['status']),
  paymentEvents: relayStylePagination(['status']),
  workspacePlans: relayStylePagination(['search']),
  escalationQueue: relayStylePagination(),
  transcript: relayStylePagination(['filter']),
  contacts: relayStylePagination(['filter', 'orderBy']),
  contactTimeline: { keyArgs: ['id', 'first', 'before', 'kinds'], merge: false },
  entitiesAsOf: { keyArgs: ['first', 'types', 'knownAt', 'effectiveAt'], merge: false },
  entityFieldsAsOf: { keyArgs: ['id', 'knownAt', 'effectiveAt'], merge: false },
  contactTags: { merge: false },
  erasures: relayStylePagination(),
  contactImports: relayStylePagination(['kind']),
  contactImportRows: { merge: false },
  jobs: { keyArgs: false, merge: false },
  savedReplies: relayStylePagination(['search']),
  searchResults: relayStylePagination(['query', 'filter']),
  savedViews: { keyArgs: false, merge: false },
  members: relayStylePagination(),
  invitations: relayStylePagination(),
  apiKeys: relayStylePagination(),
  dataSources: { merge: false },
  syncRuns: { keyArgs: ['dataSourceId'], merge: false },
  webhooks: { keyArgs: false, merge: false },
  entities: relayStylePagination(['filter', 'orderBy']),
  possibleDuplicates: relayStylePagination(['entityId']),
  toolCalls: relayStylePagination(['filter']),
  knowledgeSources: relayStylePagination(['filter']),
  unansweredQuestions: relayStylePagination(['status']),
  reviews: relayStylePagination(['filter']),
  reviewAgreement: { merge: false },
  reviewSettings: { merge: false },
  worldEvents: relayStylePagination(['filter']),
  safetyTriggers: relayStylePagination(['filter']),
  providerLogEntries: relayStylePagination(['filter']),
  webhookDeliveries: relayStylePagination(['filter']),
  persistedOperations: relayStylePagination(),
  notifications: relayStylePagination(['filter']),
  notificationSettings: { merge: false },
};

/**
 * Merges the newest page into the cached messages. Keeps newer messages that arrived during the request. Keeps older
 * messages if the oldest message of the page is cached, because otherwise messages between the page and the older
 * messages could be missing.
 */
const mergeNewestPage: FieldMergeFunction<MessagePage> = (cached, page) => {
  const [before, newest] = [cached?.nodes ?? [], page.nodes];
  const placeOf = (one: Reference | undefined) => before.findIndex(({ __ref }) => __ref === one?.__ref);
  const [first, last] = [placeOf(newest[0]), placeOf(newest.at(-1))];
  const later =
    last < 0 ? [] : before.slice(last + 1).filter(({ __ref }) => !newest.some((one) => one.__ref === __ref));
  const nodes = [...before.slice(0, Math.max(first, 0)), ...newest, ...later];
  return { ...page, ...(first > 0 && { pageInfo: cached?.pageInfo }), nodes };
};

interface MessagePage {
  readonly nodes: readonly Reference[];
  /** Page info of the messages. Undefined if the query selects only the newest message. */
  readonly pageInfo?: StoreObject | undefined;
}

/**
 * Creates the cache of one client. Each workspace has its own client, so that its data never appears in another
 * workspace.
 */
export const createCache = () =>
  new InMemoryCache({
    typePolicies: {
      Query: { fields: LISTS },
      Workspace: { fields: { viewer: { merge: true }, viewerCan: { merge: true } } },
      Member: { fields: { viewerCan: { merge: true } } },
      Lead: { fields: { viewerCan: { merge: true }, bookings: { merge: false } } },
      Call: { fields: { viewerCan: { merge: true }, actions: { merge: false } } },
      Contact: { fields: { viewerCan: { merge: true } } },
      Entity: {
        fields: {
          viewerCan: { merge: true },
          // The server returns complete lists. Entries that are missing in a response are removed.
          fields: { merge: false },
          outgoingRelationships: { merge: false },
          incomingRelationships: { merge: false },
          linkedEntities: { merge: false },
          links: { merge: false },
        },
      },
      ContactTag: { keyFields: ['tag'] },
      JobResultCount: { keyFields: false },
      TimelineEntry: { keyFields: ['kind', 'id'] },
      PastEntity: { keyFields: false },
      PastEntityField: { keyFields: false },
      // The excerpt of a text depends on the words of the search.
      SearchResult: { keyFields: false },
      Conversation: {
        fields: {
          viewerCan: { merge: true },
          messages: { merge: mergeNewestPage },
          takeovers: { merge: false },
          handoffs: { merge: false },
          ratings: { merge: false },
          notes: { merge: false },
        },
      },
      Booking: { fields: { viewerCan: { merge: true } } },
      // The server returns the complete list of attempts, so the response replaces the cached list.
      WebhookDelivery: { fields: { viewerCan: { merge: true }, attempts: { merge: false } } },
      DataSource: { fields: { viewerCan: { merge: true } } },
      SyncRun: { fields: { rejections: { merge: false } } },
      ApiKey: { fields: { viewerCan: { merge: true } } },
      Policy: { keyFields: ['key'] },
      Preset: { keyFields: ['key'] },
      Role: { keyFields: ['name'] },
      LeadCountByStatus: { keyFields: ['status'] },
      PublicForm: { keyFields: ['slug'] },
    },
  });
