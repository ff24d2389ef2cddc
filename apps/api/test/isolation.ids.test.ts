import { randomBytes, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { isWorkspacePair, POLICIES } from '@frontdesk/policies';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sharedGraph } from '../src/graphql/schema.ts';
import { buildTestCase, buildTestRun } from './testkit/agent-tests.ts';
import { as, type Caller, type GraphQLAnswer } from './testkit/as.ts';
import { buildAuditExport, buildDenied } from './testkit/audit.ts';
import { buildApiKey, buildLead, buildMember, type Person, signedInAgain } from './testkit/build.ts';
import { buildCampaign, buildRecipient, recipientFilter } from './testkit/campaigns.ts';
import { buildTemplate } from './testkit/channels.ts';
import { buildContact, buildConversation } from './testkit/conversations.ts';
import { buildErasure } from './testkit/erasures.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { buildGlobex, CANARY, forbiddenMarks, type Globex, rowsOfWorkspace, tableOf } from './testkit/globex.ts';
import {
  forGlobalAdmins,
  operationFor,
  places,
  type RootField,
  rootFields,
  valueAt,
  withValue,
} from './testkit/graph.ts';
import { buildTool, buildToolCall } from './testkit/http-tools.ts';
import {
  buildKnowledgeSource,
  buildProfileVersion,
  buildUnansweredQuestion,
  buildWebPage,
} from './testkit/knowledge.ts';
import { buildLeadFormVersion } from './testkit/lead-forms.ts';
import { buildMcpTool } from './testkit/mcp-servers.ts';
import { fakeProviders, fuseOf } from './testkit/phone.ts';
import { buildProviderLogEntry } from './testkit/provider-log.ts';
import { statementsOf } from './testkit/query-count.ts';
import { buildRating } from './testkit/ratings.ts';
import { buildReview } from './testkit/reviews.ts';
import { rows } from './testkit/rows.ts';
import { runTogether } from './testkit/run-together.ts';
import { buildTrigger } from './testkit/safety.ts';
import { fieldOf, SAMPLES } from './testkit/samples.ts';
import {
  buildConversion,
  buildIntegration,
  buildInvitation,
  buildOffer,
  buildOperation,
  openScene,
  type Scene,
} from './testkit/scene.ts';
import { buildSequence, buildSequenceMessage } from './testkit/sequences.ts';
import { buildSurfaceFile } from './testkit/surface-files.ts';
import { buildSurface } from './testkit/surfaces.ts';
import { buildTemplateFile } from './testkit/template-files.ts';
import { until } from './testkit/until.ts';
import { buildEntity, buildPossibleDuplicate } from './testkit/world-model.ts';

// Covers requirement T1: for every id argument, the response to an id of another workspace is byte-identical to the
// response to an unknown id.

const roots = rootFields(sharedGraph()).filter((root) => !forGlobalAdmins(root));
// `in` is compiled like `eq`, and a filter of a mutation is only stored: its job reads with the filter of the query.
const isComparedElsewhere = (root: RootField, place: string) =>
  place.endsWith('.in') || (root.kind === 'mutation' && place.includes('.filter.'));
const takers = roots.flatMap((root) =>
  places(root, (type) => type === 'ID')
    .filter((place) => !isComparedElsewhere(root, place))
    .map((place) => [`${root.name}(${place})`, root, place] as const),
);
/**
 * Arguments that this suite does not cover. An unknown saved reply is ignored, so that the answers differ by what was
 * created; saved-replies.test.ts tests the effect. Plans do not belong to a workspace; payments.test.ts tests plans that
 * cannot be chosen.
 */
const IGNORED = [
  'Mutation.sendMessage(input.savedReplyId)',
  'Mutation.startCheckout(input.planVersionId)',
  'Mutation.previewSubscriptionChange(input.planVersionId)',
];
const numberedTakers = takers
  .filter(([name]) => !IGNORED.includes(name))
  .map((taker, position) => [...taker, position] as const);
