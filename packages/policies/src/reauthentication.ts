import { OTHER_MUTATIONS } from './reauthentication-exempt.ts';

/**
 * Root mutations that require re-authentication: the person proved who they are (password, passkey or second factor)
 * within REAUTHENTICATION_MINUTES. A sign-in counts as such a proof.
 */
export const REAUTHENTICATED_MUTATIONS = [
  // Sign-in methods of the account.
  'setUpTotp',
  'confirmTotp',
  'removeTotp',
  'regenerateRecoveryCodes',
  'startPasskeyRegistration',
  'addPasskey',
  'removePasskey',
  'changePassword',
  'requestEmailChange',
  'deleteAccount',
  // Credentials that outlive the session.
  'createApiKey',
  'updateApiKey',
  'rotateApiKey',
  'createServiceAccount',
  'updateServiceAccount',
  'removeServiceAccount',
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
  // The workspace itself.
  'offerOwnership',
  'acceptOwnership',
  'deleteWorkspace',
  'convertEnvironment',
  'updateSecuritySettings',
  'updateOutreachLimits',
  'setRetention',
  'releaseLegalHold',
  'grantSupportAccess',
  // Stored secrets, and addresses that receive secrets or contact data.
  'setIntegration',
  'removeIntegration',
  'createDataSource',
  'updateDataSource',
  'setDataSourceCredentials',
  'createPhoneConfig',
  'updatePhoneConfig',
  'createWebhook',
  'updateWebhook',
  'rotateWebhookSecret',
  // The platform.
  'disableUser',
  'enableUser',
  'revokeUserSessions',
  'setGlobalRole',
  'setRegistration',
  'updatePlatformSettings',
  'retryFailedJobs',
  'discardFailedJobs',
  'startSupportSession',
] as const;

export const REAUTHENTICATION_MINUTES = 10;

const others: ReadonlySet<string> = new Set(OTHER_MUTATIONS);

/** Whether a root mutation requires re-authentication, by its name in the schema. */
export const requiresReauthentication = (mutation: string): boolean => !others.has(mutation);
