import { InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

/** One cache per client, and one client per workspace: what was read in one can never be shown in another. */
export const createCache = () =>
  new InMemoryCache({
    typePolicies: {
      Query: {
        fields: {
          auditEvents: relayStylePagination(['filter']),
          auditExports: { keyArgs: false, merge: false },
          deniedAttempts: relayStylePagination(),
          platformUsers: relayStylePagination(['search']),
          platformEvents: relayStylePagination(),
          conversations: relayStylePagination(['filter']),
          leads: relayStylePagination(['filter']),
          calls: relayStylePagination(['filter']),
          transcript: relayStylePagination(['filter']),
          members: relayStylePagination(),
          invitations: relayStylePagination(),
          apiKeys: relayStylePagination(),
          persistedOperations: relayStylePagination(),
        },
      },
      Workspace: { fields: { viewer: { merge: true }, viewerCan: { merge: true } } },
      Member: { fields: { viewerCan: { merge: true } } },
      Lead: { fields: { viewerCan: { merge: true } } },
      Call: { fields: { viewerCan: { merge: true }, actions: { merge: false } } },
      // The server says which messages; what was there before is not among them.
      Conversation: { fields: { viewerCan: { merge: true }, messages: { merge: false } } },
      ApiKey: { fields: { viewerCan: { merge: true } } },
      Policy: { keyFields: ['key'] },
      Preset: { keyFields: ['key'] },
      Role: { keyFields: ['name'] },
      LeadCount: { keyFields: ['status'] },
      PublicForm: { keyFields: ['slug'] },
    },
  });
