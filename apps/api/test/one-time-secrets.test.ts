import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLObjectType, getNamedType } from 'graphql';
import { isOneTimeSecret } from '../src/graphql/one-time-secret.ts';
import { isOfWorkspace, type RequiredPermission } from '../src/graphql/required-policies.ts';
import { sharedGraph } from '../src/graphql/schema.ts';
import { as } from './testkit/as.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { operationFor, rootFields } from './testkit/graph.ts';
import { testPayments } from './testkit/providers.ts';
import { rows } from './testkit/rows.ts';
import { fieldOf, SAMPLES } from './testkit/samples.ts';
import { openScene } from './testkit/scene.ts';

/** Text fields of mutation results that are not secrets. All other text fields must have the type OneTimeSecret. */
const NOT_SECRET = [
  'ApplyRegulationTemplatePayload.created',
  'ApplyRegulationTemplatePayload.skipped',
  'ApplyRegulationTemplatePayload.updated',
  'PreviewSourceMappingPayload.failure',
  'VerifyEmailChangePayload.email',
  'DeclineInvitationPayload.workspaceName',
  'DeleteAccountPayload.email',
  'DeleteWorkspacePayload.slug',
  'EmailPayload.email',
  'LeaveWorkspacePayload.slug',
  // The challenge is random and useless without the authenticator.
  'PasskeyChallengePayload.challenge',
  'RefreshSessionPayload.reason',
  'RegistrationPayload.allowedDomains',
  'UpdateWorkspaceSlugPayload.previousSlug',
  'SubmitFormPayload.workspaceName',
  'SupportSessionPayload.slug',
];

const schema = sharedGraph();
const mutations = rootFields(schema).filter(({ kind }) => kind === 'mutation');
const payloadOf = ({ field }: (typeof mutations)[number]) => getNamedType(field.type) as GraphQLObjectType;
const secretFields = (type: GraphQLObjectType) =>
  Object.values(type.getFields()).filter((field) => isOneTimeSecret(getNamedType(field.type)));
/** Mutations that return a secret and accept an Idempotency-Key, which only works within a workspace. */
const revealing = mutations.filter((root) => {
  const gate = root.field.extensions.can as RequiredPermission | undefined;
  return gate && isOfWorkspace(gate) && secretFields(payloadOf(root)).length > 0;
});

describe('the schema [S9]', () => {
  it('has the type OneTimeSecret for every secret of a mutation', () => {
    const texts = mutations.flatMap((root) =>
      Object.values(payloadOf(root).getFields())
        .filter((field) => getNamedType(field.type).name === 'String')
        .map((field) => `${payloadOf(root).name}.${field.name}`),
    );
    const undecided = [...new Set(texts)].filter((name) => !NOT_SECRET.includes(name)).sort();
    if (undecided.length > 0) {
      throw new Error(`Give these the type OneTimeSecret, or add them to NOT_SECRET: ${undecided.join(', ')}`);
    }
    expect(NOT_SECRET.filter((name) => !texts.includes(name))).toEqual([]);
  });
});

describe('a mutation under an Idempotency-Key that answers with a secret [S9]', () => {
  let fd: TestFrontdesk;
  beforeAll(async () => {
    fd = await startFrontdesk({ billing: 'STRIPE', payments: testPayments() });
  });
  afterAll(() => fd.close());

  it('is one of these', () => {
    expect(revealing.map(({ field }) => field.name).sort()).toEqual([
      'createApiKey',
      'createAttachmentLink',
      'createAuditExportLink',
      'createCreditNoteLink',
      'createExportLink',
      'createInvitationLink',
      'createInvoiceLink',
      'createPlaygroundToken',
      'createRejectedRowsLink',
      'createSurfaceFileLink',
      'createSurfaceLink',
      'createTemplateFileLink',
      'createWebhook',
      'openBillingPortal',
      'rotateApiKey',
      'rotateWebhookSecret',
      'startCheckout',
      'updateWebhook',
    ]);
  });

  it.each(revealing.map((root) => [root.field.name, root] as const))('does not store it: %s', async (name, root) => {
    const scene = await openScene(fd, 'owner');
    const [, argumentsFor] = Object.entries(SAMPLES).find(([sample]) => fieldOf(sample) === root.name) ?? [];
    const caller = { ...scene.caller, headers: { 'idempotency-key': name } };
    const variables = (await argumentsFor?.(scene)) ?? {};
    const answer = await as(fd, caller).run(operationFor(root, 1), variables);
    const result = answer.data?.[name];
    const secrets = secretFields(payloadOf(root)).flatMap((field) => result[field.name] as string | string[]);
    expect(secrets.length).toBeGreaterThan(0); // Precondition: the response contained a secret.
    const stored = await rows(fd, 'select * from idempotency_keys where workspace_id = $1', [scene.workspace.id]);
    expect(stored).toHaveLength(1);
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(16);
      for (const secretText of [secret, secret.split(/[/#]/).at(-1) ?? secret]) {
        expect(JSON.stringify(stored)).not.toContain(secretText);
      }
    }
    const again = await as(fd, caller).run(operationFor(root, 1), variables);
    expect(again.errors?.[0]?.extensions.code).toBe('IDEMPOTENT_ANSWER_WITHHELD');
  });
});
