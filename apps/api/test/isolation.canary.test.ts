import { POLICIES } from '@frontdesk/policies';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sharedGraph } from '../src/graphql/schema.ts';
import { as, type Caller } from './testkit/as.ts';
import { buildApiKey, buildLead, buildMember, buildWorkspace, type Member } from './testkit/build.ts';
import { changeEverything } from './testkit/change-everything.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { buildGlobex, CANARY, columnsWithoutCanary, forbiddenMarks, type Globex } from './testkit/globex.ts';
import { forGlobalAdmins, operationFor, rootFields } from './testkit/graph.ts';
import { ownArguments } from './testkit/own-arguments.ts';
import { SAMPLES } from './testkit/samples.ts';
import { openScene, type Scene } from './testkit/scene.ts';
import { watch } from './testkit/watch.ts';

/** Number of nested levels that each query selects. */
const DEPTH = 6;

/** Queries whose responses contain no text that a workspace wrote, with the reason. */
const WITHOUT_TENANT_TEXT: Readonly<Record<string, string>> = {
  'Query.agentLimits': 'Numbers.',
  'Query.creditBalances': 'Currencies and numbers.',
  'Query.invoice': 'The sample creates an invoice without the word.',
  'Query.analyticsBookings': 'Days and numbers.',
  'Query.availableSlots': 'Times, or the words of a provider.',
  'Query.analyticsDays': 'Days and numbers.',
  'Query.analyticsStages': 'Numbers, beside closed lists of words.',
  'Query.analyticsTimes': 'Numbers.',
  'Query.possibleDuplicates': 'Ids, numbers and closed lists of words. The records are edges.',
  'Query.diagnostics': 'Two booleans of the platform.',
  'Query.environmentCheck': 'What environments ask for, the same everywhere.',
  'Query.idleTimeout': 'Two times.',
  'Query.surfaceResults': 'Numbers, beside closed lists of words.',
  'Query.surfaceQuestionResults': 'The sample creates a form without the word.',
  'Query.campaignAudience': 'Numbers, beside a closed list of words.',
  'Query.campaignSkippedRecipients': 'Numbers, beside a closed list of words.',
  'Query.conversationCounts': 'Numbers.',
  'Query.knowledgeEmbeddings': 'Numbers.',
  'Query.compareKnowledgeVersions': 'The sample compares a version with itself.',
  'Query.leadCounts': 'Numbers.',
  'Query.mutedNotifications': 'A closed list of words.',
  'Query.notificationSettings': 'Closed lists and times of the viewer.',
  'Query.platform': 'Public information about the platform.',
  'Query.node':
    'The id and type of a row: this test selects no fields of an interface. graph.test.ts reads other workspaces.',
  'Query.nodes': 'The same as Query.node.',
  'Query.policies': 'The registry, the same everywhere.',
  'Query.presets': 'The same everywhere.',
  'Query.regulationTemplates': 'Shipped with the product, the same everywhere.',
  'Query.retention': 'Numbers and times.',
  'Query.retentionPreview': 'Numbers and times.',
  'Query.reviewAgreement': 'Numbers.',
  'Query.reviewSettings': 'A number.',
  'Query.conversationModelUsage': 'Numbers.',
  'Query.usage': 'Dates, numbers and closed lists of words.',
  'Query.entitlements': 'The name of a plan, numbers and closed lists of words.',
  'Query.billingNotice': 'Null while billing is off. Its invoices are those of Query.invoices.',
  'Query.payments': 'Null without an account at Stripe. See payments.test.ts.',
  'Query.modelBudget': 'A month, numbers and a closed list of words.',
  'Query.agentReadiness': 'Closed lists of words.',
  'Query.setupGuide': 'Closed lists of words.',
  'Query.leadBacklog':
    'A number and a time here; its preview needs a greeting template, and this workspace is for calls.',
  'Query.safetySettings': 'Switches.',
  'Query.securitySettings': 'A yes or no, a number, and a closed list of words.',
  'Query.roles': 'The built-in roles, the same everywhere.',
  'Query.verifyAuditTrail': 'Numbers and hashes.',
  'Query.dataSourceSandbox': 'An address of the simulators, and what they made up.',
  'Query.webhookEventTypes': 'The catalogue, the same everywhere.',
  'Query.webhookSandboxUrl': 'An address of the simulators.',
};

const roots = rootFields(sharedGraph()).filter((root) => !forGlobalAdmins(root));
const queries = roots.filter(({ kind }) => kind === 'query');
const subscriptions = roots.filter(({ kind }) => kind === 'subscription');
const mutations = roots.filter(({ kind }) => kind === 'mutation');

let fd: TestFrontdesk;
let globex: Globex;
let marks: string[];
let acme: Scene;
let address: string;

beforeAll(async () => {
  fd = await startFrontdesk();
  globex = await buildGlobex(fd);
  address = await fd.listen();
  marks = (await forbiddenMarks(fd, globex)).marks;
  acme = await openScene(fd, 'owner');
  await buildLead(fd, acme.workspace, { name: 'Lena Lead' });
});
afterAll(() => fd.close());

describe(`Globex, with "${CANARY}" in every text`, () => {
  it('has the marker in every text column of every tenant table', async () => {
    const without = await columnsWithoutCanary(fd, globex);
    if (without.length > 0)
      throw new Error(
        `Put the CANARY into ${without.join(', ')} in testkit/globex.ts, or name them in CANNOT_HOLD with a reason.`,
      );
    // Precondition: the check reports a column without the canary word.
    expect(await columnsWithoutCanary(fd, acme.workspace)).toContain('leads.name');
  });

  it.each(queries.map((root) => [root.name, root] as const))(
    'receives its own texts from %s [AM-02]',
    async (name, root) => {
      const { errors, text } = await as(fd, globex.owner).run(
        operationFor(root, DEPTH),
        await ownArguments(globex, acme, name),
      );
      expect(errors).toBeUndefined();
      // Precondition: the response of the same query in Globex contains the canary word.
      expect({ [name]: text.includes(CANARY) }).toEqual({ [name]: !(name in WITHOUT_TENANT_TEXT) });
    },
  );
});

