import { PLATFORM_ACTIONS, WORKSPACE_ACTIONS } from '../src/actions.ts';
import {
  type AccessContext,
  abilityFrom,
  defineRules,
  effectivePolicies,
  PLATFORM_SUBJECTS,
  type PlatformCaller,
  POLICIES,
  platformRules,
  type RawRule,
  ROLE_NAMES,
  requirementFor,
  WORKSPACE_SUBJECTS,
} from '../src/index.ts';
import { ADA, member, NOW } from './people.ts';

const YES = '✓';
const NO = '·';

/** Labels of conditions in the matrix. A new conditioned field needs an entry here. */
const WORD_FOR: Readonly<Record<string, string>> = {
  createdById: 'own',
  heldById: 'held',
  id: 'self',
  managerId: 'own',
  memberId: 'own',
  toMemberId: 'own',
  userId: 'own',
  visibility: 'shared',
};

/** Actions that the grant limit checks in addition to the rules. */
const UNDER_THE_CEILING = new Set([
  'update Member',
  'remove Member',
  'create Invitation',
  'resend Invitation',
  'create Role',
  'update Role',
  'delete Role',
  'create ApiKey',
  'update ApiKey',
  'rotate ApiKey',
  'create ServiceIdentity',
  'update ServiceIdentity',
  'remove ServiceIdentity',
  'transferOwnership Workspace',
]);

export const renderMatrix = (): string =>
  [
    '# Permission matrix',
    '',
    'Made by `test/matrix.test.ts` from the registry; a change here is a change of who may do what. Rewrite it with',
    '`UPDATE=1`, and read the difference.',
    '',
    '`✓` yes · `·` no · `self` one’s own row · `own` what one made or was sent · `held` a conversation one holds ·',
    '`not held` one that no member has taken over · `not owners` any member but an owner · `≤` also under the ceiling: nobody gives, or reaches, more than they hold.',
    '',
    '## Policies',
    '',
    ...table(['policy', ...ROLE_NAMES], policyRows()),
    '',
    '## Acts in a workspace',
    '',
    'The last column names the scopes that let an API key do it, each of them alone; `every key` needs none.',
    'A member may further be limited to conversations',
    'assigned to them, or see contact details masked; a limit narrows the rows above and never widens one.',
    '',
    ...table(['subject', 'act', ...ROLE_NAMES, 'API key, by scope'], actRows()),
    '',
    '## Acts outside every workspace',
    '',
    ...table(['subject', 'act', 'anonymous', 'not verified', 'verified', 'global admin'], platformRows()),
    '',
  ].join('\n');

function policyRows(): string[][] {
  const byRole = ROLE_NAMES.map((role) => effectivePolicies({ role, grants: [], now: NOW }));
  return POLICIES.map(({ key }) => [`\`${key}\``, ...byRole.map((held) => (held.has(key) ? YES : NO))]);
}

function actRows(): string[][] {
  const byRole = ROLE_NAMES.map((role) => defineRules(member(role)));
  return WORKSPACE_SUBJECTS.flatMap((subject) =>
    WORKSPACE_ACTIONS[subject].map((action) => {
      const name = UNDER_THE_CEILING.has(`${action} ${subject}`) ? `${action} ≤` : action;
      return [subject, name, ...byRole.map((rules) => mark(rules, action, subject)), byScope(action, subject)];
    }),
  );
}

function platformRows(): string[][] {
  const user: PlatformCaller = { kind: 'user', userId: ADA.userId, mayCreateWorkspaces: true };
  const callers = [
    platformRules({ kind: 'anonymous' }),
    platformRules(user),
    platformRules({ ...user, emailVerified: true }),
    platformRules({ ...user, emailVerified: true, globalRole: 'ADMIN' }),
  ];
  return PLATFORM_SUBJECTS.flatMap((subject) =>
    PLATFORM_ACTIONS[subject].map((action) => [
      subject,
      action,
      ...callers.map((rules) => mark(rules, action, subject)),
    ]),
  );
}

function mark(rules: readonly RawRule[], action: string, subject: string): string {
  const about = rules.filter((rule) => [rule.action].flat().some((one) => one === action) && rule.subject === subject);
  const allowing = about.filter(({ inverted }) => !inverted);
  if (allowing.length === 0) return NO;
  if (about.length > allowing.length) return 'not owners';
  if (allowing.some(({ conditions }) => !conditions)) return YES;
  return [...new Set(allowing.flatMap(({ conditions }) => Object.entries(conditions ?? {}).map(wordFor)))].join(', ');
}

function wordFor([field, value]: [string, unknown]): string {
  if (field === 'heldById' && value === null) return 'not held';
  const word = WORD_FOR[field];
  if (!word) throw new Error(`Say in WORD_FOR what a condition on "${field}" means to a reader.`);
  return word;
}

/** Evaluated with keys that hold exactly one policy, so that dependencies do not affect the column. */
function byScope(action: string, subject: (typeof WORKSPACE_SUBJECTS)[number]): string {
  const key: AccessContext = { kind: 'api_key', role: 'owner', policies: new Set(), apiKeyId: 'key-1', ...ADA };
  if (abilityFrom(defineRules(key)).can(action as never, subject)) return 'every key';
  const scopes = requirementFor(action as never, subject).policies.flatMap((policy) => {
    const as = mark(defineRules({ ...key, policies: new Set([policy]) }), action, subject);
    if (as === NO) return [];
    return [as === YES ? `\`${policy}\`` : `\`${policy}\` (${as})`];
  });
  return scopes.join(', ') || NO;
}

function table(head: readonly string[], rows: readonly string[][]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)];
}
