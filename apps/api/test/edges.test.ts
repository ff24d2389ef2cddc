import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import type { RequestContext } from '../src/auth/context.ts';
import { connect } from '../src/db/connect.ts';
import { columnOf, isModel, modelNamed } from '../src/db/data-model.ts';
import { sharedGraph } from '../src/graphql/schema.ts';
import { nodeNameOf, subjectOf } from '../src/query-compiler/index.ts';
import { as } from './testkit/as.ts';
import { buildBooking } from './testkit/bookings.ts';
import { buildApiKey, buildLead, buildMember, buildRole, type Member, twoWorkspaces } from './testkit/build.ts';
import { buildConversation } from './testkit/conversations.ts';
import { isEdge } from './testkit/documents.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { buildGlobex, CANARY, type Globex } from './testkit/globex.ts';
import { detailsIn, plantDetails } from './testkit/planted-details.ts';
import { statementsOf } from './testkit/query-count.ts';
import { contextOf, readBothWays } from './testkit/reads.ts';
import { rows } from './testkit/rows.ts';
import { openScene, type Scene } from './testkit/scene.ts';

type Field = GraphQLField<unknown, unknown>;

const schema = sharedGraph();
const objectTypes = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
);
const fieldsOf = (type: GraphQLObjectType): Field[] => Object.values(type.getFields()) as Field[];
const edges = objectTypes.flatMap((type) =>
  fieldsOf(type)
    .filter(isEdge)
    .map((field) => [`${type.name}.${field.name}`, type, field] as const),
);

/** For types that `node` does not return: the type and the field that contain them. */
const PARTS: Readonly<Record<string, readonly [owner: string, field: string]>> = {
  AnswerSource: ['Message', 'sources'],
  EntityField: ['Entity', 'fields(first: 5)'],
  EntityRelationship: ['Entity', 'outgoingRelationships(first: 5)'],
  UnansweredQuestionExample: ['UnansweredQuestion', 'examples'],
};

/** Edges that lead to no row in Globex, with the reason. */
const NOWHERE: Readonly<Record<string, string>> = {};

/** Statements that connect rows of Globex. `$1` is the workspace. Triggers and foreign keys do not run. */
const LINKS: readonly string[] = [
  ...[
    ['entities', 'contact_id', 'contacts'],
    ['surfaces', 'message_id', 'messages'],
    ['bookings', 'booked_by_id', 'members'],
    ['escalations', 'acknowledged_by_id', 'members'],
    ['answer_sources', 'source_id', 'knowledge_sources'],
    ['unanswered_questions', 'source_id', 'knowledge_sources'],
    ['api_keys', 'replaced_by_id', 'api_keys'],
    ['api_keys', 'service_account_id', 'service_accounts'],
    ['services', 'agent_version_id', 'agent_versions'],
    ['agent_runs', 'agent_version_id', 'agent_versions'],
    ['notifications', 'subject_id', 'leads'],
    ['legal_holds', 'subject_id', 'leads'],
  ].map(
    ([table, column, target]) =>
      `update ${table} set ${column} = (select id from ${target} where workspace_id = $1 limit 1)
        where (workspace_id, id) = (select workspace_id, id from ${table} where workspace_id = $1 limit 1)`,
  ),
  `update leads set phone = (select phone from contacts where workspace_id = $1 order by id limit 1) where workspace_id = $1`,
  `update conversations set mode = 'HUMAN', held_by_id = m.id, assignee_id = m.id,
    phone_config_id = (select id from phone_configs where workspace_id = $1 limit 1)
    from (select id from members where workspace_id = $1 limit 1) m where workspace_id = $1`,
  `update calls set state = 'IN_PROGRESS', ended_at = null, unanswered_reason = null, mode = 'TAKEOVER', held_by_id = m.id,
    phone_config_id = (select id from phone_configs where workspace_id = $1 limit 1)
    from (select id from members where workspace_id = $1 limit 1) m where workspace_id = $1`,
  // A list of enum values cannot contain the canary word.
  `update phone_configs set capabilities = '{MESSAGES}' where workspace_id = $1`,
  `update campaign_recipients set state = 'SENT', reason = null, message_id = (
    select id from messages where workspace_id = $1 limit 1) where workspace_id = $1`,
  `update audit_events set subject_id = (select id::text from leads where workspace_id = $1 limit 1),
    actor_id = (select user_id from members where workspace_id = $1 limit 1) where workspace_id = $1`,
  copyOf('audit_events', "'actor_id', (select id from api_keys where workspace_id = $1 limit 1)"),
  `update access_denials set actor_id = (select user_id from members where workspace_id = $1 limit 1) where workspace_id = $1`,
  copyOf('access_denials', "'actor_id', (select id from api_keys where workspace_id = $1 limit 1)"),
  copyOf(
    'messages',
    `'author', 'MEMBER', 'direction', 'OUT', 'provider_id', null, 'client_id', null, 'chosen_from_id', null, 'chosen_id', null,
      'member_id', (select id from members where workspace_id = $1 limit 1)`,
  ),
  copyOf(
    'world_events',
    "'idempotency_key', 'copy', 'fields', '{}'::jsonb, 'relations', '[]'::jsonb, 'supersedes_id', t.id, 'lead_id', (select id from leads where workspace_id = $1 limit 1)",
  ),
  copyOf(
    'unanswered_question_examples',
    "'conversation_id', null, 'call_id', (select id from calls where workspace_id = $1 limit 1)",
  ),
  `update sequence_messages set booking_id = (select id from bookings where workspace_id = $1 limit 1),
    message_id = (select id from messages where workspace_id = $1 limit 1) where workspace_id = $1`,
  `update sequences set service_id = (select id from services where workspace_id = $1 limit 1) where workspace_id = $1`,
  copyOf('tool_calls', "'conversation_id', null, 'call_id', (select id from calls where workspace_id = $1 limit 1)"),
  `update test_runs r set version_id = (select v.id from agent_versions v where v.workspace_id = $1
    and v.agent_id = r.agent_id order by v.number desc limit 1) where workspace_id = $1`,
  copyOf('test_runs', "'seed', 2"),
  copyOf(
    'safety_triggers',
    `'conversation_id', null, 'message_id', null, 'turn_id', (select id from transcript_turns where workspace_id = $1 limit 1),
      'call_id', (select call_id from transcript_turns where workspace_id = $1 limit 1)`,
  ),
];

