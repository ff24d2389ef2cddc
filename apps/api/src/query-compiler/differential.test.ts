import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { documents, type Interesting, isEdge } from '../../test/testkit/documents.ts';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { NASTY } from '../../test/testkit/nasty-documents.ts';
import { type Scene, scene } from '../../test/testkit/reading-scene.ts';
import { type ComparedReads, contextOf, readBothWays } from '../../test/testkit/reads.ts';
import { spaQueries, variablesOf } from '../../test/testkit/spa.ts';
import type { RequestContext } from '../auth/context.ts';
import { sharedGraph } from '../graphql/schema.ts';
import { specOf } from './field-spec.ts';
import { isSemanticNonNull } from './nullability.ts';
import { isProjected } from './projected.ts';

// These tests compare responses that the database produced with responses of graphql-js, byte by byte.
let fd: TestFrontdesk;
let schema: GraphQLSchema;
let all: Scene;
let viewers: Map<string, RequestContext>;

beforeAll(async () => {
  fd = await startFrontdesk();
  schema = sharedGraph();
  all = await scene(fd);
  const contexts = Object.entries(all.callers).map(
    async ([name, caller]) => [name, await contextOf(fd, caller)] as const,
  );
  viewers = new Map(await Promise.all(contexts));
});
afterAll(() => fd.close());

// An unexpected error makes the executor use graphql-js. Each one is logged, and the tests fail if there are any.
const defects = jest.fn();
beforeAll(() => void jest.spyOn(fd.services.log, 'error').mockImplementation(defects));
// The clock is fixed, because the two executions run one after the other.
beforeAll(() => void jest.spyOn(fd.services, 'clock').mockReturnValue(fd.services.clock()));
afterEach(() => {
  expect(defects.mock.calls.splice(0)).toEqual([]);
});

describe('an operation that passes through', () => {
  it('answers every operation of the SPA like graphql-js', async () => {
    const passed = new Set<string>();
    for (const operation of spaQueries()) {
      for (const on of operation.body.includes('Boolean') ? [true, false] : [true]) {
        const given = (id: string) => variablesOf(operation, { subject: () => id, on });
        const unknown = await given(UNKNOWN);
        if (await agrees(operation.body, unknown)) passed.add(operation.name);
        if (!Object.values(unknown).includes(UNKNOWN)) continue;
        const nothing = await compare('owner', operation.body, unknown);
        for (const id of all.ids) {
          const variables = await given(id);
          // All viewers are compared only for ids that change the owner's response. These have a row to show or hide.
          if ((await compare('owner', operation.body, variables)).over === nothing.over) continue;
          if (await agrees(operation.body, variables)) passed.add(operation.name);
        }
      }
    }
    // Pages that are missing from this list select a computed field.
    expect([...passed].sort()).toEqual([
      'AccessDenials',
      'AgentMetrics',
      'Agents',
      'AnalyticsPage',
      'AnswerRecipients',
      'AuditExports',
      'AuditPage',
      'BookingsPage',
      'CallPage',
      'CallsPage',
      'CampaignRecipients',
      'CampaignsPage',
      'ContactEntity',
      'ContactForms',
      'ContactImportPage',
      'ContactImportRows',
      'ContactImportsPage',
      'ContactTags',
      'ContactTimeline',
      'ContactsPage',
      'DataSourcesPage',
      'DialServices',
      'EscalationProgress',
      'EscalationQueue',
      'ExternalIdSystems',
      'FindContacts',
      'FormResults',
      'FormReviews',
      'HoursScopes',
      'InboxContact',
      'InboxCounts',
      'InboxList',
      'InboxPeople',
      'Integrations',
      'JobsTray',
      'KnowledgeSourcesPage',
      'KnowledgeTabs',
      'LeadCalls',
      'LeadFormVersions',
      'LeadsPage',
      'LegalHolds',
      'McpServers',
      'MemberMetrics',
      'MembersPage',
      'NamedContact',
      'NotificationsPanel',
      'OperatorChoice',
      'OperatorsPage',
      'OverviewPage',
      'OverviewWork',
      'PastFacts',
      'PastRecords',
      'PersonHolds',
      'PhoneNumbers',
      'PhonePage',
      'ProfileVersions',
      'ProviderLog',
      'RecipientSearch',
      'ReplyMenu',
      'ReplyTrace',
      'ReviewsPage',
      'SafetyPage',
      'SafetyTriggers',
      'SavedReplies',
      'SavedViews',
      'SearchPage',
      'SendableForms',
      'SentForms',
      'SequenceLog',
      'SequenceServices',
      'Sequences',
      'ServiceChoice',
      'ServiceVersions',
      'ServicesPage',
      'SessionWorkspace',
      'SettingsPage',
      'SupportAccesses',
      'TakeoverLimit',
      'ToolLog',
      'TranscriptPage',
      'UnansweredQuestionsPage',
      'UnreadNotifications',
      'WaitingCount',
      'WebhookDeliveries',
      'WebhookDelivery',
      'WorldPage',
    ]);
  }, 300_000);

  it.each(NASTY)('answers like graphql-js: %s', async (_name, query, variables = {}) => {
    await agrees(query, { id: all.ids[0], ...variables });
  });

  it('answers generated operations like graphql-js', async () => {
    const roots = Object.values(schema.getQueryType()?.getFields() ?? {})
      .filter(isProjected)
      .map(({ name }) => name);
    const computed = matchesField((field) => specOf(field)?.kind === 'row', OWN_CODE);
    const refusable = matchesField((field) => isEdge(field) || isSemanticNonNull(field));
    const year = fd.services.clock().getUTCFullYear();
    const thisYear = { from: `${year}-01-01`, to: `${year}-12-31` };
    const interesting: Interesting = {
      first: [1, 2, 3, 25, 100, 1, 2, 3, 4, 5, 1, 2, 3, 25, 0, 101],
      last: [1, 3, 100, null, null, 0],
      before: [null, null, null, ...all.cursors.slice(0, 2)],
      after: [null, null, ...all.cursors, ...all.cursors, 'bm8gY3Vyc29y'],
      ids: [[], all.ids.slice(0, 3), all.ids.slice(4, 20), ['nobody', ...all.ids.slice(-3)]],
      id: [...all.ids, ...all.ids, ...all.ids, UNKNOWN, 'nobody'],
      assigneeId: all.ids,
      campaignId: all.ids,
      consentRequired: [true, false],
      contactIds: [[], all.ids.slice(0, 3)],
      range: [thisYear, thisYear, { from: '2026-11-02', to: '2026-11-01' }],
      search: ['a', 'Cora', '', "'; drop table leads --", '100%', 'Lena', '+44 20', 'ü_\\'],
    };
    // Most viewers cannot read most fields, so the owner is listed several times.
    const names = [...viewers.keys(), 'owner', 'owner', 'owner', 'admin', 'member'];
    let through = 0;
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(documents(schema, interesting, roots), fc.nat(), async ({ query, variables }, index) => {
        const viewer = viewers.get(names[index % names.length] ?? '');
        const both = viewer && (await readBothWays(schema, viewer, query, variables));
        if (!both) return;
        compared += 1;
        // graphql-js alone would return the root fields before the one that exceeds the limit.
        if (!both.isTooComplex) expect(both.answered).toBe(both.over);
        if (both.passed !== null) {
          through += 1;
          expect({ failed: both.failed, text: both.over }).toEqual({ failed: false, text: both.passed });
        } else if (!both.failed) {
          // Every response without errors must come from the database, unless the query selects a computed field, a
          // required row that a restricted member cannot read, or a refused field of no row.
          const name = names[index % names.length] ?? '';
          const canBeHidden = name === 'limited' && /\bcontact\b/.test(query);
          const canBeRefused = !['owner', 'admin'].includes(name) && refusable.test(query);
          if (!ONLY_TYPE_NAMES.test(both.over) && !canBeHidden && !canBeRefused) expect(query).toMatch(computed);
        }
      }),
      { numRuns: RUNS },
    );
    // Precondition: the database produced a sufficient number of the responses.
    expect(compared).toBeGreaterThan(RUNS * 0.85);
    expect(through).toBeGreaterThan(RUNS * 0.12);
  }, 3_600_000);
});

