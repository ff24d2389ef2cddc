import type {
  BillingMode,
  ContactWindow,
  IntegrationProvider,
  IntegrationSecret,
  IntegrationSetting,
  PhoneAttachment,
  SupportLevel,
} from '@frontdesk/domain';
import type { AppAbility, PolicyGrant, PolicyKey, RoleName } from '@frontdesk/policies';
import type { PaymentsPort, Providers, SpeakerEngine, WhatsAppCloudConfig } from '@frontdesk/providers';
import type { FastifyBaseLogger } from 'fastify';
import type { AuditSigner } from '../crypto/audit-signer.ts';
import type { ChangeTokens } from '../crypto/change-token.ts';
import type { ConfigurationSources } from '../crypto/configuration-source.ts';
import type { DownloadLinks } from '../crypto/download-link.ts';
import type { PushKeys } from '../crypto/push-keys.ts';
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
import type { ProviderLog } from '../provider-log/provider-log.ts';
import type { RateLimits } from '../rate-limiting/rate-limits.ts';
import type { SocketLimits } from '../rate-limiting/socket-limits.ts';
import type { EncryptedObjects } from '../storage/encrypted-objects.ts';
import type { UserLookup } from './caller-query.ts';
import type { AccessTokens, TokenUse } from './tokens/access-token.ts';
import type { DeviceTokens } from './tokens/device-token.ts';
import type { RefreshTokens } from './tokens/refresh-token.ts';

/** Account of the installation at Stripe. */
export interface Payments {
  readonly port: PaymentsPort;
  /** Signing secret of the webhook endpoint. */
  readonly webhookSecret: string;
}

/** Simulated providers for development. */
export interface Sandbox {
  readonly providers: Providers;
  account(provider: IntegrationProvider, workspaceId: string): SandboxAccount;
  /**
   * Returns the configuration of a WhatsApp phone number at the Meta simulator. The configuration is not verified yet.
   */
  whatsAppNumber(workspaceId: string): WhatsAppCloudConfig & { readonly appSecret: string };
  readonly phones: SandboxPhones;
  /** URL of a demo webhook receiver that displays the events it receives. */
  receiverUrl(workspaceId: string): string;
  /** Returns the base URLs of the simulated FHIR server and REST API, and a token that is valid for both. */
  dataSources(workspaceId: string): {
    readonly baseUrl: string;
    readonly restBaseUrl: string;
    readonly token: string;
  };
}

/** Simulated phones of contacts, connected to the simulators of Twilio and WhatsApp Cloud. */
export interface SandboxPhones {
  /** Returns the messages sent and received by a phone, oldest first. */
  messages(phone: SandboxPhone): Promise<readonly SandboxMessage[]>;
  /**
   * Sends a message from the phone. Resolves after Frontdesk has accepted the message through its webhook. If the
   * message has an attachment, the text describes its content: what a photo shows, what a voice message says, or the
   * name of a place.
   */
  say(
    phone: SandboxPhone,
    message: { readonly body: string; readonly attachment: PhoneAttachment | null },
  ): Promise<void>;
  /** Chooses an option of a message on the phone. Returns false if the message has no such option. */
  press(phone: SandboxPhone, option: SandboxOption): Promise<boolean>;
  /** Marks the messages on the phone as read. */
  read(phone: SandboxPhone): Promise<void>;
  /** Sets the time at which the phone last sent a message, because the simulator loses this time when it is stopped. */
  restoreWindow(phone: SandboxPhone, lastInboundAt: Date): void;
}

export interface SandboxOption {
  readonly sid: string;
  readonly choiceId: string;
}

export interface SandboxPhone {
  readonly provider: 'TWILIO' | 'WHATSAPP_CLOUD';
  /** Account SID at Twilio, or access token at WhatsApp Cloud. */
  readonly account: string;
  /** Phone number of the simulated phone in E.164 format. */
  readonly number: string;
  readonly name: string;
}

