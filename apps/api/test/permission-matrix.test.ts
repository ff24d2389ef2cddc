import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { POLICIES } from '@frontdesk/policies';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sharedGraph } from '../src/graphql/schema.ts';
import { buildApiKey, type Person } from './testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { forGlobalAdmins, type RootField, rootFields } from './testkit/graph.ts';
import { callSample, type Matrix, measure, render, unmeasuredFields } from './testkit/permission-matrix.ts';
import { fieldOf } from './testkit/samples.ts';
import { type Actor, openScene } from './testkit/scene.ts';

const FILE = new URL('./permission-matrix.md', import.meta.url);
const committed = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
const schema = sharedGraph();

let fd: TestFrontdesk;
let matrix: Matrix;

beforeAll(async () => {
  const missing = unmeasuredFields(schema);
  if (missing.length > 0)
    throw new Error(
      `Add a sample to testkit/samples.ts (or INNER_FIELDS) for: ${missing.join(', ')}; then run with UPDATE=1 and read the difference.`,
    );
  fd = await startFrontdesk();
  matrix = await measure(fd, schema, await fd.listen(), committed);
}, 600_000);
afterAll(() => fd?.close());

describe('the permission matrix', () => {
  it('matches the committed one', () => {
    const rendered = render(matrix, schema);
    if (process.env.UPDATE === '1') writeFileSync(FILE, rendered);
    const changed = rendered.split('\n').filter((line) => !committed.split('\n').includes(line));
    if (committed !== rendered) {
      throw new Error(
        `Who may do what has changed. If that is meant, run UPDATE=1 on permission-matrix.test.ts and commit permission-matrix.md.\n${changed.join('\n')}`,
      );
    }
    expect(rendered).toContain('| deleteWorkspace');
  });
});

