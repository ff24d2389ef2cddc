import { abilityFrom, defineRules, isWorkspacePair, POLICIES, REAUTHENTICATED_MUTATIONS } from '@frontdesk/policies';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sharedGraph } from '../src/graphql/schema.ts';
import { as } from './testkit/as.ts';
import { buildApiKey, type Member } from './testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { operationFor, type RootField, rootFields } from './testkit/graph.ts';
import { fieldOf, SAMPLES } from './testkit/samples.ts';
import { openScene } from './testkit/scene.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/**
 * Mutations for which a member must have reauthenticated recently, but an API key with the right scopes does not (ADR
 * 59).
 */
const KEYS_MAY: readonly string[] = [
  'updateMember',
  'removeMember',
  'createRole',
  'updateRole',
  'deleteRole',
  'grantAccess',
  'createPhoneConfig',
  'updatePhoneConfig',
  'applyConfiguration',
  'createHttpTool',
  'updateHttpTool',
  'connectMcpServer',
  'updateMcpServer',
  'createWebhook',
  'updateWebhook',
  'rotateWebhookSecret',
];

const policies = new Set(POLICIES.map(({ key }) => key));
const ids = { memberId: 'member-1', userId: 'user-1' };
const key = abilityFrom(defineRules({ kind: 'api_key', role: 'owner', apiKeyId: 'key-1', policies, ...ids }));
const member = abilityFrom(defineRules({ kind: 'member', role: 'owner', policies, ...ids }));

const mutations = rootFields(sharedGraph()).filter(({ kind }) => kind === 'mutation');
const gateOf = ({ field }: RootField) => (field.extensions.can ?? {}) as { action?: never; subject?: never };
const inWorkspace = mutations.filter((root) => {
  const { action, subject } = gateOf(root);
  return action && subject && isWorkspacePair(action, subject);
});
const peopleOnly = inWorkspace.filter((root) => {
  const { action, subject } = gateOf(root) as { action: never; subject: never };
  return !key.can(action, subject) && member.can(action, subject);
});
const roots = new Map(peopleOnly.map((root) => [root.name, root]));
const samples = Object.keys(SAMPLES).filter(
  (sample) => roots.has(fieldOf(sample)) && !/, (of|offered to)/.test(sample),
);

describe('a mutation that needs a recent proof from a member', () => {
  it('is closed to API keys, or is listed here as open to them [S3] [S15]', () => {
    const proven = new Set<string>(REAUTHENTICATED_MUTATIONS);
    const open = inWorkspace
      .filter(({ name, field }) => proven.has(field.name) && !roots.has(name))
      .map(({ field }) => field.name);
    const undecided = open.filter((name) => !KEYS_MAY.includes(name));
    const gone = KEYS_MAY.filter((name) => !open.includes(name));
    if (undecided.length + gone.length > 0) {
      throw new Error(
        `Add peopleOnly() in packages/policies/src/registry, or add to KEYS_MAY with a reason in ADR 59: ${undecided.join(', ') || 'nothing'}; ` +
          `remove from KEYS_MAY: ${gone.join(', ') || 'nothing'}.`,
      );
    }
  });
});

describe('an API key of an owner with every scope', () => {
  it.each(samples)('is denied %s, which the owner may call [S3]', async (sample) => {
    const scene = await openScene(fd, 'owner');
    const bearer = await buildApiKey(fd, scene.workspace, scene.person as Member, { scopes: ['workspace.admin'] });
    // Precondition: the key is valid and has all policies.
    expect(await as(fd, bearer).denied('{ securitySettings { idleMinutes } }')).toBeNull();
    const document = operationFor(roots.get(fieldOf(sample)) as RootField, 0);
    const variables = await SAMPLES[sample]?.(scene);
    expect(await as(fd, bearer).denied(document, variables)).toBe('FORBIDDEN');
    expect(await as(fd, scene.caller).denied(document, variables)).not.toBe('FORBIDDEN');
  });
});
