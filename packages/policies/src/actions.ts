/**
 * All permissions within a workspace: the actions by subject. Each pair must be covered by a policy, a baseline rule or
 * an owner-only rule (totality.test.ts). Rules for other pairs do not compile.
 */
export const WORKSPACE_ACTIONS = {
  Workspace: [
    'read',
    'update',
    'rename',
    'pause',
    'resume',
    'updateRetention',
    'convert',
    'delete',
    'transferOwnership',
    'assignOrganization',
    'export',
  ],
  OwnershipTransfer: ['read', 'accept', 'decline', 'cancel'],
  EnvironmentConversion: ['read'],
  Diagnostics: ['read'],
  SecuritySettings: ['read', 'update'],
  OutreachLimits: ['read', 'update'],
  BusinessHours: ['read', 'update'],
  LegalHold: ['read', 'place', 'release'],
  SupportAccess: ['read', 'grant', 'revoke'],
  Member: ['read', 'update', 'remove', 'leave', 'explain', 'setAvailability'],
  Invitation: ['read', 'create', 'revoke', 'resend'],
  Role: ['read', 'create', 'update', 'delete'],
  AccessRequest: ['read', 'create', 'grant', 'decline'],
  Policy: ['read'],
  ApiKey: ['read', 'create', 'update', 'revoke', 'rotate'],
  ServiceAccount: ['read', 'create', 'update', 'remove'],
  PersistedOperation: ['read', 'register', 'delete'],
  Playground: ['use'],
  AuditEvent: ['read', 'export'],
  Notification: ['read', 'markRead', 'mute'],
  SetupGuide: ['read', 'update'],
  SavedReply: ['read', 'create', 'update', 'delete'],
  Import: ['use'],
  SavedView: ['read', 'create', 'update', 'delete'],
  Job: ['read', 'pause', 'resume', 'cancel'],
  LeadForm: ['read', 'update', 'publish'],
  SurfaceTemplate: ['read', 'create', 'update', 'publish', 'archive'],
  Surface: ['read', 'create', 'revoke', 'review'],
  Lead: ['read', 'readDetails', 'create', 'update', 'delete', 'export'],
  Erasure: ['read', 'create'],
  Contact: ['read', 'readDetails', 'create', 'update', 'delete', 'merge', 'import', 'export', 'block'],
  Conversation: ['read', 'start', 'markRead', 'reply', 'assign', 'takeOver', 'returnToAgent', 'export'],
  ConversationNote: ['read', 'create', 'delete'],
  Message: ['read'],
  Review: ['read', 'create', 'claim', 'release', 'complete'],
  Booking: ['read', 'create', 'update', 'reschedule', 'cancel', 'markNoShow', 'export'],
  Call: ['read', 'dial', 'join', 'leave', 'switchMode', 'guide', 'end', 'wrapUp'],
  Operator: ['read', 'create', 'update', 'remove'],
  Escalation: ['read', 'resolve'],
  Campaign: ['read', 'create', 'update', 'delete', 'schedule', 'run', 'pause', 'resume', 'cancel'],
  WhatsAppTemplate: ['read', 'create', 'update', 'delete'],
  Webhook: ['read', 'create', 'update', 'delete', 'rotateSecret', 'test'],
  WebhookDelivery: ['read', 'replay'],
  ProviderLogEntry: ['read'],
  Integration: ['read', 'set', 'verify', 'remove'],
  Persona: ['read', 'update'],
  Agent: ['read', 'create', 'update', 'publish', 'delete'],
  ContextGraph: ['read', 'update'],
  RecordField: ['read', 'update'],
  HttpTool: ['read', 'create', 'update', 'delete', 'test'],
  McpServer: ['read', 'create', 'update', 'delete'],
  McpTool: ['read', 'update', 'test'],
  ToolCall: ['read'],
  AgentRun: ['read'],
  TestCase: ['read', 'create', 'update', 'delete'],
  TestRun: ['read', 'start', 'cancel'],
  TestResult: ['read'],
  Sequence: ['read', 'create', 'update', 'delete'],
  SequenceMessage: ['read'],
  BusinessProfile: ['read', 'update'],
  KnowledgeSource: ['read', 'create', 'update', 'delete'],
  UnansweredQuestion: ['read', 'answer', 'dismiss', 'move'],
  Service: ['read', 'create', 'update', 'delete'],
  VoiceSettings: ['read', 'update'],
  PhoneConfig: ['read', 'create', 'update', 'delete'],
  DataSource: ['read', 'create', 'update', 'delete', 'sync'],
  SyncRun: ['read'],
  WorldEvent: ['read', 'append'],
  Entity: ['read', 'export'],
  MonitorConcept: ['read', 'create', 'update', 'delete'],
  EscalationRule: ['read', 'set', 'remove'],
  SafetyTrigger: ['read'],
  RegulationTemplate: ['read', 'apply'],
  Analytics: ['read'],
  Usage: ['read'],
  Subscription: ['read'],
  BillingAccount: ['read', 'update'],
  Invoice: ['read'],
  ModelUsage: ['read'],
  ModelBudget: ['read', 'update'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** All permissions outside workspaces. `MyInvitation` is an invitation from the perspective of the invited user. */
export const PLATFORM_ACTIONS = {
  Viewer: ['update'],
  Session: ['revoke'],
  Workspace: ['create'],
  MyInvitation: ['accept', 'decline'],
  Organization: ['read', 'create', 'update'],
  Platform: ['read', 'manage'],
  PlatformUser: ['read', 'update', 'disable'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type WorkspaceSubject = keyof typeof WORKSPACE_ACTIONS;
export type PlatformSubject = keyof typeof PLATFORM_ACTIONS;
export type SubjectName = WorkspaceSubject | PlatformSubject;

export type WorkspaceAction<S extends WorkspaceSubject = WorkspaceSubject> = (typeof WORKSPACE_ACTIONS)[S][number];
export type PlatformAction<S extends PlatformSubject = PlatformSubject> = (typeof PLATFORM_ACTIONS)[S][number];
export type Action = WorkspaceAction | PlatformAction;

export const WORKSPACE_SUBJECTS = Object.keys(WORKSPACE_ACTIONS) as readonly WorkspaceSubject[];
export const PLATFORM_SUBJECTS = Object.keys(PLATFORM_ACTIONS) as readonly PlatformSubject[];

/** All actions by subject. `Workspace` has actions within and outside workspaces. */
export const ACTIONS_BY_SUBJECT: Readonly<Record<SubjectName, readonly Action[]>> = {
  ...PLATFORM_ACTIONS,
  ...WORKSPACE_ACTIONS,
  Workspace: [...PLATFORM_ACTIONS.Workspace, ...WORKSPACE_ACTIONS.Workspace],
};

/**
 * Returns whether a pair of action and subject exists. Used for text input: arguments of `explainAccess` and links that
 * request access.
 */
export const isWorkspacePair = (action: string, subject: string): boolean =>
  Object.hasOwn(WORKSPACE_ACTIONS, subject) &&
  (WORKSPACE_ACTIONS[subject as WorkspaceSubject] as readonly string[]).includes(action);
