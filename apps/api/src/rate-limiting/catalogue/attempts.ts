import { ADDRESS_RULES, type AddressRule, type Rate, type RateRule, RULES } from '../rate-rules.ts';
import { cells, executedProbe, type Limit, notApplicable, number } from './cells.ts';
import {
  type Credential,
  type EntryPoint,
  type GraphEntryPoint,
  graphEntryPoints,
  ROUTE_ENTRY_POINTS,
  type RouteEntryPoint,
} from './ways-in.ts';

export type AttemptRule = AddressRule | RateRule;

export interface AttemptLimit extends Limit {
  readonly rule: AttemptRule;
  readonly rate: Rate;
  readonly countedBy: string;
  /** Root fields whose use-case counts an attempt against the rule. */
  readonly through: readonly string[];
}

/** API callers that can reach a field with an attempt limit, and the reason why other callers cannot. */
interface Reach {
  readonly ways: readonly GraphEntryPoint[];
  readonly because: { readonly http: string; readonly once: string };
}

interface Row {
  readonly countedBy: string;
  readonly reach: Reach;
  readonly through?: readonly string[];
  readonly routes?: readonly RouteEntryPoint[];
}

const KEYS = ['ANY_OPERATION', 'PERSISTED_ONLY', 'service'] as const;
const OUTSIDE_WORKSPACE = 'an Idempotency-Key is for changes inside a workspace';

const waysOf = (transport: 'http' | 'once', credentials: readonly Credential[]) =>
  credentials.map((credential) => `${transport}:${credential}` as const);

const EVERYONE: Reach = {
  ways: graphEntryPoints('http', ['playground']),
  because: { http: 'a playground token opens the fields of one workspace', once: OUTSIDE_WORKSPACE },
};
const OWN_ACCOUNT: Reach = {
  ways: waysOf('http', ['session']),
  because: { http: 'only for the person who is signed in', once: OUTSIDE_WORKSPACE },
};
const inside = (keys: readonly Credential[], http: string): Reach => {
  const credentials = ['session', 'playground', ...keys] as const;
  return {
    ways: [...waysOf('http', credentials), ...waysOf('once', credentials)],
    because: { http, once: http },
  };
};
const WORKSPACE = inside(KEYS, 'only inside a workspace');
const MEMBERS = inside([], 'only for members, and not for API keys');
const QUERY: Reach = {
  ways: waysOf('http', ['session', 'playground', ...KEYS]),
  because: { http: 'only inside a workspace', once: 'an Idempotency-Key is for mutations' },
};
const NO_FIELD = 'no field of the schema accepts it';
const NOWHERE: Reach = { ways: [], because: { http: NO_FIELD, once: NO_FIELD } };

const CONFIRMING = [
  'updatePassword',
  'requestEmailChange',
  'deleteAccount',
  'reauthenticate',
  'deletePasskey',
  'disableTotp',
  'createRecoveryCodes',
];
const ASKING_PROVIDERS = [
  'verifyIntegration',
  'enableSimulators',
  'syncTemplates',
  'createTemplate',
  'updateTemplate',
  'deleteTemplate',
  'createPhoneConfig',
  'updatePhoneConfig',
  'requestPhoneConfigCode',
  'verifyPhoneConfigCode',
  'enablePhoneConfig',
  'disablePhoneConfig',
];
const PROVIDERS = ['twilio', 'whatsappCloud', 'vapi', 'calendar'] as const;

/**
 * Attempt limits. A missing rule is a compile-time error. A missing field or route that counts attempts fails
 * `limits.attempts.test.ts`.
 */