export interface SandboxMessage {
  readonly sid: string;
  readonly direction: 'RECEIVED' | 'SENT';
  readonly body: string;
  readonly status: string;
  readonly at: string;
  /**
   * Options that the phone shows, or null if the message has none. `label` is the label that opens the list, or null
   * for buttons.
   */
  readonly choices: {
    readonly label: string | null;
    readonly options: readonly { readonly id: string; readonly title: string; readonly description: string | null }[];
  } | null;
  /** File that the workspace sent. `url` is the data URL of an image, and null for other files. Null if there is none. */
  readonly file: { readonly name: string; readonly url: string | null } | null;
}

export interface SandboxAccount {
  readonly settings: Partial<Record<IntegrationSetting, string>>;
  readonly secrets: Partial<Record<IntegrationSecret, string>>;
}

/** Services that exist once per process and that use-cases and jobs receive as parameters. */
export interface Services {
  readonly mode: 'development' | 'production';
  /** Whether plans and their limits are enforced. */
  readonly billing: BillingMode;
  /** Account at Stripe. Null unless `billing` is STRIPE. */
  readonly payments: Payments | null;
  /** Engine that compares voices at sign-in. Null if the installation does not use voice verification. */
  readonly speakerEngine: SpeakerEngine | null;
  readonly publicBaseUrl: string;
  /** Proxies whose X-Forwarded-For header the server trusts. */
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
  readonly configurationSources: ConfigurationSources;
  readonly changeTokens: ChangeTokens;
  readonly deviceTokens: DeviceTokens;
  readonly sealer: Sealer;
  readonly pushKeys: PushKeys;
  /** Vault that encrypts secrets with the data key of their workspace. */
  readonly vault: Vault;
  readonly rootKeys: RootKeys;
  /** Factory of clients for the providers, which are created for given credentials. */
  readonly providers: Providers;
  readonly providerLog: ProviderLog;
  /** Simulated providers. Null if the simulators are not enabled. */
  readonly sandbox: Sandbox | null;
  /** HTTP client for URLs supplied by members. */
  readonly outbound: EgressClient;
  /** HTTP client that fetches media files from the providers. */
  readonly mediaClient: EgressClient;
  /** Encrypted storage for the files of workspaces. */
  readonly objects: EncryptedObjects;
  readonly rateLimits: RateLimits;
  /** Default contact window, for workspaces that have not configured one. */
  readonly contactWindow: ContactWindow;
  /** Time in milliseconds after which the voice provider gets an interim response while a tool is still running. */
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
  /** Time of the sign-in or, if later, of the last re-authentication in this session. */
  readonly provedAt: Date;
  /**
   * Support session. Set only during a support session, in which `name` also contains the name of the member who
   * granted support access.
   */
  readonly support?: SupportSession;
}

export interface SupportSession {
  readonly id: string;
  readonly level: SupportLevel;
  readonly grantedByName: string;
  readonly reason: string;
  readonly expiresAt: Date;
}

/** Actor of a request with an API key, which does not act on behalf of a user. */
export interface ApiKeyActor {
  readonly kind: 'api_key';
  readonly apiKeyId: string;
  readonly name: string;
  readonly mode: 'ANY_OPERATION' | 'PERSISTED_ONLY';
  /**
   * User id of the member who created the key. A key that does not belong to a service account never has more
   * permissions than this member.
   */
  readonly createdById: string;
}

export interface AnonymousActor {
  readonly kind: 'anonymous';
}

export type Actor = UserActor | ApiKeyActor | AnonymousActor;

/** State shared by the subscriptions of one WebSocket. */
export interface SocketShare {
  /** Key that is equal for subscriptions with the same credentials, workspace and client address. */
  readonly callerKey: string;
  readonly checks: ChangeChecks;
  /**
   * Counts a subscription against every limit that applies to it. Throws RATE_LIMITED if a limit is reached. Returns a
   * function to call when the subscription ends.
   */
  subscribe(ctx: WorkspaceContext): () => void;
  /**
   * Subtracts the cost of an event from the budget of an API key. Throws RATE_LIMITED if the budget is used up.
   * Signed-in users have no budget.
   */
  charge(ctx: RequestContext): Promise<void>;
}

