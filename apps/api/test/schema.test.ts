import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';
import { printGraph } from '../src/graphql/print-schema.ts';
import { buildGraph } from '../src/graphql/schema.ts';

const schema = buildGraph();
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];

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

  it('describes every object, enum, scalar and root field', () => {
    const silent = [...types.filter(isSilent).map(({ name }) => name), ...silentRootFields()];
    if (silent.length > 0)
      throw new Error(`Describe these, for people who will never see our code: ${silent.join(', ')}.`);
  });

  it('has descriptions in full sentences', () => {
    const broken = descriptions().filter(([, text]) => !/^[A-Z`"0-9][^]*[.…]$/.test(text));
    if (broken.length > 0)
      throw new Error(`Write a sentence, with a full stop: ${broken.map(([name]) => name).join(', ')}.`);
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

const isSilent = (type: GraphQLNamedType) =>
  (isObjectType(type) || isEnumType(type) || isScalarType(type)) &&
  !roots.some((root) => root?.name === type.name) &&
  !isSpecifiedScalarType(type) &&
  !type.description;

function rootFields() {
  return roots.flatMap((root) =>
    root ? Object.values(root.getFields()).map((field) => ({ name: `${root.name}.${field.name}`, field })) : [],
  );
}

const silentRootFields = () =>
  rootFields()
    .filter(({ field }) => !field.description)
    .map(({ name }) => name);

/** Returns every description of the schema except those that graphql-js and graphql-scalars define. */
function descriptions(): [string, string][] {
  return types.flatMap((type) => {
    if (isScalarType(type)) return [];
    const own: [string, string | null | undefined][] = [[type.name, type.description]];
    if (isObjectType(type) || isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        own.push([`${type.name}.${field.name}`, field.description]);
        if ('args' in field)
          for (const arg of field.args) own.push([`${type.name}.${field.name}(${arg.name})`, arg.description]);
      }
    }
    if (isEnumType(type))
      for (const value of type.getValues()) own.push([`${type.name}.${value.name}`, value.description]);
    return own.filter((pair): pair is [string, string] => Boolean(pair[1]));
  });
}