/** Rules that are checked independently of the committed matrix, so that UPDATE=1 cannot hide a violation. */
describe('independently of the committed matrix', () => {
  const cells = (actor: Actor) => Object.fromEntries([...matrix].map(([name, row]) => [name, row[actor]]));
  const row = (name: string) => matrix.get(name);
  const samplesOf = (kind: string) => [...matrix.keys()].filter((name) => name.startsWith(`${kind}.`));

  it('lets an owner delete the workspace, and no one else [CB-29]', () => {
    expect(row('Mutation.deleteWorkspace')).toEqual({
      owner: 'ok',
      admin: 'FORBIDDEN',
      member: 'FORBIDDEN',
      operator: 'FORBIDDEN',
      agent: 'FORBIDDEN',
      viewer: 'FORBIDDEN',
      'viewer, all granted': 'FORBIDDEN',
      'admin, all denied': 'FORBIDDEN',
      'api key': 'FORBIDDEN',
      outsider: 'NOT_FOUND',
      'global admin': 'NOT_FOUND',
      'support, looking': 'FORBIDDEN',
      'support, changing': 'FORBIDDEN',
      unverified: 'NOT_FOUND',
      anonymous: 'UNAUTHENTICATED',
    });
  });

  it('lets an owner do everything [CB-32] [AM-15]', () => {
    const stored = Object.entries(cells('owner')).filter(([name, cell]) => cell !== 'ok' && !ofPlatform(name));
    expect(stored).toEqual([
      // Billing is off.
      ['Query.billingNotice', 'null'],
      ['Query.payments', 'null'],
      ['Mutation.acceptInvitation, of another address', 'refused INVITATION_FOR_ANOTHER_ADDRESS'],
      // Owners can see the ownership offer, but only its recipient can accept it.
      ['Mutation.acceptOwnershipTransfer, offered to another', 'FORBIDDEN'],
      // A long-running job is visible only to the member who started it.
      ['Mutation.cancelJob, of another', 'NOT_FOUND'],
      // Allowed, but the workspace has no connected provider.
      ['Mutation.testAgent', 'refused MODEL_NOT_SET_UP'],
      // The source workspace has no items.
      ['Mutation.applyConfiguration, of another workspace', 'refused CONFIGURATION_ITEM_UNKNOWN'],
      // Allowed, but the workspace has no voice channel.
      ['Mutation.updateVoiceSettings, how it sounds', 'refused VOICE_NOT_AVAILABLE'],
      // Allowed, but the workspace has no connected provider.
      ['Mutation.startTestRun', 'refused MODEL_NOT_SET_UP'],
      ['Mutation.pauseJob, of another', 'NOT_FOUND'],
      ['Mutation.syncTemplates', 'refused INTEGRATION_MISSING'],
      ['Mutation.resumeJob, of another', 'NOT_FOUND'],
      // Allowed, but the workspace has no connected provider.
      ['Mutation.summarizeConversation', 'refused MODEL_NOT_SET_UP'],
      ['Mutation.draftReply', 'refused MODEL_NOT_SET_UP'],
      // CB-37: only the member who took over the conversation can return it.
      ['Mutation.returnConversation, held by another', 'FORBIDDEN'],
      // A notification is visible only to its recipient.
      ['Mutation.markNotificationsRead, of another', 'NOT_FOUND'],
      // Allowed, but the installation takes no payments.
      ['Mutation.startCheckout', 'refused PAYMENTS_OFF'],
      ['Mutation.openBillingPortal', 'refused PAYMENTS_OFF'],
      ['Mutation.refreshPayments', 'refused PAYMENTS_OFF'],
      ['Mutation.previewSubscriptionChange', 'refused PAYMENTS_OFF'],
      ['Mutation.changeSubscription', 'refused PAYMENTS_OFF'],
      ['Mutation.cancelSubscriptionChange', 'refused PAYMENTS_OFF'],
    ]);
  });

  it('lets an admin do all that an owner does, except delete, export, transfer or group the workspace, change or create owners, read the terms of the subscription, subscribe and change the payer [CB-33]', () => {
    const [owner, admin] = [cells('owner'), cells('admin')];
    const different = Object.keys(owner).filter((name) => owner[name] !== admin[name]);
    expect(Object.fromEntries(different.map((name) => [name, admin[name]]))).toEqual({
      'Mutation.acceptOwnershipTransfer, offered to another': 'NOT_FOUND',
      'Mutation.cancelOwnershipTransfer': 'FORBIDDEN',
      'Mutation.deleteWorkspace': 'FORBIDDEN',
      'Mutation.inviteMember, as an owner': 'refused OWNER_ONLY',
      'Mutation.createOwnershipTransfer': 'FORBIDDEN',
      'Mutation.removeMember, an owner': 'FORBIDDEN',
      'Mutation.assignOrganization': 'FORBIDDEN',
      'Mutation.exportWorkspaceData': 'FORBIDDEN',
      'Mutation.openBillingPortal': 'FORBIDDEN',
      'Mutation.cancelSubscriptionChange': 'FORBIDDEN',
      'Mutation.changeSubscription': 'FORBIDDEN',
      'Mutation.previewSubscriptionChange': 'FORBIDDEN',
      'Mutation.refreshPayments': 'FORBIDDEN',
      'Mutation.startCheckout': 'FORBIDDEN',
      'Mutation.updateBillingAccount': 'FORBIDDEN',
      'Mutation.updateMember, an owner': 'FORBIDDEN',
      'Mutation.updateMember, to owner': 'refused OWNER_ONLY',
      'Query.manualSubscription': 'FORBIDDEN',
    });
  });

  it('adds policies by grants, but nothing owner-only, and removes policies of the role by denials [AM-17]', () => {
    const [admin, granted, denied] = [cells('admin'), cells('viewer, all granted'), cells('admin, all denied')];
    const different = Object.keys(admin).filter((name) => granted[name] !== admin[name]);
    // An admin has neither billing.admin nor billing.manage. The viewer already has every policy and cannot request one.
    expect(different).toEqual([
      'Query.manualSubscription',
      'Mutation.requestAccess',
      'Mutation.updateBillingAccount',
      'Mutation.startCheckout',
      'Mutation.openBillingPortal',
      'Mutation.refreshPayments',
      'Mutation.previewSubscriptionChange',
      'Mutation.changeSubscription',
      'Mutation.cancelSubscriptionChange',
    ]);
    const left = samplesOf('Mutation').filter(
      (name) => row(name)?.outsider === 'NOT_FOUND' && denied[name] !== 'FORBIDDEN',
    );
    // The remaining mutations concern only the caller's own records, such as jobs, saved views and notifications.
    expect([...new Set(left.map(fieldOf))].sort()).toEqual([
      'Mutation.acceptOwnershipTransfer',
      'Mutation.cancelJob',
      'Mutation.confirmVoiceCheck',
      'Mutation.createSavedView',
      'Mutation.declineOwnershipTransfer',
      'Mutation.deleteMyVoiceprint',
      'Mutation.deleteSavedView',
      'Mutation.extendSession',
      'Mutation.leaveWorkspace',
      'Mutation.markNotificationsRead',
      'Mutation.pauseJob',
      'Mutation.postponeVoiceEnrollment',
      'Mutation.reauthenticate',
      'Mutation.requestAccess',
      'Mutation.resumeJob',
      'Mutation.sendVoiceCheckCode',
      'Mutation.skipVoiceCheck',
      'Mutation.startVoiceCheck',
      'Mutation.startVoiceEnrollment',
      'Mutation.updateAvailability',
      'Mutation.updateMutedNotifications',
      'Mutation.updateNotificationSettings',
      'Mutation.updateSavedView',
      'Mutation.updateSetupGuide',
    ]);
  });

  it('lets role agent read leads [CB-34]', () => {
    const agent = cells('agent');
    for (const name of ['Query.leads', 'Query.lead', 'Query.leadCounts', 'Subscription.leadChanged']) {
      expect({ [name]: agent[name] }).toEqual({ [name]: 'ok' });
    }
  });

  it('keeps role agent from settings, members and API keys [CB-35]', () => {
    const agent = cells('agent');
    const settings = ['updateWorkspace', 'updateWorkspaceSlug', 'pauseAgent', 'resumeAgent', 'deleteWorkspace'];
    const people = ['inviteMember', 'resendInvitation', 'revokeInvitation', 'updateMember', 'removeMember'];
    const keys = [
      'createApiKey',
      'updateApiKey',
      'updateApiKeyScopes',
      'rotateApiKey',
      'revokeApiKey',
      'createPersistedOperation',
      'deletePersistedOperation',
      'createPlaygroundToken',
    ];
    for (const name of [...settings, ...people, ...keys]) {
      expect({ [name]: agent[`Mutation.${name}`] }).toEqual({ [name]: 'FORBIDDEN' });
    }
    for (const name of ['diagnostics', 'apiKeys', 'invitations', 'persistedOperations']) {
      expect({ [name]: agent[`Query.${name}`] }).toEqual({ [name]: 'FORBIDDEN' });
    }
  });

  it('lets an operator and a viewer change nothing in the workspace except their own membership, requests, invitations, notifications, views, jobs and activity; an operator takes conversations and calls over, writes notes and reviews conversations [AM-18] [AM-19]', () => {
    for (const actor of ['operator', 'viewer'] as const) {
      const changed = samplesOf('Mutation').filter(
        (name) => row(name)?.outsider === 'NOT_FOUND' && row(name)?.[actor] !== 'FORBIDDEN',
      );
      expect([...new Set(changed.map(fieldOf))].sort()).toEqual([
        'Mutation.acceptOwnershipTransfer',
        'Mutation.cancelJob',
        ...(actor === 'operator'
          ? ['Mutation.claimNextReview', 'Mutation.claimReview', 'Mutation.completeReview']
          : []),
        'Mutation.confirmVoiceCheck',
        'Mutation.createAttachmentLink',
        // An operator imports their own saved replies. Imports of other kinds do not exist for them.
        ...(actor === 'operator'
          ? ['Mutation.createConversationNote', 'Mutation.createRejectedRowsLink', 'Mutation.createReview']
          : []),
        'Mutation.createSavedView',
        ...(actor === 'operator' ? ['Mutation.createSecondReview'] : []),
        'Mutation.createSurfaceFileLink',
        'Mutation.createTemplateFileLink',
        'Mutation.declineOwnershipTransfer',
        ...(actor === 'operator' ? ['Mutation.deleteConversationNote'] : []),
        'Mutation.deleteMyVoiceprint',
        'Mutation.deleteSavedView',
        ...(actor === 'operator' ? ['Mutation.draftReply'] : []),
        ...(actor === 'operator' ? ['Mutation.endCall'] : []),
        'Mutation.extendSession',
        ...(actor === 'operator' ? ['Mutation.joinCall', 'Mutation.leaveCall'] : []),
        'Mutation.leaveWorkspace',
        ...(actor === 'operator' ? ['Mutation.markConversationRead'] : []),
        'Mutation.markNotificationsRead',
        'Mutation.pauseJob',
        'Mutation.postponeVoiceEnrollment',
        ...(actor === 'operator' ? ['Mutation.previewContactImport'] : []),
        'Mutation.reauthenticate',
        ...(actor === 'operator' ? ['Mutation.releaseReview', 'Mutation.reopenConversation'] : []),
        'Mutation.requestAccess',
        ...(actor === 'operator' ? ['Mutation.resolveConversation', 'Mutation.resolveEscalation'] : []),
        'Mutation.resumeJob',
        ...(actor === 'operator'
          ? ['Mutation.returnConversation', 'Mutation.sendGuidance', 'Mutation.sendMessage', 'Mutation.sendTemplate']
          : []),
        'Mutation.sendVoiceCheckCode',
        'Mutation.skipVoiceCheck',
        ...(actor === 'operator'
          ? ['Mutation.snoozeConversation', 'Mutation.startCall', 'Mutation.startContactImport']
          : []),
        'Mutation.startVoiceCheck',
        'Mutation.startVoiceEnrollment',
        'Mutation.summarizeConversation',
        ...(actor === 'operator' ? ['Mutation.syncAttachment', 'Mutation.takeOverConversation'] : []),
        ...(actor === 'operator' ? ['Mutation.undoContactImport'] : []),
        'Mutation.updateAvailability',
        ...(actor === 'operator'
          ? ['Mutation.updateCallMode', 'Mutation.updateContactImportRow', 'Mutation.updateConversationStatuses']
          : []),
        'Mutation.updateMutedNotifications',
        'Mutation.updateNotificationSettings',
        'Mutation.updateSavedView',
        'Mutation.updateSetupGuide',
        ...(actor === 'operator' ? ['Mutation.wrapUpCall'] : []),
      ]);
    }
  });

  it('answers NOT_FOUND to an outsider for everything that a member can request [CB-09]', () => {
    const inside = [...matrix].filter(
      ([, cell]) => cell['api key'] === 'FORBIDDEN' || cell.anonymous === 'UNAUTHENTICATED',
    );
    const platform = [
      'Mutation.acceptInvitation',
      'Mutation.createOrganization',
      'Mutation.createWorkspace',
      'Mutation.declineInvitation',
      'Mutation.updateOrganization',
      'Query.organization',
      'Query.organizations',
    ];
    const received = inside.filter(
      ([name, cell]) =>
        !platform.includes(fieldOf(name)) &&
        !ofPlatform(name) &&
        !OF_THE_ACCOUNT.includes(fieldOf(name)) &&
        cell.outsider !== 'NOT_FOUND',
    );
    expect(received).toEqual([]);
    expect(inside.length).toBeGreaterThan(30);
  });

  it('gives a global admin access to the platform, and to workspaces the same access as an outsider [WC-33] [WC-35]', () => {
    const different = [...matrix].filter(([, cell]) => cell['global admin'] !== cell.outsider).map(([name]) => name);
    expect(different).toEqual([...matrix.keys()].filter(ofPlatform));
    for (const name of different)
      expect({ [name]: row(name) }).toMatchObject({ [name]: { 'global admin': 'ok', owner: 'FORBIDDEN' } });
    expect(different.length).toBeGreaterThan(5);
  });

  it('lets support read the workspaces that granted access, and change only what neither affects access nor contacts anyone [O1]', () => {
    const changed = (actor: Actor) =>
      [
        ...new Set(
          samplesOf('Mutation')
            .filter((name) => row(name)?.outsider === 'NOT_FOUND' && row(name)?.[actor] !== 'FORBIDDEN')
            .map(fieldOf),
        ),
      ].sort();
    const present = [
      'Mutation.createAttachmentLink',
      'Mutation.createCreditNoteLink',
      'Mutation.createInvoiceLink',
      'Mutation.createSurfaceFileLink',
      'Mutation.createTemplateFileLink',
      'Mutation.extendSession',
      'Mutation.reauthenticate',
    ];
    expect(changed('support, looking')).toEqual(present);
    expect(changed('support, changing')).toEqual(
      [
        ...present,
        'Mutation.applyConfiguration',
        'Mutation.applyRegulationTemplate',
        'Mutation.cancelBooking',
        'Mutation.cancelTestRun',
        'Mutation.createTestCase',
        'Mutation.createTestCaseFromConversation',
        'Mutation.deleteTestCase',
        'Mutation.updateTestPolicy',
        'Mutation.startTestRun',
        'Mutation.updateTestCase',
        'Mutation.createAgent',
        'Mutation.createBooking',
        'Mutation.createCampaign',
        'Mutation.createLead',
        'Mutation.createMonitorConcept',
        'Mutation.createOperator',
        'Mutation.createService',
        'Mutation.deleteAgent',
        'Mutation.deleteCampaign',
        'Mutation.deleteLead',
        'Mutation.deleteMonitorConcept',
        'Mutation.deleteService',
        'Mutation.optInContact',
        'Mutation.optOutContact',
        'Mutation.pauseAgent',
        'Mutation.publishAgent',
        'Mutation.publishLeadForm',
        'Mutation.updateRollout',
        'Mutation.promoteRollout',
        'Mutation.rollBackRollout',
        'Mutation.deleteBusinessHours',
        'Mutation.deleteEscalationRule',
        'Mutation.deleteOperator',
        'Mutation.updateAgent',
        'Mutation.updateWorkspaceSlug',
        'Mutation.rescheduleBooking',
        'Mutation.resumeAgent',
        'Mutation.restoreAgentVersion',
        'Mutation.restoreLeadFormVersion',
        'Mutation.updateEscalationPolicy',
        'Mutation.upsertEscalationRule',
        'Mutation.updateGreetingTemplate',
        'Mutation.updateOptOutKeywords',
        'Mutation.updateTakeoverLimit',
        'Mutation.summarizeConversation',
        'Mutation.createTemplate',
        'Mutation.deleteTemplate',
        'Mutation.updateTemplate',
        'Mutation.syncTemplates',
        'Mutation.testAgent',
        'Mutation.updateAgentLimits',
        'Mutation.updateBooking',
        'Mutation.updateBookingNoShow',
        'Mutation.updateBusinessHours',
        'Mutation.updateCampaign',
        'Mutation.updateContact',
        'Mutation.updateContextGraph',
        'Mutation.updateLead',
        'Mutation.updateLeadForm',
        'Mutation.updateLeadFormEmbedding',
        'Mutation.updateLeadFormLogo',
        'Mutation.updateMonitorConcept',
        'Mutation.updateOperator',
        'Mutation.updatePersona',
        'Mutation.updateQuestions',
        'Mutation.updateReviewSettings',
        'Mutation.updateSafetySettings',
        'Mutation.updateService',
        'Mutation.updateVoiceSettings',
        'Mutation.updateWorkspace',
      ].sort(),
    );
    // Support access never exceeds the permissions of the member who granted it, who is an owner in this test.
    const beyond = [...matrix].filter(
      ([name, cell]) => cell['support, changing'] === 'ok' && cell.owner !== 'ok' && !ofPlatform(name),
    );
    expect(beyond.map(([name]) => name)).toEqual([]);
  });

  it('lets no one create or join a workspace before the address is verified [WC-38]', () => {
    const unverified = cells('unverified');
    for (const name of ['createWorkspace', 'acceptInvitation', 'acceptInvitation, by id', 'declineInvitation']) {
      expect({ [name]: unverified[`Mutation.${name}`] }).toEqual({ [name]: 'FORBIDDEN' });
    }
  });

  it('gives a key no more than its creator has, and never owner-only actions, with any scopes [AM-20] [AM-21]', async () => {
    const roots = new Map(rootFields(schema).map((root) => [root.name, root]));
    const inside = [...matrix].filter(
      ([name, cell]) =>
        cell.outsider === 'NOT_FOUND' && roots.has(fieldOf(name)) && roots.get(fieldOf(name))?.kind !== 'subscription',
    );
    for (const [maker, refused] of [
      ['member', (cell: Cells) => cell.member === 'FORBIDDEN'],
      // A policy that admins lack can be granted, unlike what only owners do.
      [
        'owner',
        (cell: Cells) =>
          cell.admin === 'FORBIDDEN' && cell.owner === 'ok' && cell['viewer, all granted'] === 'FORBIDDEN',
      ],
    ] as const) {
      const beyond = inside.filter(([, cell]) => refused(cell)).map(([name]) => name);
      expect(beyond).toContain('Mutation.deleteWorkspace');
      // Each call must be denied and thus changes nothing, so all calls share a workspace.
      const scene = await openScene(fd, maker);
      const caller = await buildApiKey(fd, scene.workspace, scene.person as Person, {
        scopes: POLICIES.map(({ key }) => key),
      });
      for (const name of beyond) {
        expect({ [name]: await callSample({ ...scene, caller }, roots.get(fieldOf(name)) as RootField, name) }).toEqual(
          {
            [name]: 'FORBIDDEN',
          },
        );
      }
    }
  });
});

const ofPlatform = (name: string) =>
  rootFields(schema).some((root) => root.name === fieldOf(name) && forGlobalAdmins(root));

/** Mutations on the caller's own account, outside any workspace. */
const OF_THE_ACCOUNT = [
  'createPasskey',
  'createPushSubscription',
  'updatePassword',
  'enableTotp',
  'deleteAccount',
  'createRecoveryCodes',
  'deletePasskey',
  'deletePushSubscription',
  'disableTotp',
  'updatePasskey',
  'requestEmailChange',
  'revokeSession',
  'startTotpSetup',
  'signOutEverywhere',
  'startPasskeyRegistration',
].map((name) => `Mutation.${name}`);

type Cells = Readonly<Record<Actor, string>>;