const ROWS: Readonly<Record<AttemptRule, Row>> = {
  'sign-in:account': { countedBy: 'client address and account', reach: EVERYONE, through: ['signIn'] },
  'sign-in:address': { countedBy: 'client address', reach: EVERYONE, through: ['signIn', 'signInWithPasskey'] },
  'passkey:address': { countedBy: 'client address', reach: EVERYONE, through: ['startPasskeyAuthentication'] },
  'register:address': { countedBy: 'client address', reach: EVERYONE, through: ['register'] },
  'mail:address': {
    countedBy: 'client address',
    reach: EVERYONE,
    through: ['requestPasswordReset', 'resendVerification'],
  },
  'form:address': {
    countedBy: 'client address and workspace',
    reach: EVERYONE,
    through: ['submitForm'],
    routes: ['form'],
  },
  'surface:address': { countedBy: 'client address', reach: NOWHERE, routes: ['surface', 'surfaceFile'] },
  'provider-requests:address': { countedBy: 'client address', reach: NOWHERE, routes: PROVIDERS },
  'sign-in:strangers': {
    countedBy: 'account, for browsers without a trusted device cookie',
    reach: EVERYONE,
    through: ['signIn'],
  },
  'sign-in:device': {
    countedBy: 'trusted device of the account',
    reach: EVERYONE,
    through: ['signIn'],
  },
  'second-factor:account': { countedBy: 'account', reach: EVERYONE, through: ['verifySignIn'] },
  'voice-check:account': { countedBy: 'account', reach: NOWHERE, routes: ['voiceCheck'] },
  'confirm:account': { countedBy: 'account', reach: OWN_ACCOUNT, through: CONFIRMING },
  'verify:account': { countedBy: 'account', reach: EVERYONE, through: ['verifyEmail'] },
  'register:mailbox': { countedBy: 'email address', reach: EVERYONE, through: ['register'] },
  'mail:account': {
    countedBy: 'email address',
    reach: EVERYONE,
    through: ['requestPasswordReset', 'resendVerification'],
  },
  'invite:workspace': {
    countedBy: 'workspace',
    reach: MEMBERS,
    through: ['inviteMember', 'inviteMembers'],
  },
  'organization:user': { countedBy: 'account', reach: OWN_ACCOUNT, through: ['createOrganization'] },
  'verify:integrations': { countedBy: 'workspace', reach: WORKSPACE, through: ASKING_PROVIDERS },
  'verify:sources': { countedBy: 'workspace', reach: MEMBERS, through: ['verifyDataSource', 'previewSourceMapping'] },
  'listen:member': { countedBy: 'member', reach: NOWHERE, routes: ['callSound'] },
  'list:slots': { countedBy: 'workspace', reach: QUERY, through: ['availableSlots'] },
  'test:webhooks': { countedBy: 'workspace', reach: WORKSPACE, through: ['testWebhook'] },
  'access:member': { countedBy: 'member', reach: MEMBERS, through: ['requestAccess'] },
  'try:workspace': { countedBy: 'workspace', reach: WORKSPACE, through: ['testAgent', 'testHttpTool', 'testMcpTool'] },
  'draft:workspace': { countedBy: 'workspace', reach: WORKSPACE, through: ['draftReply', 'summarizeConversation'] },
  'upload:member': { countedBy: 'member', reach: NOWHERE, routes: ['upload', 'knowledgeUpload', 'templateUpload'] },
  'form:workspace': { countedBy: 'workspace', reach: EVERYONE, through: ['submitForm'], routes: ['form'] },
  'provider-events:workspace': { countedBy: 'workspace', reach: NOWHERE, routes: PROVIDERS },
};

/** Fields that can be reached by fewer API callers than the other fields with the same rule. */
export const NARROWER: Readonly<Record<string, readonly { field: string; reach: readonly GraphEntryPoint[] }[]>> = {
  'second-factor:account': [
    { field: 'enableTotp', reach: OWN_ACCOUNT.ways },
    { field: 'reauthenticate', reach: OWN_ACCOUNT.ways },
    { field: 'confirmVoiceCheck', reach: OWN_ACCOUNT.ways },
  ],
  'mail:account': [
    { field: 'requestEmailChange', reach: OWN_ACCOUNT.ways },
    { field: 'sendVoiceCheckCode', reach: OWN_ACCOUNT.ways },
  ],
};

const rateOf = (rule: AttemptRule): Rate => ({ ...ADDRESS_RULES, ...RULES })[rule];

function attempts(rule: AttemptRule): AttemptLimit {
  const { countedBy, reach, through = [], routes = [] } = ROWS[rule];
  const rate = rateOf(rule);
  const rest = (transport: 'http' | 'once') => graphEntryPoints(transport).filter((way) => !reach.ways.includes(way));
  const { http, once } = reach.because;
  const reached: readonly EntryPoint[] = [...reach.ways, ...routes];
  const narrower = (NARROWER[rule] ?? []).map(({ field }) => field);
  return {
    rule,
    rate,
    countedBy,
    through: [...through, ...narrower],
    name: `\`${rule}\``,
    group: 'Attempts',
    value: `${number(rate.points)} in ${rate.duration / 60} min for each ${countedBy}`,
    answer: '429 RATE_LIMITED with the seconds to wait in `retryAfterSeconds` and `Retry-After`',
    cells: cells(
      executedProbe('attempts', reached),
      ...(http === once
        ? [notApplicable(http, [...rest('http'), ...rest('once')])]
        : [notApplicable(http, rest('http')), notApplicable(once, rest('once'))]),
      notApplicable('a socket carries subscriptions only', graphEntryPoints('socket')),
      notApplicable(
        'does not accept it',
        ROUTE_ENTRY_POINTS.filter((way) => !reached.includes(way)),
      ),
    ),
  };
}

export const ATTEMPTS: readonly AttemptLimit[] = (Object.keys(ROWS) as AttemptRule[]).map(attempts);

/** Returns the API callers that can reach a rule through a field. */
export function waysTo(limit: AttemptLimit, field: string): readonly GraphEntryPoint[] {
  const narrower = NARROWER[limit.rule]?.find((one) => one.field === field);
  return narrower?.reach ?? ROWS[limit.rule].reach.ways;
}