const lists = roots.filter(({ field }) => field.args.some(({ name }) => name === 'after'));

let fd: TestFrontdesk;
let globex: Globex;
let ids: string[];
let acme: Scene;
let key: Caller;
let before: Record<string, string[]>;

beforeAll(async () => {
  fd = await startFrontdesk();
  globex = await buildGlobex(fd);
  ids = (await forbiddenMarks(fd, globex)).ids;
  acme = await openScene(fd, 'owner');
  key = await buildApiKey(fd, acme.workspace, acme.founder, {
    scopes: POLICIES.map(({ key: policy }) => policy),
    environment: 'STAGING',
  });
  await fillLists();
  before = await rowsOfWorkspace(fd, globex);
});
afterAll(() => fd.close());
beforeEach(async () => {
  // This suite sends more requests per minute than an API key is allowed.
  await rows(fd, `delete from rate_limits where key like 'budget:%'`);
  // This suite runs longer than an access token and a reauthentication are valid.
  const person = await signedInAgain(fd, acme.person as Person);
  // Samples and requests use the same session: after a change of a second factor, other sessions must reauthenticate.
  acme = { ...acme, person, caller: { ...acme.caller, bearer: person.bearer } };
  globex = { ...globex, owner: await signedInAgain(fd, globex.owner) };
});

