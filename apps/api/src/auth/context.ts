import type {
  ContactWindow,
  IntegrationProvider,
  IntegrationSecret,
  IntegrationSetting,
  SupportLevel,
} from '@frontdesk/domain';
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

/** Simulators of the providers, for development. */
export interface Sandbox {
  readonly providers: Providers;
  account(provider: IntegrationProvider, workspaceId: string): SandboxAccount;
  /** A Meta number that is not verified yet. */
  whatsAppNumber(workspaceId: string): WhatsAppCloudConfig & { readonly appSecret: string };
  readonly phones: SandboxPhones;
  /** URL of a webhook receiver that displays what arrives. */
  receiverUrl(workspaceId: string): string;
  /** A FHIR server with a valid token. */
  fhir(workspaceId: string): { readonly baseUrl: string; readonly token: string };
}

/** Contact phones at the Twilio simulator. */
export interface SandboxPhones {
  /** Messages of a phone in both directions, oldest first. */
  messages(phone: SandboxPhone): Promise<readonly SandboxMessage[]>;
  /** Sends a message from the phone. Resolves when the product has accepted it through its webhook. */
  say(phone: SandboxPhone, message: { readonly body: string; readonly image: boolean }): Promise<void>;
  /** Marks the messages on the phone as read. */
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

/** Singletons of the process. */
export interface Services {
  readonly mode: 'development' | 'production';
  readonly publicBaseUrl: string;
  /** Proxies whose forwarded client address is trusted. */
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
  /** Encrypts secrets with workspace keys. */
  readonly vault: Vault;
  readonly rootKeys: RootKeys;
  /** Creates provider ports for given credentials. */
  readonly providers: Providers;
  /** Simulators with matching credentials, in development only. Otherwise null. */
  readonly sandbox: Sandbox | null;
  /** HTTP client for user-supplied URLs. */
  readonly outbound: EgressClient;
  readonly rateLimits: RateLimits;
  /** Window for first contacts of workspaces that have set none. */
  readonly contactWindow: ContactWindow;
  /** Time a voice provider waits for a tool result before it gets an interim answer, in milliseconds. */
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
  /** Time of the last re-authentication in this session. */
  readonly provedAt: Date;
  /** Set during a support session. The actor's name then includes the granting member. */
  readonly support?: SupportSession;
}

export interface SupportSession {
  readonly id: string;
  readonly level: SupportLevel;
  readonly grantedByName: string;
  readonly reason: string;
  readonly expiresAt: Date;
}

/** API keys are callers of their own, not impersonated users. */
export interface ApiKeyActor {
  readonly kind: 'api_key';
  readonly apiKeyId: string;
  readonly name: string;
  readonly mode: 'AD_HOC' | 'PERSISTED_ONLY';
  /** Creator of the key, whose permissions limit it. */
  readonly createdById: string;
}

export interface AnonymousActor {
  readonly kind: 'anonymous';
}

export type Actor = UserActor | ApiKeyActor | AnonymousActor;

/** State shared by the subscriptions of one socket. */
export interface SocketShare {
  /** Identifies subscriptions with the same credential, workspace and address. */
  readonly callerKey: string;
  readonly checks: ChangeChecks;
  /** Counts a subscription against every limit that applies to it, or throws RATE_LIMITED. Returns the release. */
  subscribe(ctx: WorkspaceContext): () => void;
  /** Takes the cost of an event from the budget of an API key, or throws RATE_LIMITED. People have no budget. */
  charge(ctx: RequestContext): Promise<void>;
}

/** Data of the transport, the same for HTTP and sockets. */
export interface Transport {
  readonly requestId: string;
  readonly ipAddress: string;
  readonly userAgent: string;
  readonly refreshCookie: string | null;
  setRefreshCookie(value: string | null, expiresAt?: Date): void;
  /** Whether a user action caused the request. Background requests do not extend the session. */
  readonly userCaused: boolean;
  /** Identifies a browser used before. Grants nothing. */
  readonly deviceCookie: string | null;
  setDeviceCookie(value: string, expiresAt: Date): void;
  /** Cancels work that is only for this caller when the connection closes. */
  readonly onAbort: OnAbort;
  /** Socket of a subscription. Null over HTTP. */
  readonly socket: SocketShare | null;
  /**
   * A subscription also delivers changes of this many preceding milliseconds, which may have been missed while the
   * page loaded.
   */
  readonly lookBackMs: number;
}

/** Any caller, including anonymous ones. */
export interface RequestContext {
  readonly services: Services;
  readonly transport: Transport;
  readonly actor: Actor;
  /** Permissions outside workspaces. */
  readonly platformAbility: AppAbility;
  /** The named workspace, or why it cannot be entered. */
  readonly workspaceAccess: WorkspaceAccess;
  /** Row versions to validate a cached caller. Null when the caller is never cached. */
  readonly evidence: AccessEvidence | null;
  /** Resolves the same caller from current rows. Throws when session, key or account has ended. */
  again(): Promise<RequestContext>;
}

/** Row versions that determined a session's caller, and the expiry of its token. */
export interface AccessEvidence {
  readonly lookup: UserLookup;
  readonly versions: string;
  readonly until: Date;
}

export type WorkspaceAccess =
  | { readonly kind: 'entered'; readonly context: WorkspaceContext }
  /** Member of the workspace, but must first complete a requirement. */
  | { readonly kind: 'held'; readonly because: LockReason; readonly context: WorkspaceContext }
  | { readonly kind: 'unnamed' }
  | { readonly kind: 'absent' };

export type LockReason = 'SECOND_FACTOR_REQUIRED' | 'SESSION_IDLE';

/** Idle timeout of a session in a workspace. */
export interface IdleTimeoutState {
  /** Last activity, to the minute. */
  readonly since: Date;
  /** Whether the activity was in this workspace and is stored. */
  readonly written: boolean;
  /** In milliseconds. */
  readonly lasts: number;
  readonly endsAt: Date;
}

/** A caller with an account. */
export interface SignedInContext extends RequestContext {
  readonly actor: UserActor;
}

/** Permissions of a member or API key in a workspace. */
export interface Membership {
  readonly memberId: string;
  readonly userId: string;
  readonly role: RoleName;
  readonly customRole: readonly PolicyKey[] | null;
  readonly grants: readonly PolicyGrant[];
  readonly maskContactDetails: boolean;
  readonly assignedConversationsOnly: boolean;
  /** Effective policies; for a key limited to its scopes. */
  readonly policies: ReadonlySet<PolicyKey>;
}

/** A caller inside a workspace. Use-cases that take it cannot run without one. */
export interface WorkspaceContext {
  readonly services: Services;
  readonly transport: Transport;
  readonly actor: UserActor | ApiKeyActor;
  readonly workspace: { readonly id: string; readonly slug: string; readonly name: string };
  readonly membership: Membership;
  readonly ability: AppAbility;
  /** Null for API keys, which have no idle timeout. */
  readonly idle: IdleTimeoutState | null;
  /** Row versions to check together with the next read. Null when the caller was looked up for this request. */
  readonly proof: CallerProof | null;
  /** Scoped to the workspace; code below never names the workspace. */
  readonly db: TenantDb;
}
