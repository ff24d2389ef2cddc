import type { IntegrationProvider, IntegrationSecret, IntegrationSetting, SupportLevel } from '@frontdesk/domain';
import type { AppAbility, PolicyGrant, PolicyKey, RoleName } from '@frontdesk/policies';
import type { Providers, WhatsAppCloudConfig } from '@frontdesk/providers';
import type { FastifyBaseLogger } from 'fastify';
import type { AuditSigner } from '../crypto/audit-signer.ts';
import type { DownloadLinks } from '../crypto/download-link.ts';
import type { RootKeys } from '../crypto/root-keys.ts';
import type { Sealer } from '../crypto/sealed.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/database.ts';
import type { CallerProof, OnAbort } from '../db/read-db.ts';
import type { TenantDb } from '../db/tenant-db.ts';
import type { EgressClient } from '../egress/http-client.ts';
import type { ChangeBus } from '../events/change-bus.ts';
import type { ChangeChecks } from '../events/change-checks.ts';
import type { SecurityTxt } from '../http/security-txt.ts';
import type { Timeouts } from '../http/timeouts.ts';
import type { RateLimits } from '../rate-limiting/rate-limits.ts';
import type { SocketLimits } from '../rate-limiting/socket-limits.ts';
import type { UserLookup } from './caller-query.ts';
import type { AccessTokens, TokenUse } from './tokens/access-token.ts';
import type { DeviceTokens } from './tokens/device-token.ts';
import type { RefreshTokens } from './tokens/refresh-token.ts';

/** Simulators in the place of the providers. */
export interface Sandbox {
  readonly providers: Providers;
  account(provider: IntegrationProvider, workspaceId: string): SandboxAccount;
  /** A number of Meta's, which is not verified yet. */
  whatsAppNumber(workspaceId: string): WhatsAppCloudConfig & { readonly appSecret: string };
  readonly phones: SandboxPhones;
  /** Where a receiver of webhooks listens that shows what came. */
  receiverUrl(workspaceId: string): string;
  /** A FHIR server, and a token that it knows. */
  fhir(workspaceId: string): { readonly baseUrl: string; readonly token: string };
}

/** Contacts' phones at the simulator of Twilio. */
export interface SandboxPhones {
  /** What a phone has, both ways, oldest first. */
  messages(phone: SandboxPhone): Promise<readonly SandboxMessage[]>;
  /** Says something from it; done when the product has taken it through its own webhook. */
  say(phone: SandboxPhone, said: { readonly body: string; readonly image: boolean }): Promise<void>;
  /** Whoever holds it has looked. */
  read(phone: SandboxPhone): Promise<void>;
}

export interface SandboxPhone {
  readonly accountSid: string;
  /** E.164. */
  readonly number: string;
  readonly name: string;
}

export interface SandboxMessage {
  readonly sid: string;
  readonly direction: 'RECEIVED' | 'SENT';
  readonly body: string;
  readonly status: string;
  readonly at: string;
}

export interface SandboxAccount {
  readonly settings: Partial<Record<IntegrationSetting, string>>;
  readonly secrets: Partial<Record<IntegrationSecret, string>>;
}

/** What one process has one of. */
export interface Services {
  readonly mode: 'development' | 'production';
  readonly publicBaseUrl: string;
  /** Whose word counts for where a request came from. */
  readonly trustedProxies: readonly string[];
  readonly timeouts: Timeouts;
  readonly socketLimits: SocketLimits;
  readonly mailboxUrl: string | null;
  readonly securityTxt: SecurityTxt;
  readonly secretsPresent: { readonly auth: boolean; readonly integrations: boolean };
  readonly database: Database;
  readonly bus: ChangeBus;
  readonly tokens: AccessTokens;
  readonly refreshTokens: RefreshTokens;
  readonly auditSigner: AuditSigner;
  readonly downloadLinks: DownloadLinks;
  readonly deviceTokens: DeviceTokens;
  readonly sealer: Sealer;
  /** What is kept encrypted under a workspace's own key. */
  readonly vault: Vault;
  readonly rootKeys: RootKeys;
  /** The ways to the providers, for credentials of their own. */
  readonly providers: Providers;
  /** The simulators of a development, with credentials that they know; null where none run. */
  readonly sandbox: Sandbox | null;
  /** The way to addresses that people have typed in. */
  readonly outbound: EgressClient;
  readonly rateLimits: RateLimits;
  /** How long whoever asks in mid-call waits for a tool, before they are told that it takes longer. */
  readonly toolTimeoutMs: number;
  readonly log: FastifyBaseLogger;
  readonly clock: () => Date;
}

export interface UserActor {
  readonly kind: 'user';
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly globalRole: 'ADMIN' | 'USER';
  readonly sessionId: string;
  readonly tokenUse: TokenUse;
  /** When they last proved who they are in this session. */
  readonly provedAt: Date;
  /** In a workspace where they do not belong, and were let in. Their name then says for whom they are there. */
  readonly support?: SupportSession;
}

