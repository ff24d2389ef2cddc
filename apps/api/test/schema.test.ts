import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import {
  type GraphQLArgument,
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { printGraph } from '../src/graphql/print-schema.ts';
import { sharedGraph } from '../src/graphql/schema.ts';

const schema = sharedGraph();
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];

/** Verbs that mean the same for every record (ADR 90). */
const STANDARD_VERBS = new Set(
  `accept assign cancel create decline delete disable enable end export grant pause preview publish request resend
  resolve restore resume retry revoke rotate schedule send start sync test undo update upsert verify`.split(/\s+/),
);
/**
 * Mutations with the word that users of the field search for, which a standard verb would make less clear. Tools for
 * deployments call the two ends of a rollout "promote" and "roll back".
 */
const FIELD_WORDS = new Set(
  `allowMcpTool answerUnansweredQuestion applyConfiguration applyRegulationTemplate archivePlan archiveSurfaceTemplate blockContact blockMcpTool changeSubscription claimNextReview claimReview completeReview
  confirmVoiceCheck connectMcpServer convertEnvironment correctUsage dismissPossibleDuplicate eraseContact dismissUnansweredQuestion
  draftReply extendSession inviteMember inviteMembers issueCreditNote joinCall leaveCall leaveWorkspace linkEntities linkExternalId markConversationRead markCreditNoteRefunded markInvoicePaid
  markNotificationsRead mergeContacts moveUnansweredQuestionExample openBillingPortal optInContact optOutContact postponeVoiceEnrollment promoteRollout reauthenticate refreshMcpServer refreshPayments refreshSession register
  releaseLegalHold releaseReview removeMember replayPaymentEvent rescheduleBooking resetPassword reopenConversation retractWorldEvent returnConversation returnSurface rollBackRollout signIn
  signInWithPasskey signOut signOutEverywhere skipVoiceCheck snoozeConversation submitForm summarizeConversation takeOverConversation unblockContact unlinkEntities unlinkExternalId unlockSurface voidInvoice wrapUpCall`.split(
    /\s+/,
  ),
);
/** Fields that name a state of a flow. */
const STATES_OF_FLOWS = new Set(['AgentTest.state', 'GraphProblem.state']);

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

  it('describes each type, field, argument, input field and enum value [API-09]', () => {
    const silent = elements().flatMap(([name, text]) => (text ? [] : [name]));
    if (silent.length > 0)
      throw new Error(
        `Add a description where they are declared, with meaning, unit, limits and null: ${silent.join(', ')}.`,
      );
  });

  it('has no description that only repeats a name', () => {
    expect(repeats('phoneNumber', 'The phone number.')).toBe(true);
    const repeated = elements().flatMap(([name, text]) => (text && repeats(name, text) ? [name] : []));
    if (repeated.length > 0)
      throw new Error(`Describe what the name does not say (unit, format, limits, null): ${repeated.join(', ')}.`);
  });

  it('has descriptions in full sentences', () => {
    const broken = elements().flatMap(([name, text]) => (text && !/^[A-Z`"0-9][^]*[.…]$/.test(text) ? [name] : []));
    if (broken.length > 0) throw new Error(`Write a sentence, with a full stop: ${broken.join(', ')}.`);
  });

  it('has mutations that return a payload with errors, and no input with only an id [API-07]', () => {
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
    const unpaid = mutations.filter(({ type }) => {
      const payload = getNamedType(type);
      return !isObjectType(payload) || String(payload.getFields().errors?.type) !== '[UserError!]!';
    });
    if (unpaid.length > 0)
      throw new Error(
        `Let the result of ${unpaid.map(({ name }) => name).join(', ')} extend Payload (graphql/payload.ts).`,
      );
    const onlyIds = mutations.filter(({ args }) =>
      args.some(({ type }) => {
        const input = getNamedType(type);
        return isInputObjectType(input) && Object.keys(input.getFields()).join() === 'id';
      }),
    );
    if (onlyIds.length > 0)
      throw new Error(
        `Replace the input of ${onlyIds.map(({ name }) => name).join(', ')} with the argument \`id: ID!\`.`,
      );
  });

  it('names mutations with a standard verb, or with the word of their field [API-06]', () => {
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect(mutations).toContain('createLead'); // Precondition: the names are read.
    const verbOf = (name: string) => /^[a-z]+/.exec(name)?.[0] ?? '';
    const others = mutations.filter((name) => !STANDARD_VERBS.has(verbOf(name)) && !FIELD_WORDS.has(name));
    if (others.length > 0)
      throw new Error(
        `Name ${others.join(', ')} with a verb of STANDARD_VERBS (ADR 90), or add the name to FIELD_WORDS if users search for that word.`,
      );
    const unused = [...FIELD_WORDS].filter((name) => !mutations.includes(name));
    expect(unused).toEqual([]);
  });

  it('calls the status of a record `status` [API-06]', () => {
    const states = types
      .filter((type) => isObjectType(type) || isInputObjectType(type))
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
      .filter((name) => /\.states?$|\.\w+State$/.test(name) && !STATES_OF_FLOWS.has(name));
    if (states.length > 0) throw new Error(`Rename ${states.join(', ')} to \`status\` (ADR 90).`);
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
      'AgentRunStep.inputTokens',
      'AgentRunStep.outputTokens',
      'ApiKeySecretPayload.secret',
      'ConversationModelUsage.inputTokens',
      'ConversationModelUsage.outputTokens',
      'DataSource.secretLastFour',
      // A generated value for the simulator in development.
      'DataSourceSandbox.token',
      'Diagnostics.authSecretPresent',
      // The last four characters of the secret, so that a member can identify it.
      'Integration.secretLastFour',
      'Integration.webhookSecretLastFour',
      // A hash of what a server says about a tool.
      'McpTool.hash',
      'ModelUsage.cachedInputTokens',
      'ModelUsage.inputTokens',
      'ModelUsage.outputTokens',
      'Mutation.createPlaygroundToken',
      'Mutation.requestPasswordReset',
      'Mutation.resetPassword',
      'Mutation.rotateWebhookSecret',
      'Mutation.updatePassword',
      'PhoneConfig.accessTokenLastFour',
      'PhoneConfig.appSecretLastFour',
      'PlatformDiagnostics.authSecretPresent',
      'PlaygroundTokenPayload.token',
      'RefreshSessionPayload.accessToken',
      'RotateApiKeyPayload.secret',
      'SessionPayload.accessToken',
      'SignInChallenge.challengeToken',
      'SignInPayload.accessToken',
      'StartTotpSetupPayload.secret',
      // Confirms a change, and only for members who can make it.
      'SubscriptionChangePreview.token',
      // Tokens of a language model, not credentials.
      'TestResult.tokens',
      'TestRun.tokens',
      'Webhook.previousSecretEndsAt',
      'Webhook.secretLastFour',
      'WebhookPermissions.rotateSecret',
      'WebhookSecretPayload.secret',
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
