import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { type GraphQLArgument, type GraphQLNamedType, isEnumType, isInputObjectType, isObjectType } from 'graphql';
import { printGraph } from '../src/graphql/print-schema.ts';
import { sharedGraph } from '../src/graphql/schema.ts';

const schema = sharedGraph();
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];

/** Allowed number of elements without a description, most of them fields of results of mutations. It can only decrease. */
const UNDESCRIBED = 197;

describe('the schema', () => {
  it('matches the committed one', () => {
    const path = createRequire(import.meta.url).resolve('@frontdesk/schema/schema.graphql');
    const emitted = printGraph(schema);
    if (emitted !== readFileSync(path, 'utf8')) {
      throw new Error(
        'The graph is not what packages/schema/schema.graphql says: run `pnpm schema`, read the difference and commit it.',
      );
    }
    expect(emitted).toContain('type Query {');
  });

  it('describes each new type, field, argument, input field and enum value', () => {
    const silent = elements().flatMap(([name, text]) => (text ? [] : [name]));
    if (silent.length > UNDESCRIBED)
      throw new Error(
        `${silent.length} elements have no description, and ${UNDESCRIBED} are allowed. Add a description where the new ones are declared, with meaning, unit, limits and null: ${silent.join(', ')}.`,
      );
  });

  it('has no description that only repeats a name', () => {
    expect(repeats('phoneNumber', 'The phone number.')).toBe(true);
    const repeated = elements().flatMap(([name, text]) => (text && repeats(name, text) ? [name] : []));
    if (repeated.length > 0)
      throw new Error(`Say what is not in the name: unit, format, limits, null: ${repeated.join(', ')}.`);
  });

  it('has descriptions in full sentences', () => {
    const broken = elements().flatMap(([name, text]) => (text && !/^[A-Z`"0-9][^]*[.…]$/.test(text) ? [name] : []));
    if (broken.length > 0) throw new Error(`Write a sentence, with a full stop: ${broken.join(', ')}.`);
  });

  it('never accepts a workspace in an input', () => {
    const inputs = types
      .filter(isInputObjectType)
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
    const args = rootFields().flatMap(({ name, field }) => field.args.map((arg) => `${name}(${arg.name})`));
    expect([...inputs, ...args].length).toBeGreaterThan(40); // Precondition: the schema has inputs.
    const named = [...inputs, ...args].filter((name) => /workspace_?id/i.test(name));
    if (named.length > 0) throw new Error(`Take the workspace from the context, not from ${named.join(', ')}.`);
  });

  it('has no field for a secret, except the answer that creates it', () => {
    const secret = /secret|password|hash|token/i;
    const fields = types
      .filter(isObjectType)
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
    expect(fields.filter((name) => secret.test(name.split('.')[1] ?? '')).sort()).toEqual([
      // Tokens of a language model, not credentials.
      'AgentLimits.tokensPerReply',
      'ApiKeyCreated.secret',
      'ApiKeyRotated.secret',
      'DataSource.secretLastFour',
      // A generated value for the simulator in development.
      'DataSourceSandbox.token',
      'Diagnostics.authSecretPresent',
      // The last four characters of the secret, so that a member can identify it.
      'Integration.secretLastFour',
      'Integration.webhookSecretLastFour',
      'Mutation.changePassword',
      'Mutation.createPlaygroundToken',
      'Mutation.requestPasswordReset',
      'Mutation.resetPassword',
      'Mutation.rotateWebhookSecret',
      'PhoneConfig.accessTokenLastFour',
      'PhoneConfig.appSecretLastFour',
      'PlatformDiagnostics.authSecretPresent',
      'PlaygroundToken.token',
      'SecondFactorRequired.challengeToken',
      'SessionRefreshed.accessToken',
      'SignedIn.accessToken',
      'TotpSetUp.secret',
      'Webhook.previousSecretEndsAt',
      'Webhook.secretLastFour',
      'WebhookCreated.secret',
      'WebhookPermissions.rotateSecret',
      'WebhookSecretRotated.secret',
      'WebhookUpdated.secret',
    ]);
  });

  it('requires `first` for every paged list', () => {
    const lists = rootFields().filter(({ field }) => String(field.type).endsWith('Connection'));
    expect(lists.map(({ name }) => name)).toContain('Query.leads');
    for (const { name, field } of lists) {
      expect({ [name]: String(field.args.find((arg) => arg.name === 'first')?.type) }).toEqual({ [name]: 'Int!' });
    }
  });
});

function rootFields() {
  return roots.flatMap((root) =>
    root ? Object.values(root.getFields()).map((field) => ({ name: `${root.name}.${field.name}`, field })) : [],
  );
}

/** Whether the description of a field, argument or input field consists of its name. */
const repeats = (path: string, text: string) =>
  text.toLowerCase().replace(/^(the|an|a) |\.$/g, '') ===
  path.replace(/^.*[.(]|\)$/g, '').replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

type Element = readonly [path: string, description: string | null | undefined];

const elements = () => types.flatMap(elementsOf);

/** Returns the path and description of the type, and of its fields with their arguments or its values. */
function elementsOf(type: GraphQLNamedType): Element[] {
  const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
  const values = isEnumType(type) ? type.getValues() : [];
  const members = [...fields, ...values].flatMap((member): Element[] => {
    const path = `${type.name}.${member.name}`;
    const args: readonly GraphQLArgument[] = 'args' in member ? member.args : [];
    return [[path, member.description], ...args.map((arg): Element => [`${path}(${arg.name})`, arg.description])];
  });
  return [[type.name, type.description], ...members];
}