/** Returns a statement that copies a row with some other values. */
function copyOf(table: string, values: string): string {
  return `insert into ${table} select r.* from ${table} t,
    jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), ${values})) r where t.workspace_id = $1 limit 1`;
}

/** Ids without an edge beside them, with the reason. */
const BARE_IDS: Readonly<Record<string, string>> = {
  ...reason('An organization does not belong to the workspace.', 'Workspace.organizationId'),
  ...reason('The contact is deleted.', 'Erasure.contactId'),
  ...reason('Invoices are no nodes. They have their credit notes.', 'CreditNote.invoiceId'),
  ...reason('The rows of a file are no nodes and are deleted after a few days.', 'ContactImportRow.existingLeadId'),
  ...reason('Plans do not belong to the workspace.', 'ManualSubscription.planVersionId PaidSubscription.planVersionId'),
  ...reason('The schema has no type for a context graph.', 'Service.graphVersionId AgentVersion.graphVersionId'),
  ...reason('The stored selection, up to 1,000 ids. `recipients` has the contacts.', 'Campaign.contactIds'),
  ...reason('The value of the header `webhook-id`.', 'WebhookDelivery.messageId'),
  ...reason(
    'The payload names records that the mutation created or was given, and does not read them.',
    'SendGuidancePayload.actionId TestCampaignPayload.messageId FailedJobsPayload.ids',
  ),
  ...reason(
    'The object is computed, and no row contains it.',
    'WorkspaceViewer.memberId AccessChange.memberId MemberMetric.memberId TimelineEntry.subjectId FoundPassage.sourceId RetrievedPassage.sourceId',
    'PastEntityField.eventId PastEntityField.entityId',
    'AuditViolation.eventId ConceptTrialMatch.conversationId ConceptTrialMatch.callId SafetyMatch.conceptId AgentDraft.agentId',
    'PlannedSequenceMessage.sequenceId PlannedSequenceMessage.conversationId PlannedSequenceMessage.bookingId',
  ),
  ...reason('The form is submitted with it.', 'PublicForm.versionId'),
  ...reason(
    'Settings are written with the ids that they are read with.',
    'BusinessHours.phoneConfigId NumberRouting.phoneConfigId MessagingSettings.greetingTemplateId',
    'EscalationPolicy.onCallMemberIds EscalationStep.memberId',
  ),
  ...reason('Only global admins read platform events, outside any workspace.', 'PlatformEvent.subjectId'),
  ...reason('Global admins read usage, but not the records that caused it.', 'UsageEvent.subjectId'),
  ...reason('The key may be deleted, and its uses remain.', 'PersistedOperationUse.apiKeyId'),
  ...reason('The object beside it leads there.', 'MessageAdded.conversationId TranscriptAdded.callId'),
};

