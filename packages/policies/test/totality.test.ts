import { describe, expect, it } from '@jest/globals';
import { PLATFORM_ACTIONS, WORKSPACE_ACTIONS } from '../src/actions.ts';
import { BASELINE, OWNER_ONLY } from '../src/baseline.ts';
import {
  ACTIONS_BY_SUBJECT,
  type Action,
  abilityFrom,
  defineRules,
  isWorkspacePair,
  PLATFORM_SUBJECTS,
  platformRules,
  requirementFor,
  WORKSPACE_SUBJECTS,
} from '../src/index.ts';
import { REGISTRY } from '../src/registry/registry.ts';
import { as, member } from './people.ts';

const workspacePairs = WORKSPACE_SUBJECTS.flatMap((subject) =>
  WORKSPACE_ACTIONS[subject].map((action) => ({ action: action, subject })),
);

describe('the vocabulary', () => {
  it('has a requirement for every check: a policy, the baseline or an owner', () => {
    const unanswered = workspacePairs.filter(({ action, subject }) => {
      const { everyone, ownerOnly, policies } = requirementFor(action as never, subject);
      return !everyone && !ownerOnly && policies.length === 0;
    });
    if (unanswered.length) {
      const names = unanswered.map(({ action, subject }) => `${action} ${subject}`).join(', ');
      throw new Error(`Let a policy in src/registry allow: ${names}; then run UPDATE=1 on matrix.test.ts.`);
    }
    expect(workspacePairs.length).toBeGreaterThan(150);
  });

  it('has a check for every requirement', () => {
    const answers = [...BASELINE, ...OWNER_ONLY, ...REGISTRY.flatMap(({ allows }) => allows)];
    const unasked = answers.flatMap(({ subject, actions }) =>
      actions.filter((action) => !isWorkspacePair(action, subject)).map((action) => `${action} ${subject}`),
    );
    expect(unasked).toEqual([]);
    expect(isWorkspacePair('fly', 'Conversation') || isWorkspacePair('constructor', 'toString')).toBe(false);
  });

  it('uses every policy, except the one that includes all', () => {
    const idle = REGISTRY.filter(({ allows }) => allows.length === 0).map(({ key }) => key);
    expect(idle).toEqual(['workspace.admin']);
  });

  it('has no duplicates', () => {
    const names = workspacePairs.map(({ action, subject }) => `${action} ${subject}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('allows a member with every policy all of it', () => {
    const owner = as(member('owner', [], { globalRole: 'ADMIN' }));
    expect(workspacePairs.filter(({ action, subject }) => owner.cannot(action, subject))).toEqual([]);
  });

  it('compiles no rule about anything else', () => {
    const rules = defineRules(member('owner', [], { globalRole: 'ADMIN' }));
    const pairs = rules.flatMap(({ action, subject }) =>
      [action].flat().map((one) => [one, subject as string] as const),
    );
    expect(pairs.filter(([action, subject]) => !isWorkspacePair(action, subject))).toEqual([]);
    expect(new Set(pairs.map(([action, subject]) => `${action} ${subject}`)).size).toBe(workspacePairs.length);
  });

  it('outside workspaces is granted to a verified global admin in full, and nothing else is', () => {
    const rules = platformRules({
      kind: 'user',
      userId: 'u',
      emailVerified: true,
      globalRole: 'ADMIN',
      canCreateWorkspaces: true,
    });
    const granted = rules.flatMap(({ action, subject }) => [action].flat().map((one) => `${one} ${String(subject)}`));
    const asked = PLATFORM_SUBJECTS.flatMap((subject) =>
      PLATFORM_ACTIONS[subject].map((action) => `${action} ${subject}`),
    );
    expect(granted.sort()).toEqual(asked.sort());
  });

  it('shares one subject between inside and outside: the workspace, which is created before it is entered', () => {
    const shared = PLATFORM_SUBJECTS.filter((subject) => (WORKSPACE_SUBJECTS as readonly string[]).includes(subject));
    expect(shared).toEqual(['Workspace']);
    expect(ACTIONS_BY_SUBJECT.Workspace).toContain('create' satisfies Action);
    expect(abilityFrom(defineRules(member('owner'))).can('create', 'Workspace')).toBe(false);
  });
});
