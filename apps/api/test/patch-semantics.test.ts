import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLInputField, getNamedType, isInputObjectType, isNonNullType } from 'graphql';
import { sharedGraph } from '../src/graphql/schema.ts';
import { as, type GraphQLAnswer } from './testkit/as.ts';
import { buildMember, buildWorkspace } from './testkit/build.ts';
import { buildDataSource, REST_SOURCE } from './testkit/data-sources.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { forGlobalAdmins, operationFor, type RootField, rootFields } from './testkit/graph.ts';
import { addTool, uniqueName } from './testkit/http-tools.ts';
import { rows } from './testkit/rows.ts';
import { SAMPLES } from './testkit/samples.ts';
import { openScene, type Scene } from './testkit/scene.ts';

type Values = Record<string, unknown>;

const updates = rootFields(sharedGraph()).filter(
  ({ kind, name }) => kind === 'mutation' && name.startsWith('Mutation.update'),
);

/** Returns the optional fields of the input. */
const optionalFields = ({ field }: RootField): GraphQLInputField[] => {
  const type = field.args.map((arg) => getNamedType(arg.type)).find(isInputObjectType);
  return Object.values(type?.getFields() ?? {}).filter((one) => !isNonNullType(one.type));
};

/** Optional fields that select what is changed, or that belong to the value of a required field, with the reason. */
const NOT_STORED: Readonly<Record<string, string>> = {
  'updateAgentLimits agentId': 'selects the agent',
  'updatePersona agentId': 'selects the agent',
  'updateQuestions agentId': 'selects the agent',
  'updateContextGraph agentId': 'selects the agent',
  'updateBusinessHours phoneConfigId': 'selects the business hours',
  'updateEndpointWeight planId': 'selects the plan',
  'updateContacts ids': 'selects the contacts',
  'updateContacts filter': 'selects the contacts',
  'updateContacts tag': 'belongs to `change`',
  'updateConversationStatuses snoozedUntil': 'belongs to `status`',
  'updateAvailability awayUntil': 'belongs to `isAway`',
  'updateMember customRoleId': 'belongs to `role`',
  'updateSourceMapping version': 'is compared with the stored version',
  'updateDataSourceCredentials username': 'belongs to `authorization`',
  'updateDataSourceCredentials headerName': 'belongs to `authorization`',
  'updateDataSourceCredentials secret': 'belongs to `authorization`',
  'updateMcpServer headerName': 'belongs to `authorization`',
  'updateMcpServer headerValue': 'belongs to `authorization`',
};

const cases = updates.flatMap((root) =>
  optionalFields(root)
    .filter(({ name }) => !NOT_STORED[`${root.field.name} ${name}`])
    .map(({ name, description }) => [root.name, name, root, description ?? ''] as const),
);

/** Columns that every change may write. */
const STAMPS = ['updated_at', 'updated_by_name', 'updated_by_id', 'set_at', 'kept_until', 'version', 'revision'];