export interface SupportSession {
  readonly id: string;
  readonly level: SupportLevel;
  readonly grantedByName: string;
  readonly reason: string;
  readonly expiresAt: Date;
}

/** An API key is a caller in its own right, not a user in disguise. */
export interface ApiKeyActor {
  readonly kind: 'api_key';
  readonly apiKeyId: string;
  readonly name: string;
  readonly mode: 'AD_HOC' | 'PERSISTED_ONLY';
  /** Who made it: its rights are never more than theirs. */
  readonly createdById: string;
}

export interface AnonymousActor {
  readonly kind: 'anonymous';
}

export type Actor = UserActor | ApiKeyActor | AnonymousActor;

/** What the subscriptions of one socket share. */
export interface SocketShare {
  /** The same for subscriptions with the same credential, workspace and address. */
  readonly callerKey: string;
  readonly checks: ChangeChecks;
  /** Counts a subscription against every limit that applies to it, or throws RATE_LIMITED. Returns the release. */
  subscribe(ctx: WorkspaceContext): () => void;
  /** Takes the cost of an event from the budget of an API key, or throws RATE_LIMITED. People have no budget. */
  charge(ctx: RequestContext): Promise<void>;
}

/** What the transport brought with it: the same for HTTP and for a socket. */
export interface Transport {
  readonly requestId: string;
  readonly ipAddress: string;
  readonly userAgent: string;
  readonly refreshCookie: string | null;
  setRefreshCookie(value: string | null, expiresAt?: Date): void;
  /** A person did something just now; what a page asks for by itself is no sign of one. */
  readonly userCaused: boolean;
  /** Says that somebody signed in from this browser before; it opens nothing. */
  readonly deviceCookie: string | null;
  setDeviceCookie(value: string, expiresAt: Date): void;
  /** For work that is for this caller alone, and is given up when they hang up. */
  readonly onAbort: OnAbort;
  /** The socket of a subscription; null over HTTP. */
  readonly socket: SocketShare | null;
  /** A subscription tells of what changed so long before it, too: while the page that it keeps was being read. */
  readonly lookBackMs: number;
}

/** Anybody who calls, the anonymous included. */
export interface RequestContext {
  readonly services: Services;
  readonly transport: Transport;
  readonly actor: Actor;
  /** May this caller do things outside any workspace? */
  readonly platformAbility: AppAbility;
  /** The workspace they named and may enter, or why there is none. */
  readonly workspaceAccess: WorkspaceAccess;
  /** What a later request can be compared with; null for whoever is asked anew each time. */
  readonly evidence: AccessEvidence | null;
  /** The same caller from the rows as they are now; throws when session, key or account have ended. */
  again(): Promise<RequestContext>;
}

/** How a session's caller was found, the versions of the rows that say so, and when the token ends that found it. */
export interface AccessEvidence {
  readonly lookup: UserLookup;
  readonly versions: string;
  readonly until: Date;
}

export type WorkspaceAccess =
  | { readonly kind: 'entered'; readonly context: WorkspaceContext }
  /** Theirs, and closed until they have done what it asks of them. */
  | { readonly kind: 'held'; readonly because: LockReason; readonly context: WorkspaceContext }
  | { readonly kind: 'unnamed' }
  | { readonly kind: 'absent' };

export type LockReason = 'SECOND_FACTOR_REQUIRED' | 'SESSION_IDLE';

/** How long a person may still do nothing in a workspace. */
export interface IdleTimeout {
  /** When they last did something, to the minute. */
  readonly since: Date;
  /** Whether that was in this workspace: then it is written down. */
  readonly written: boolean;
  /** In milliseconds. */
  readonly lasts: number;
  readonly endsAt: Date;
}

/** A caller with an account. */
export interface SignedInContext extends RequestContext {
  readonly actor: UserActor;
}

/** What a member, or a key on its maker's behalf, holds in a workspace. */
export interface Membership {
  readonly memberId: string;
  readonly userId: string;
  readonly role: RoleName;
  readonly customRole: readonly PolicyKey[] | null;
  readonly grants: readonly PolicyGrant[];
  readonly maskContactDetails: boolean;
  readonly assignedConversationsOnly: boolean;
  /** In effect now: role and grants without denials; of a key, within its scopes. */
  readonly policies: ReadonlySet<PolicyKey>;
}

/** A caller who has walked through a workspace's door. A use-case that takes this can never run outside one. */
export interface WorkspaceContext {
  readonly services: Services;
  readonly transport: Transport;
  readonly actor: UserActor | ApiKeyActor;
  readonly workspace: { readonly id: string; readonly slug: string; readonly name: string };
  readonly membership: Membership;
  readonly ability: AppAbility;
  /** Null for an API key: a program is never away. */
  readonly idle: IdleTimeout | null;
  /** Still to be shown, together with whatever is read; null when the caller was looked up for this request. */
  readonly proof: CallerProof | null;
  /** Already scoped: nothing below here mentions the workspace again. */
  readonly db: TenantDb;
}