/** Fields of our own code, and root fields that imply one. */
const OWN_CODE = ['viewerCan', 'campaigns?', 'worldEvents', 'agentVersions?'];

/** Matches a document that selects one of these fields below its root fields, or one of the other names. */
function matchesField(is: (field: GraphQLField<unknown, unknown>) => boolean, others: readonly string[] = []): RegExp {
  const names = Object.values(schema.getTypeMap())
    .flatMap((type) => (isObjectType(type) && type !== schema.getQueryType() ? Object.values(type.getFields()) : []))
    .filter(is)
    .map(({ name }) => name);
  return new RegExp(`\\b(${[...names, ...others].join('|')})\\b`);
}

/** Matches a response that is empty or contains only `__typename` of Query. */
const ONLY_TYPE_NAMES = /^\{("\w+":"Query",?)*\}$/;

const RUNS = Number(process.env.DIFFERENTIAL_RUNS ?? 2_000);

/** An id of no row. */
const UNKNOWN = '018f0000-0000-7000-8000-00000000acce';

/** Compares both responses for every viewer. Returns whether the database produced at least one of them. */
async function agrees(query: string, variables: Record<string, unknown>): Promise<boolean> {
  let through = false;
  for (const name of viewers.keys()) through = (await compare(name, query, variables)).passed !== null || through;
  return through;
}

/** Fails if the responses for a viewer differ. */
async function compare(name: string, query: string, variables: Record<string, unknown>): Promise<ComparedReads> {
  const both = await readBothWays(schema, viewers.get(name) as RequestContext, query, variables);
  if (!both) throw new Error(`This is no valid document: ${query}`);
  expect({ name, answered: both.answered }).toEqual({ name, answered: both.over });
  if (both.passed !== null)
    expect({ name, failed: both.failed, text: both.over }).toEqual({ name, failed: false, text: both.passed });
  return both;
}