let fd: TestFrontdesk;
let tables: string[];
beforeAll(async () => {
  fd = await startFrontdesk({ billing: 'MANUAL' });
  const found = await rows<{ name: string }>(
    fd,
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and not c.relispartition order by 1`,
  );
  tables = found.map(({ name }) => name).filter((name) => !LOGS.has(name));
});
afterAll(() => fd.close());

/** Tables that record requests and changes, and the steps of sequences, which receive new ids. */
const LOGS = new Set([
  'audit_events',
  'audit_links',
  'audit_heads',
  'platform_events',
  'jobs',
  'rate_limits',
  'sequence_steps',
]);

/** An encrypted value. The same secret is encrypted differently each time. */
const ENCRYPTED = /"[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+"/g;

async function snapshot(): Promise<Readonly<Record<string, string>>> {
  const text = tables
    .map(
      (name) =>
        `select '${name}' as name, coalesce(jsonb_agg(to_jsonb(t) - $1::text[] order by (to_jsonb(t) - $1::text[])::text), '[]')::text as rows from ${name} t`,
    )
    .join(' union all ');
  const found = await rows<{ name: string; rows: string }>(fd, text, [STAMPS]);
  return Object.fromEntries(found.map((one) => [one.name, one.rows.replaceAll(ENCRYPTED, '"encrypted"')]));
}

const changedTables = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) =>
  Object.keys(before).filter((name) => before[name] !== after[name]);

const refusals = ({ data, errors = [] }: GraphQLAnswer): string[] => [
  ...errors.map(({ extensions }) => extensions.code),
  ...Object.values(data ?? {}).flatMap((payload) =>
    ((payload as { errors?: { code: string }[] } | null)?.errors ?? []).map(({ code }) => code),
  ),
];

/** What the provider does after a mutation, before the record can be changed again. */
const SETTLE: Readonly<Record<string, (scene: Scene) => Promise<unknown>>> = {
  // WhatsApp reviews the template, and approves it.
  updateTemplate: ({ workspace }) =>
    fd.services.database
      .forWorkspace(workspace.id)
      .write((tx) => tx.whatsAppTemplate.updateMany({ data: { status: 'APPROVED' } })),
};

/** Calls the mutation. The revision or version is that of the stored row, which the previous call may have increased. */
async function call(scene: Scene, root: RootField, args: Values): Promise<string[]> {
  const input = args['input'] as Values;
  let codes: string[] = [];
  for (const step of [0, 1, 2, 3, 4, 5, 6]) {
    const stamped = Object.fromEntries(
      Object.entries(input).map(([name, value]) => [
        name,
        name === 'revision' || name === 'version' ? Number(value) + step : value,
      ]),
    );
    codes = refusals(await as(fd, scene.caller).run(operationFor(root, 0), { ...args, input: stamped }));
    if (!codes.some((code) => code.endsWith('_CHANGED'))) break;
  }
  await SETTLE[root.field.name]?.(scene);
  return codes;
}

const simulated = { kind: 'SIMULATED', messages: [], persona: 'A new customer.', goal: 'Book an appointment.' };
const quiet = { quietFrom: 20 * 60, quietUntil: 8 * 60 };
const voice = { voiceVerificationEnabled: true, voiceThreshold: 'STRICT', voiceSkipPolicy: 'ALLOW_AND_NOTIFY' };
const voiceSettings = { voiceId: 'Elliot', speed: 1.1, language: 'en', keyterms: ['Frontdesk'] };

/** Values of optional fields that the samples do not contain. */
const VALUES: Readonly<Record<string, (scene: Scene) => Values | Promise<Values>>> = {
  'updateContact email': () => ({ email: 'ada@example.com' }),
  'updateContact name': () => ({ name: 'Ada Okafor' }),
  'updateContact phone': () => ({ phone: '+442079460958' }),
  'updateContact notes': () => ({ notes: 'Prefers mornings.' }),
  'updateContact externalIds': () => ({ externalIds: [{ system: 'crm', externalId: 'contact-1' }] }),
  'updateContact metadata': () => ({ metadata: [{ key: 'plan', value: 'gold' }] }),
  'updateLead email': () => ({ email: 'ada@example.com' }),
  'updateLead message': () => ({ message: 'Is the pool open?' }),
  'updateMonitorConcept description': () => ({ description: 'Words of danger.' }),
  'updateTemplate header': () => ({ header: 'Acme Dental', headerFileId: undefined }),
  'updateTemplate footer': () => ({ footer: 'Acme' }),
  'updateSavedReply folder': () => ({ folder: 'Prices' }),
  'updatePhoneConfig accessToken': () => ({ accessToken: `EAAG${'a'.repeat(60)}` }),
  'updatePhoneConfig appSecret': () => ({ appSecret: 'a'.repeat(32) }),
  'updateKnowledgeSourceLink publicUrl': () => ({ publicUrl: 'https://acme.example/prices' }),
  'updateHttpTool idempotencyHeader': async ({ founder }) => {
    const changes = { kind: 'CHANGES', method: 'POST', idempotencyHeader: 'Idempotency-Key' } as const;
    return {
      ...changes,
      id: await addTool(fd, founder, { ...changes, name: uniqueName() }),
    };
  },
  'updateVoiceSettings voiceId': () => voiceSettings,
  'updateVoiceSettings speed': () => voiceSettings,
  'updateVoiceSettings language': () => voiceSettings,
  'updateVoiceSettings keyterms': () => voiceSettings,
  'updateContextGraph source': () => ({
    source: JSON.stringify({ version: 2, goal: 'Help the contact.', flows: {}, slots: {}, builtins: {} }),
  }),
  'updateTestCase persona': () => simulated,
  'updateTestCase goal': () => simulated,
  'updateCampaign filter': () => ({ filter: { search: 'Ada' }, contactIds: [] }),
  'updateCampaign messagedWithinDays': () => ({ messagedWithinDays: 7 }),
  'updateCampaign startsAt': ({ fd: { services } }) => ({
    startsAt: new Date(services.clock().getTime() + 86_400_000).toISOString().slice(0, 16),
  }),
  'updateCampaign quietFrom': () => quiet,
  'updateCampaign quietUntil': () => quiet,
  'updateSecuritySettings voiceVerificationEnabled': () => voice,
  'updateSecuritySettings voiceThreshold': () => voice,
  'updateSecuritySettings voiceSkipPolicy': () => voice,
  'updateDataSource request': async ({ workspace, founder }) => ({
    id: await buildDataSource(fd, workspace, founder, REST_SOURCE),
    resourceTypes: [],
    request: REST_SOURCE.request,
    secret: undefined,
  }),
};

async function voiceWorkspace(): Promise<Scene> {
  const workspace = await buildWorkspace(fd, { channel: 'VOICE' });
  const founder = await buildMember(fd, workspace, { role: 'owner' });
  return { fd, workspace, founder, unique: workspace.slug, caller: founder, person: founder };
}

/** Calls the mutation with a value of the field. Returns its arguments. */
async function storedWith(root: RootField, field: string) {
  const within = root.field.name === 'updateVoiceSettings' ? await voiceWorkspace() : undefined;
  const scene = await openScene(fd, forGlobalAdmins(root) ? 'global admin' : 'owner', within);
  const { input } = ((await SAMPLES[root.name]?.(scene)) ?? {}) as { input: Values };
  const args = { input: { ...input, ...(await VALUES[`${root.field.name} ${field}`]?.(scene)) } };
  // A sample without the field needs a value in VALUES.
  expect(args.input[field] ?? 'no value').not.toBe('no value');
  expect(await call(scene, root, args)).toEqual([]);
  return { scene, args };
}

/** Descriptions of fields that null does not change, or for which null restores a default. */
const KEEPS_NULL =
  /(?:null|omitted) or (?:omitted|blank)|unchanged if null|null restores|if omitted, the (?:value|stored)/i;

describe('a field that an update omits [API-08]', () => {
  it.each(cases)('is not changed: %s %s', async (_name, field, root) => {
    const { scene, args } = await storedWith(root, field);
    const before = await snapshot();
    const { [field]: _omitted, ...rest } = args.input;
    expect(await call(scene, root, { ...args, input: rest })).toEqual([]);
    expect(changedTables(before, await snapshot())).toEqual([]);
  });
});

describe('a field that an update sets to null [API-08]', () => {
  it.each(cases.filter(([, , , description]) => !KEEPS_NULL.test(description)))(
    'is cleared, or null is refused: %s %s',
    async (_name, field, root) => {
      const { scene, args } = await storedWith(root, field);
      const before = await snapshot();
      const codes = await call(scene, root, { ...args, input: { ...args.input, [field]: null } });
      expect(codes.length + changedTables(before, await snapshot()).length).toBeGreaterThan(0);
    },
  );
});
