import { OTHER_MUTATIONS } from './reauthentication-exempt.ts';

/**
 * Root mutations that require re-authentication: the user must have entered a password, passkey or second factor within
 * REAUTHENTICATION_MINUTES. A sign-in counts as re-authentication.
 */
export const REAUTHENTICATED_MUTATIONS = [
  // Sign-in methods of the account.
  'startTotpSetup',
  'enableTotp',
  'disableTotp',
  'createRecoveryCodes',
  'startPasskeyRegistration',
  'createPasskey',
  'deletePasskey',
  'updatePassword',
  'requestEmailChange',
  'deleteAccount',
  // Credentials that remain valid after the session ends.
  'createApiKey',
  'updateApiKey',
  'rotateApiKey',
  'createServiceAccount',
  'updateServiceAccount',
  'deleteServiceAccount',
  // Members and their permissions.
  'inviteMember',
  'inviteMembers',
  'createInvitationLink',
  'updateMember',
  'removeMember',
  'createRole',
  'updateRole',
  'deleteRole',
  'grantAccess',
  // Changes to the workspace itself.
  'createOwnershipTransfer',
  'acceptOwnershipTransfer',
  'deleteWorkspace',
  'convertEnvironment',
  'updateSecuritySettings',
  'startVoiceEnrollment',
  'updateOutreachLimits',
  'updateModelBudget',
  'updateRetention',
  'releaseLegalHold',
  'grantSupportAccess',
  // Stored secrets, and addresses to which secrets or contact data are sent.
  'upsertIntegration',
  'deleteIntegration',
  'createDataSource',
  'updateDataSource',
  'updateDataSourceCredentials',
  'updateSourceMapping',
  'createPhoneConfig',
  'updatePhoneConfig',
  'createWebhook',
  'updateWebhook',
  'rotateWebhookSecret',
  'applyConfiguration',
  'createHttpTool',
  'updateHttpTool',
  'connectMcpServer',
  'updateMcpServer',
  'allowMcpTool',
  // All data of a person in one file.
  'exportContactData',
  // All data of a workspace in one file.
  'exportWorkspaceData',
  'eraseContact',
  // Administration of the platform.
  'disableUser',
  'enableUser',
  'revokeUserSessions',
  'updateGlobalRole',
  'updateRegistration',
  'updatePlatformSettings',
  'createModelPrice',
  'createPlan',
  'createPlanVersion',
  'publishPlanVersion',
  'archivePlan',
  'updateDefaultPlan',
  'updateEndpointWeight',
  'deleteEndpointWeight',
  'createManualSubscription',
  'updateManualSubscription',
  'endManualSubscription',
  'updateBillingAccount',
  'startCheckout',
  'changeSubscription',
  'openBillingPortal',
  'updateInvoiceIssuer',
  'createTaxRate',
  'deleteTaxRate',
  'markInvoicePaid',
  'voidInvoice',
  'correctUsage',
  'issueCreditNote',
  'markCreditNoteRefunded',
  'deleteModelPrice',
  'retryFailedJobs',
  'deleteFailedJobs',
  'startSupportSession',
] as const;

export const REAUTHENTICATION_MINUTES = 10;

const others: ReadonlySet<string> = new Set(OTHER_MUTATIONS);

/**
 * Returns whether a root mutation requires re-authentication. A new mutation requires it unless it is listed as exempt.
 */
export const requiresReauthentication = (mutation: string): boolean => !others.has(mutation);
