import { FailedJobsDocument } from '../../gql/failed-jobs.ts';
import { PlatformPageDocument } from '../../gql/platform-page.ts';
import { answer } from '../../testing/answers.ts';

/** Default platform settings. */
export const platformSettings = {
  __typename: 'PlatformSettings' as const,
  registrationMode: 'OPEN' as const,
  allowedDomains: [],
  workspaceCreation: true,
};
export const platformPage = (overrides = {}) =>
  answer(PlatformPageDocument, {
    platformSettings,
    platformDiagnostics: {
      __typename: 'PlatformDiagnostics',
      authSecretPresent: true,
      integrationsEncryptionKeyPresent: false,
      databaseVersion: '17.9',
      databaseWarning: 'PostgreSQL 17.9 has known holes in row-level security: use 17.12 or newer in production.',
      jobsWaiting: 3,
      jobsFailing: 1,
      oldestJobAt: null,
      keysWaitingForRotation: 0,
      migrations: [
        { __typename: 'AppliedMigration', name: '20261121034107_foundation', finishedAt: '2026-11-21T09:00:00.000Z' },
      ],
      ...overrides,
    },
    platformEvents: {
      __typename: 'PlatformEventConnection',
      totalCount: 1,
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      edges: [
        {
          __typename: 'PlatformEventEdge',
          cursor: 'c',
          node: {
            __typename: 'PlatformEvent',
            id: 'line-1',
            name: 'platform.settings_updated',
            actorLabel: 'Pia Platform',
            subjectType: 'Platform',
            subjectId: '1',
            before: '{"workspaceCreation":false}',
            after: '{"workspaceCreation":true}',
            occurredAt: '2026-11-21T09:00:00.000Z',
          },
        },
      ],
    },
  });

const failedJob = {
  __typename: 'FailedJob' as const,
  id: '7',
  task: 'send_message',
  attempts: 25,
  error: 'connect ECONNREFUSED [number]' as string | null,
  lastAttemptAt: '2026-11-21T09:00:00.000Z',
  isDiscardable: true,
};

/** Mocks the list of failed jobs. Each argument overrides fields of a default job, which can be discarded. */
export const failedJobs = (...jobs: readonly Partial<typeof failedJob>[]) =>
  answer(FailedJobsDocument, {
    failedJobs: {
      __typename: 'FailedJobConnection',
      totalCount: jobs.length,
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      edges: jobs.map((job) => ({ __typename: 'FailedJobEdge' as const, cursor: 'c', node: { ...failedJob, ...job } })),
    },
  });