/** Properties of an HTTP or WebSocket connection that the server requires. */
export interface Transport {
  readonly requestId: string;
  readonly ipAddress: string;
  readonly userAgent: string;
  readonly refreshCookie: string | null;
  setRefreshCookie(value: string | null, expiresAt?: Date): void;
  /**
   * True if a user action caused the request. Background requests, such as polling, do not restart the idle timeout.
   */
  readonly userCaused: boolean;
  /** Cookie that identifies a trusted device. The cookie grants no access. */
  readonly deviceCookie: string | null;
  setDeviceCookie(value: string, expiresAt: Date): void;
  /**
   * Function that registers a callback for the disconnection of the client. The callback cancels work for the request.
   */
  readonly onAbort: OnAbort;
  /** WebSocket of a subscription. Null for HTTP requests. */
  readonly socket: SocketShare | null;
  /**
   * Length in milliseconds of the period before the start of the subscription whose changes are also delivered. The
   * client may have missed these changes while its page loaded.
   */
  readonly lookBackMs: number;
}

/** Context of a request by any API caller, including an anonymous one. */
export interface RequestContext {
  readonly services: Services;
  readonly transport: Transport;
  readonly actor: Actor;
  /** Permissions of the API caller outside workspaces. */
  readonly platformAbility: AppAbility;
  /** Workspace specified by the request, or the reason why the API caller cannot access it. */
  readonly workspaceAccess: WorkspaceAccess;
  /** Row versions with which a cached API caller is verified. Null if the caller must not be cached. */
  readonly evidence: AccessEvidence | null;
  /**
   * Authenticates the same credentials again, using the current rows. Throws an error if the session, key or account is
   * no longer active.
   */
  again(): Promise<RequestContext>;
}

/** Versions of the rows from which the API caller of a session was computed, and the expiry of the access token. */
export interface AccessEvidence {
  readonly lookup: UserLookup;
  readonly versions: string;
  readonly until: Date;
}

export type WorkspaceAccess =
  | { readonly kind: 'entered'; readonly context: WorkspaceContext }
  /** The API caller has access, but must first set up a second factor, re-authenticate or pass the voice check. */
  | { readonly kind: 'held'; readonly because: LockReason; readonly context: WorkspaceContext }
  | { readonly kind: 'unnamed' }
  | { readonly kind: 'absent' };

export type LockReason = 'SECOND_FACTOR_REQUIRED' | 'SESSION_IDLE' | 'VOICE_VERIFICATION_PENDING';

/** Idle timeout of a session in one workspace. */
export interface IdleTimeoutState {
  /** Time of the last activity, with an accuracy of one minute. */
  readonly since: Date;
  /** True if the last activity was in this workspace and is already stored. */
  readonly written: boolean;
  /** Duration of the idle timeout in milliseconds. */
  readonly lasts: number;
  readonly endsAt: Date;
}

export interface SignedInContext extends RequestContext {
  readonly actor: UserActor;
}

/** Role, grants and effective policies of a member or API key in a workspace. */
export interface Membership {
  readonly memberId: string;
  readonly userId: string;
  readonly role: RoleName;
  readonly customRole: readonly PolicyKey[] | null;
  readonly grants: readonly PolicyGrant[];
  readonly maskContactDetails: boolean;
  readonly assignedConversationsOnly: boolean;
  /** Effective policies, limited to the scopes in case of an API key. */
  readonly policies: ReadonlySet<PolicyKey>;
}

/** Context of a request inside a workspace. A use-case with this parameter cannot run outside a workspace. */
export interface WorkspaceContext {
  readonly services: Services;
  readonly transport: Transport;
  readonly actor: UserActor | ApiKeyActor;
  readonly workspace: { readonly id: string; readonly slug: string; readonly name: string };
  readonly membership: Membership;
  readonly ability: AppAbility;
  /** Idle timeout of the session in this workspace. Null for an API caller without a session, such as an API key. */
  readonly idle: IdleTimeoutState | null;
  /** Row versions that the next read must verify. Null if the API caller was read from the database in this request. */
  readonly proof: CallerProof | null;
  /**
   * Database access scoped to the workspace, so that statements need no condition on the workspace. For a cached API
   * caller, it rejects all work, because the permissions are not verified yet.
   */
  readonly db: TenantDb;
}