function reason(words: string, ...names: string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((some) => some.split(' ')).map((name) => [name, words]));
}

let fd: TestFrontdesk;
let globex: Globex;
let beside: Scene;
let viewers: Map<string, RequestContext>;

beforeAll(async () => {
  fd = await startFrontdesk();
  globex = await buildGlobex(fd);
  beside = await openScene(fd, 'owner');
  const admin = await connect(fd.database.adminUrl);
  await admin.query("set session_replication_role = 'replica'");
  for (const statement of LINKS) await admin.query(statement, [globex.id]);
  await admin.end();
  await plantDetails(fd, globex);
  const masked = await buildMember(fd, globex, { role: 'admin', maskContactDetails: true });
  const nights = await buildRole(fd, globex, { name: 'Nights', policies: ['message.read', 'contact.read'] });
  const limited = await buildMember(fd, globex, { customRoleId: nights.id, assignedConversationsOnly: true });
  const callers: readonly (readonly [string, Member])[] = [
    ['owner', globex.owner],
    ['masked', masked],
    ['limited', limited],
  ];
  viewers = new Map(
    await Promise.all(
      callers.map(
        async ([name, person]) => [name, await contextOf(fd, { ...person, workspace: globex.slug })] as const,
      ),
    ),
  );
});
beforeAll(() => void jest.spyOn(fd.services, 'clock').mockReturnValue(fd.services.clock()));
afterAll(() => fd.close());