describe('an id of Globex, used in Acme', () => {
  it.each(numberedTakers)('does not exist for %s [T1] [AM-02] [CB-11]', async (_name, root, place, position) => {
    const own = root.kind === 'query' ? acme : await openScene(fd, 'owner');
    if (
      ['Mutation.testAgent', 'Mutation.startTestRun', 'Mutation.draftReply', 'Mutation.summarizeConversation'].includes(
        root.name,
      )
    )
      await connectModel(own);
    const { argumentsFor, args } = await sampleWith(root, place, own);
    const good = await as(fd, own.caller).run(operationFor(root, 2), args);
    expect(good.errors).toBeUndefined(); // Precondition: an id of the caller's workspace works.
    expect(Object.values(good.data ?? {})[0]?.errors ?? []).toEqual([]);

    const acmes = await argumentsFor(acme);
    const like = await idsLike(valueAt(acmes, place));
    // A member and an API key run the same use-case with different permissions.
    for (const caller of [acme.caller, key]) {
      const never = await asked(caller, root, withValue(acmes, place, randomUUID()));
      // Precondition: the request is not denied because of an ended session or a missing reauthentication.
      expect(never.text).not.toMatch(/UNAUTHENTICATED|REAUTHENTICATION_REQUIRED/);
      expect(like).not.toEqual([]);
      const different = await fewAtATime(like, async (id) => {
        const answer = await asked(caller, root, withValue(acmes, place, id));
        return isDeepStrictEqual(answer, never) ? [] : [{ id, ...answer }];
      });
      expect({ never, different }).toEqual({ never, different: [] });
    }
    // The member is also tested with ids of other tables, a sixteenth of them per argument, many in one request.
    const others = ids.filter((id, index) => index % 16 === position % 16 && !like.includes(id));
    const [never, ...outcomes] = await askedTogether(root, place, acmes, [randomUUID(), ...others]);
    const different = outcomes.flatMap((outcome, index) => (outcome === never ? [] : [{ id: others[index], outcome }]));
    expect({ never, different }).toEqual({ never, different: [] });
  });

  it.each(takers)('causes the same statements as an unknown id in %s [T9]', async (_name, root, place) => {
    const acmes = await (await sampleWith(root, place, acme)).argumentsFor(acme);
    const costs = (id: string) => statementsOf(() => asked(acme.caller, root, withValue(acmes, place, id)));
    await costs(randomUUID()); // Fills the caches.
    const never = await costs(randomUUID());
    expect(never.length).toBeGreaterThan(0); // Precondition: the database is queried.
    for (const id of ids.slice(0, 3)) expect({ id, statements: await costs(id) }).toEqual({ id, statements: never });
  });

  it.each(lists.map((root) => [root.name, root] as const))(
    'is not accepted as a cursor of %s [AM-02]',
    async (name, root) => {
      const words = (query: string) => (name === 'Query.searchResults' ? { query } : {});
      const own = {
        ...(await recipientFilter(fd, acme.workspace, name)),
        ...words('hello'),
        first: 1,
        after: null,
      };
      const first = await as(fd, acme.caller).ok(operationFor(root, 3), own);
      const cursor = first[root.field.name].pageInfo.endCursor;
      const second = await as(fd, acme.caller).ok(operationFor(root, 3), { ...own, after: cursor });
      expect({ [name]: second }).not.toEqual({ [name]: first }); // Precondition: a cursor changes the page.

      const foreignPage = await as(fd, globex.owner).ok(operationFor(root, 3), {
        ...own,
        ...(await recipientFilter(fd, globex, name)),
        ...words(CANARY),
      });
      const foreign = foreignPage[root.field.name].edges[0].cursor;
      const position = Buffer.from(foreign, 'base64url').toString().split(' ').slice(0, -1).join(' ');
      const strange = Buffer.from(
        `${position} ${name.includes('Operations') ? randomBytes(32).toString('hex') : randomUUID()}`,
      ).toString('base64url');
      for (const caller of [acme.caller, key]) {
        const page = (after: string) => asked(caller, root, { ...own, after });
        // Denied attempts are recorded asynchronously and can appear between two requests, so the pages are read
        // until stable.
        const [moved, still] = await until('the page to hold still', async () => {
          const [earlier, between, later] = [await page(strange), await page(foreign), await page(strange)];
          return isDeepStrictEqual(earlier, later) ? [between, earlier] : null;
        });
        expect(moved).toEqual(still);
      }
    },
  );

  it('runs no operation that Globex registered [CB-11]', async () => {
    const playground = await as(fd, acme.caller).ok('mutation { createPlaygroundToken { token } }');
    const inPlayground = { ...acme.caller, bearer: playground.createPlaygroundToken.token };
    const never = randomBytes(32).toString('hex');
    for (const caller of [key, inPlayground, acme.caller]) {
      const [foreign, unknown] = [
        await as(fd, caller).runById(globex.operationId),
        await as(fd, caller).runById(never),
      ];
      expect(foreign.errors?.[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
      expect(masked(foreign)).toEqual(masked(unknown));
    }
    const own = await buildOperation(fd, acme.workspace, acme.founder, 'query Own { leadCounts { count } }');
    // Precondition: an id of the caller's workspace works.
    expect((await as(fd, key).runById(own)).errors).toBeUndefined();
  });

  it('changed nothing in Globex [AM-02]', async () => {
    expect(await rowsOfWorkspace(fd, globex)).toEqual(before);
    // Precondition: Globex has rows in every table.
    expect(Object.keys(before).filter((table) => before[table]?.length === 0)).toEqual([]);
  });
});

describe('the name of a workspace', () => {
  it('of Acme has no effect for a key of Globex [CB-11]', async () => {
    const foreignKey = await buildApiKey(fd, globex, globex.owner, { environment: 'STAGING' });
    const query = '{ leads(first: 1) { totalCount } }';
    // Precondition: the key is valid.
    expect((await as(fd, { ...foreignKey, workspace: globex.slug }).run(query)).errors).toBeUndefined();
    const there = await as(fd, { ...foreignKey, workspace: acme.workspace.slug }).run(query);
    const nowhere = await as(fd, { ...foreignKey, workspace: 'never-was' }).run(query);
    expect([there.status, there.errors?.[0]?.extensions.code]).toEqual([404, 'NOT_FOUND']);
    expect(masked(there)).toEqual(masked(nowhere));
  });

  it('gives outsiders the same answer to every query, whether or not the workspace exists [CB-09]', async () => {
    const stranger = await openScene(fd, 'outsider');
    const different: string[] = [];
    let notFound = 0;
    for (const [sample, argumentsFor] of Object.entries(SAMPLES)) {
      const root = roots.find(({ name }) => name === fieldOf(sample));
      if (!root || root.kind === 'subscription' || root.field.extensions.public || onPlatform(root)) continue;
      const args = await argumentsFor(acme);
      const there = await asked({ ...stranger.caller, workspace: acme.workspace.slug }, root, args);
      const nowhere = await asked({ ...stranger.caller, workspace: 'never-was' }, root, args);
      if (there.text.includes('"NOT_FOUND"')) notFound += 1;
      if (JSON.stringify(there) !== JSON.stringify(nowhere)) different.push(sample);
    }
    expect(different).toEqual([]);
    expect(notFound).toBeGreaterThan(30);
  });

  it(`reveals no more about "${CANARY}-voice" than about one that never existed [CB-09]`, async () => {
    const stranger = await openScene(fd, 'outsider');
    for (const caller of [stranger.caller, { workspace: '' }]) {
      const there = await as(fd, { ...caller, workspace: globex.slug }).run('{ workspace { name } }');
      const nowhere = await as(fd, { ...caller, workspace: 'never-was' }).run('{ workspace { name } }');
      expect(masked(there)).toEqual(masked(nowhere));
    }
  });
});

/** Connects a workspace to a scripted model. */
async function connectModel({ workspace, founder }: Scene): Promise<void> {
  Object.assign(fd.providers, { model: fakeProviders(fuseOf()).providers.model });
  await buildIntegration(fd, workspace, founder, { state: 'VERIFIED', verifiedAt: fd.services.clock() });
}

/**
 * Returns a sample of the field that has a value for the argument at `place`. A condition of a filter on an id that no
 * sample has compares the id of a lead.
 */
async function sampleWith(root: RootField, place: string, scene: Scene) {
  for (const [sample, argumentsFor] of Object.entries(SAMPLES)) {
    if (fieldOf(sample) !== root.name) continue;
    const args = await argumentsFor(scene);
    if (valueAt(args, place)) return { argumentsFor, args };
    if (!place.startsWith('filter.')) continue;
    const withId = async (of: Scene) =>
      withValue(await argumentsFor(of), place, (await buildLead(fd, of.workspace)).id);
    return { argumentsFor: withId, args: await withId(scene) };
  }
  throw new Error(`Add a sample to testkit/samples.ts that gives ${root.name} a value for ${place}.`);
}

/**
 * Returns Globex's ids of the table that contains the given Acme id. If no table contains it, returns all Globex ids.
 */
async function idsLike(value: unknown): Promise<readonly string[]> {
  const table = await tableOf(fd, acme.workspace, [value].flat().map(String));
  const like = table ? (before[table] ?? []).map(idIn) : [];
  return like.length > 0 ? like : ids;
}

const idIn = (row: string): string => JSON.parse(row).id ?? '';

/** Runs `work` on five items at a time, the number of connections in the pool. */
async function fewAtATime<T, R>(items: readonly T[], work: (item: T) => Promise<readonly R[]>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += 5)
    results.push(...(await Promise.all(items.slice(start, start + 5).map(work))).flat());
  return results;
}

const asked = async (caller: Caller, root: RootField, args: Record<string, unknown>) =>
  masked(await as(fd, caller).run(operationFor(root, 2), args), args);

/** Calls the field with each id as a member, and returns the results without what differs between calls. */
async function askedTogether(root: RootField, place: string, args: Record<string, unknown>, tried: readonly string[]) {
  const calls = tried.map((id) => ({ root, args: withValue(args, place, id) }));
  const outcomes = await runTogether(fd, acme.caller, calls, 2);
  return outcomes.map(({ value, errors }, index) => {
    const causes = errors.map(({ message, path, extensions: { requestId: _requestId, ...extensions } }) => ({
      message,
      path,
      extensions,
    }));
    return withoutWords(JSON.stringify({ value, errors: causes }), wordsIn(calls[index]?.args));
  });
}

/**
 * Returns the response without its date and budget, and with the request id and the ids of the arguments replaced, so
 * that responses can be compared.
 */
function masked({ status, text, headers }: GraphQLAnswer, args: object = {}) {
  // The remaining budget depends on how many requests the caller has sent.
  const { date: _date, 'x-request-id': requestId, ratelimit: _budget, ...rest } = headers;
  return { status, headers: rest, text: withoutWords(text, [String(requestId), ...wordsIn(args)]) };
}

const wordsIn = (args: object = {}) =>
  JSON.stringify(args).match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}/g) ?? [];