describe('a member of Acme only', () => {
  const all = POLICIES.map(({ key }) => key);

  it('finds nothing of Globex in any answer, as Acme’s owner [T2] [AM-02]', async () => {
    const { answers, denied } = await ask(acme.caller);
    expect(answers).toEqual([]);
    expect(denied).toEqual([]); // Precondition: all queries were answered.
  });

  it('finds nothing of Globex in any answer, as a key of Acme with every scope [CB-11]', async () => {
    const { answers, denied } = await ask(
      await buildApiKey(fd, acme.workspace, acme.founder, { scopes: all, environment: 'STAGING' }),
    );
    expect(answers).toEqual([]);
    // API keys have no access to API keys, service accounts, notifications, the setup guide, long-running jobs, saved
    // views, the sandbox of data sources, or the environment check and retention of the workspace. A key also receives
    // no ownership offer and belongs to no organization.
    expect(denied.sort()).toEqual([
      'Query.apiKeys',
      'Query.dataSourceSandbox',
      'Query.environmentCheck',
      'Query.jobs',
      'Query.mutedNotifications',
      'Query.notificationSettings',
      'Query.notifications',
      'Query.organization',
      'Query.organizations',
      'Query.ownershipTransfers',
      'Query.retention',
      'Query.retentionPreview',
      'Query.savedViews',
      'Query.serviceAccounts',
      'Query.setupGuide',
      'Query.voiceVerification',
    ]);
  });

  it('finds nothing of Globex in any answer, as a key of Acme that can only read leads [CB-11]', async () => {
    const { answers } = await ask(
      await buildApiKey(fd, acme.workspace, acme.founder, { scopes: ['lead.read'], environment: 'PRODUCTION' }),
    );
    expect(answers).toEqual([]);
  });

  it('finds nothing of Globex in the result of any mutation [AM-02]', async () => {
    const received: string[] = [];
    for (const [name, sample] of Object.entries(SAMPLES)) {
      const root = mutations.find((mutation) => mutation.name === name);
      if (!root) continue;
      const scene = await openScene(fd, 'owner');
      const { errors, text } = await as(fd, scene.caller).run(operationFor(root, DEPTH), await sample(scene));
      expect({ [name]: errors }).toEqual({ [name]: undefined });
      if (leaks(text)) received.push(name);
    }
    expect(received).toEqual([]);
  });

  it('finds nothing of Globex by searching for it [AM-02]', async () => {
    const search = `{ leads(first: 100, filter: { search: "${CANARY}" }) { totalCount edges { node { id } } } }`;
    expect(await as(fd, acme.caller).ok(search)).toEqual({ leads: { totalCount: 0, edges: [] } });
    expect((await as(fd, globex.owner).ok(search)).leads.totalCount).toBe(1);
  });

  it('counts nothing of Globex [AM-02]', async () => {
    const counts =
      '{ leadCounts { status count } workspace { memberCount } leads(first: 1) { totalCount } members(first: 1) { totalCount } }';
    const before = await as(fd, acme.caller).ok(counts);
    for (let extra = 0; extra < 3; extra += 1) {
      await buildLead(fd, globex);
      await buildMember(fd, globex);
    }
    expect(await as(fd, acme.caller).ok(counts)).toEqual(before);
  });

  it('sees data of another workspace only in requests to that one [WC-02]', async () => {
    const ada = await buildMember(fd, await buildWorkspace(fd), { person: acme.founder, role: 'viewer' });
    const { text } = await as(fd, ada).run('{ leads(first: 100) { edges { node { name } } } }');
    expect(text).not.toContain('Lena Lead');
    expect((await as(fd, acme.founder).run('{ leads(first: 100) { edges { node { name } } } }')).text).toContain(
      'Lena Lead',
    );
  });

  it.each(subscriptions.map((root) => [root.name, root] as const))(
    'receives no event of Globex: %s [AM-04]',
    async (name, root) => {
      const watching = watch(fd, address, acme.caller, { query: operationFor(root, DEPTH) });
      expect(await watching.began).toBeNull();
      const foreign = await changeEverything(name, fd, globex, globex.owner);
      const own = await changeEverything(name, fd, acme.workspace, acme.founder, acme.person as Member);
      // Globex changed first, and events are delivered in order. The first event received must therefore be Acme's.
      const text = JSON.stringify((await watching.next()).data);
      expect({ own: text.includes(own), foreign: text.includes(foreign), leaks: leaks(text) }).toEqual({
        own: true,
        foreign: false,
        leaks: false,
      });
      await watching.close();
    },
  );
});

/**
 * Runs every query as the caller. Returns the names of queries that leak Globex data, and of those that were denied.
 */
async function ask(caller: Caller): Promise<{ answers: string[]; denied: string[] }> {
  const answers: string[] = [];
  const denied: string[] = [];
  for (const root of queries) {
    const { text, errors } = await as(fd, caller).run(operationFor(root, DEPTH), await SAMPLES[root.name]?.(acme));
    if (leaks(text)) answers.push(root.name);
    if (errors) denied.push(root.name);
  }
  return { answers, denied };
}

const leaks = (text: string) => marks.some((mark) => text.toLowerCase().includes(mark));