describe('every edge', () => {
  it('exists, and the lists of exceptions name existing fields', () => {
    expect(edges.length).toBeGreaterThan(60);
    const names: readonly string[] = edges.map(([name]) => name);
    expect(Object.keys(NOWHERE).filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(edges)(
    'returns rows, is the same in both executions, and is masked for members with masked contact details: %s',
    async (name, type, field) => {
      const { query, ids } = await following(type, field);
      const shown = new Map<string, string>();
      for (const [viewer, ctx] of viewers) {
        const both = await readBothWays(schema, ctx, query, { ids });
        if (!both) throw new Error(`This is no valid document: ${query}`);
        expect({ viewer, answered: both.answered }).toEqual({ viewer, answered: both.over });
        if (both.passed !== null) expect({ viewer, text: both.over }).toEqual({ viewer, text: both.passed });
        if (viewer !== 'limited') expect({ viewer, failed: both.failed }).toEqual({ viewer, failed: false });
        shown.set(viewer, both.answered);
      }
      expect(detailsIn(shown.get('masked') ?? '')).toEqual([]);
      const leads = /"there":(\{|\[\{)|"there":\{[^}]*"totalCount":[1-9]/.test(shown.get('owner') ?? '');
      if (!leads && !(name in NOWHERE))
        throw new Error(`Make ${name} lead to a row in testkit/globex.ts, or say in NOWHERE of edges.test.ts why not.`);
      if (leads) expect(NOWHERE).not.toHaveProperty([name]);
    },
  );

  it.each(edges)('returns nothing of another workspace: %s', async (_name, type, field) => {
    const { query, ids } = await following(type, field);
    expect(ids.length).toBeGreaterThan(0);
    const { nodes, searchResults } = await as(fd, beside.caller).ok(query, { ids });
    if (type.name === 'SearchResult') expect(searchResults).toEqual({ nodes: [] });
    else expect(nodes).toEqual(ids.map(() => null));
  });
});

describe('every type with rows of the workspace', () => {
  it('implements Node [API-02]', () => {
    const missing = objectTypes.filter(
      (type) =>
        isModel(type.name) &&
        subjectOf(type.name) !== null &&
        modelNamed(type.name).columns.id?.type === 'Uuid' &&
        !type.getInterfaces().some(({ name }) => name === 'Node'),
    );
    if (missing.length > 0)
      throw new Error(`Add \`implements: Node\` to @ObjectType of ${missing.map(({ name }) => name).join(', ')}.`);
  });
});

describe('every id of another record', () => {
  it('has an object field for the record [API-01]', () => {
    const results = new Set(
      Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ type }) => {
        const named = getNamedType(type);
        return 'getTypes' in named ? named.getTypes().map(({ name }) => name) : [];
      }),
    );
    const bare = objectTypes
      .filter(({ name }) => !results.has(name))
      .flatMap((type) => {
        const targets = fieldsOf(type).filter((one) => !isLeafType(getNamedType(one.type)));
        return fieldsOf(type)
          .filter((field) => getNamedType(field.type).name === 'ID' && field.name !== 'id')
          .filter(({ name }) => !targets.some((one) => one.name === EDGE_NAMES[name] || `${one.name}Id` === name))
          .map(({ name }) => `${type.name}.${name}`);
      });
    const missing = bare.filter((name) => !(name in BARE_IDS));
    if (missing.length > 0)
      throw new Error(
        `Add an edge for ${missing.join(', ')} to graphql/edges.ts, or say in BARE_IDS of edges.test.ts why there is none.`,
      );
    expect(Object.keys(BARE_IDS).filter((name) => !bare.includes(name))).toEqual([]);
  });
});

/** Names of edges that differ from the name of the id. */
const EDGE_NAMES: Readonly<Record<string, string>> = { memberId: 'sender', actorId: 'actorMember' };

describe('a path through the graph', () => {
  it('of three levels is one statement [API-01]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const conversation = await buildConversation(fd, acme, { words: ['Hello?', 'Good day!'] });
    const lead = await buildLead(fd, acme, { phone: conversation.contact.phone });
    await buildBooking(fd, acme, lead.id);
    await rows(
      fd,
      "update messages set author = 'MEMBER', member_id = $1 where direction = 'OUT' and workspace_id = $2",
      [acme.owner.memberId, acme.id],
    );
    const query = `{
      conversations(first: 5) { nodes { messages(last: 5) { nodes { sender { id } conversation { assignee { id } } } } } }
      contacts(first: 5) { nodes { leads(first: 5) { totalCount nodes { name contact { id } bookings(last: 5) { nodes { lead { id } bookedBy { id } } } } } } } }`;
    const ask = () => as(fd, acme.owner).ok(query);
    const found = await ask();
    expect(found.contacts.nodes).toEqual([
      {
        leads: {
          totalCount: 1,
          nodes: [
            {
              name: expect.any(String),
              contact: { id: conversation.contact.id },
              bookings: { nodes: [{ lead: { id: lead.id }, bookedBy: null }] },
            },
          ],
        },
      },
    ]);
    expect(found.conversations.nodes[0].messages.nodes.map(({ sender }: { sender: unknown }) => sender)).toContainEqual(
      {
        id: acme.owner.memberId,
      },
    );
    expect((await statementsOf(ask)).filter((text) => text.includes('app.workspace_id'))).toHaveLength(1);
  });

  it('pages through a connection below a row in both directions [API-02]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { contact } = await buildConversation(fd, acme);
    for (const name of ['One', 'Two', 'Three']) await buildLead(fd, acme, { name, phone: contact.phone });
    const query = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { contact(id: $id) {
      leads(first: $first, after: $after, last: $last, before: $before) {
        totalCount nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;
    const ask = async (args: object) => (await as(fd, acme.owner).ok(query, { id: contact.id, ...args })).contact.leads;
    const names = (page: { nodes: { name: string }[] }) => page.nodes.map(({ name }) => name);
    const first = await ask({ first: 2 });
    expect([names(first), first.totalCount]).toEqual([['Three', 'Two'], 3]);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await ask({ first: 2, after: first.pageInfo.endCursor });
    expect(names(second)).toEqual(['One']);
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const before = await ask({ last: 1, before: second.pageInfo.startCursor });
    expect(names(before)).toEqual(['Two']);
    expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    const last = await ask({ last: 2 });
    expect(names(last)).toEqual(['Two', 'One']);
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const wrong = await as(fd, acme.owner).run(query, { id: contact.id, first: 1, last: 1 });
    expect(wrong.errors?.[0]).toMatchObject({ path: ['contact', 'leads'], extensions: { code: 'VALIDATION_FAILED' } });
    const strange = await as(fd, acme.owner).ok('{ contacts(first: 1) { pageInfo { endCursor } } }');
    const foreign = { id: contact.id, first: 1, after: strange.contacts.pageInfo.endCursor };
    expect((await as(fd, acme.owner).run(query, foreign)).errors?.[0]).toMatchObject({ path: ['contact', 'leads'] });
  });

  it('is refused at the field whose type the caller cannot read', async () => {
    const { acme } = await twoWorkspaces(fd);
    await buildLead(fd, acme);
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['lead.read'] });
    const query = '{ leads(first: 1) { nodes { contact { name } } } }';
    const answer = await as(fd, key).run(query);
    expect(answer.errors).toEqual([
      expect.objectContaining({
        path: ['leads', 'nodes', 0, 'contact'],
        extensions: expect.objectContaining({ code: 'FORBIDDEN', requiredPolicy: 'contact.read' }),
      }),
    ]);
    const connection = await as(fd, key).run('{ leads(first: 1) { nodes { calls(first: 1) { totalCount } } } }');
    expect(connection.errors?.[0]).toMatchObject({ path: ['leads', 'nodes', 0, 'calls'] });
    expect((await as(fd, acme.owner).run(query)).errors).toBeUndefined(); // Precondition: the owner may read both.
  });

  it('omits rows of a list that the viewer cannot read, and is null for a single one', async () => {
    const { acme } = await twoWorkspaces(fd);
    const nights = await buildRole(fd, acme, { name: 'Nights', policies: ['message.read', 'contact.read'] });
    const limited = await buildMember(fd, acme, { customRoleId: nights.id, assignedConversationsOnly: true });
    const { contact } = await buildConversation(fd, acme, { assigneeId: limited.memberId });
    await rows(
      fd,
      `insert into conversations (workspace_id, id, contact_id, channel, mode, last_message_at)
        select workspace_id, gen_random_uuid(), contact_id, channel, mode, last_message_at from conversations where contact_id = $1`,
      [contact.id],
    );
    const query = 'query ($id: ID!) { contact(id: $id) { conversations(first: 5) { totalCount nodes { id } } } }';
    const count = async (caller: Member) =>
      (await as(fd, caller).ok(query, { id: contact.id })).contact.conversations.totalCount;
    expect([await count(limited), await count(acme.owner)]).toEqual([1, 2]);

    const member = await buildMember(fd, acme, { role: 'member' });
    const own = await buildApiKey(fd, acme, member, { environment: 'STAGING' });
    const other = await buildApiKey(fd, acme, acme.owner);
    await rows(fd, 'update api_keys set replaced_by_id = $2 where id = $1', [own.id, other.id]);
    const keys = 'query ($id: ID!) { node(id: $id) { ... on ApiKey { replacedBy { id } } } }';
    const replaced = async (caller: Member) => (await as(fd, caller).ok(keys, { id: own.id })).node.replacedBy;
    expect([await replaced(member), await replaced(acme.owner)]).toEqual([null, { id: other.id }]);
  });
});

/** Returns a query that follows an edge from rows of Globex, and their ids. */
async function following(type: GraphQLObjectType, field: Field): Promise<{ query: string; ids: string[] }> {
  const [owner, within] = PARTS[type.name] ?? [type.name, null];
  const entries = await rows<{ id: string }>(
    fd,
    `select ${columnOf(owner, 'id').column} as id from ${modelNamed(owner).table} where workspace_id = $1 limit 50`,
    [globex.id],
  );
  const edge = `there: ${field.name}${selectionOf(field)}`;
  const selection = within ? `${within} { ${edge} }` : edge;
  const found = { ids: entries.map(({ id }) => id) };
  if (owner === 'SearchResult')
    return { ...found, query: `{ searchResults(query: "${CANARY}", first: 100) { nodes { ${selection} } } }` };
  return {
    ...found,
    query: `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${owner} { ${selection} } } }`,
  };
}

function selectionOf(field: Field): string {
  const named = getNamedType(field.type);
  if (isInterfaceType(named)) return ' { __typename id }';
  const node = nodeNameOf(named);
  if (node)
    return `(last: 2) { totalCount edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { ${leavesOf(node)} } }`;
  return ` { ${leavesOf(named.name)} }`;
}

const leavesOf = (name: string): string =>
  fieldsOf(schema.getType(name) as GraphQLObjectType)
    .filter((field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument))
    .map(({ name: field }) => field)
    .join(' ');