const withoutWords = (text: string, words: readonly string[]) =>
  words.reduce((left, word) => left.replaceAll(word, '…'), text);

function onPlatform({ field }: RootField): boolean {
  const { action, subject } = field.extensions.can as { action: string; subject: string };
  return !isWorkspacePair(action, subject);
}

/** Creates at least two items for every paginated list of Acme. */
async function fillLists(): Promise<void> {
  const { workspace, founder } = acme;
  for (const nth of ['one', 'two']) {
    await buildLead(fd, workspace);
    await buildErasure(fd, workspace);
    await buildOffer(fd, workspace, founder, await buildMember(fd, workspace));
    await buildConversion(fd, workspace, founder);
    await buildInvitation(fd, workspace, founder, `${nth}-${randomUUID()}@people.test`);
    await as(fd, founder).ok(`mutation { updateWorkspace(input: { name: "${nth}", description: "" }) { __typename } }`);
    await buildAuditExport(fd, workspace, founder);
    await buildTrigger(fd, workspace);
    await buildKnowledgeSource(fd, workspace);
    await buildProfileVersion(fd, workspace, { name: nth });
    await buildLeadFormVersion(fd, workspace);
    await buildSurfaceFile(fd, workspace, (await buildSurface(fd, workspace, { answer: 'Run' })).id);
    await buildWebPage(fd, workspace);
    const headerFileId = await buildTemplateFile(fd, workspace);
    await buildTemplate(fd, workspace, { headerFormat: 'IMAGE', headerFileId });
    const { id: conversationId } = await buildConversation(fd, workspace);
    await buildUnansweredQuestion(fd, workspace, { conversationId });
    await buildRating(fd, workspace, { conversationId });
    await buildReview(fd, workspace, { conversationId });
    await buildSequenceMessage(fd, workspace, { sequenceId: await buildSequence(fd, workspace), conversationId });
    const toolId = await buildTool(fd, workspace);
    await buildProviderLogEntry(fd, workspace);
    await buildToolCall(fd, workspace, { toolId, conversationId });
    await buildToolCall(fd, workspace, { mcpToolId: await buildMcpTool(fd, workspace), conversationId });
    await buildTestRun(fd, workspace, { testCaseId: await buildTestCase(fd, workspace) });
    await buildEntity(fd, workspace);
    await buildPossibleDuplicate(fd, workspace);
    await buildDenied(fd, workspace, { actorId: founder.userId, action: nth });
    await buildOperation(
      fd,
      workspace,
      founder,
      `query ${nth}${randomBytes(4).toString('hex')} { leadCounts { count } }`,
    );
  }
  await buildApiKey(fd, workspace, founder, { environment: 'DEVELOPMENT' });
  const campaignId = await buildCampaign(fd, workspace, founder);
  for (const _ of ['one', 'two']) {
    const { id: contactId } = await buildContact(fd, workspace);
    await buildRecipient(fd, workspace, { campaignId, contactId });
  }
}
