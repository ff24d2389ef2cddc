import { hashSecret, newSecret } from '../../src/crypto/opaque-token.ts';
import { hashPassword } from '../../src/modules/identity/index.ts';
import {
  buildApiKey,
  buildLead,
  buildMember,
  buildUser,
  buildVisitor,
  buildWorkspace,
  PASSWORD,
  type Person,
} from './build.ts';
import { buildConversation } from './conversations.ts';
import { buildInvitation, buildOperation, type Scene } from './scene.ts';
import {
  addPasskey,
  beginTotp,
  codeOf,
  passkeyFor,
  passkeySignIn,
  pendingOf,
  proofBy,
  setUpTotp,
} from './second-factors.ts';
import { softAuthenticator } from './soft-authenticator.ts';

type Arguments = Record<string, unknown>;
type Sample = (scene: Scene) => Arguments | Promise<Arguments>;

const PAGE = { first: 10, after: null };
const PASSED_ON = {
  name: 'Nia New',
  phone: '+442079460018',
  email: 'nia@people.test',
  message: 'Hello',
  consent: true,
};
const NEW_PASSWORD = 'a better password for tests';
const KEY = { name: 'Website', label: 'STAGING', mode: 'AD_HOC', expiresInDays: 30 };

/**
 * Arguments with which each root field succeeds for whoever may call it; behind a comma, the same field on something
 * that not everybody who passes the gate may touch. The sweeps call every field with these.
 */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  'Query.apiKeys': () => PAGE,
  'Query.contact': async (scene) => ({ id: (await conversation(scene)).contact.id }),
  'Query.contacts': () => ({ ...PAGE, search: 'Cora' }),
  'Query.conversation': async (scene) => ({ id: (await conversation(scene)).id }),
  'Query.conversations': async (scene) => ({
    ...PAGE,
    filter: { modes: ['AGENT'], assigneeId: await assignee(scene), search: 'Cora' },
  }),
  'Query.diagnostics': () => ({}),
  'Query.idleClock': () => ({}),
  'Query.invitationPreview': async (scene) => ({ token: (await invitation(scene)).token }),
  'Query.invitations': () => PAGE,
  'Query.lead': async (scene) => ({ id: await lead(scene) }),
  'Query.leadCounts': () => ({}),
  'Query.leads': () => ({ ...PAGE, filter: { search: 'Lena', statuses: ['NEW', 'BOOKED'], sources: ['FORM'] } }),
  'Query.member': async (scene) => ({ id: await viewer(scene) }),
  'Query.members': () => PAGE,
  'Query.persistedOperations': () => PAGE,
  'Query.platform': () => ({}),
  'Query.policies': () => ({}),
  'Query.presets': () => ({}),
  'Query.publicForm': ({ workspace }) => ({ slug: workspace.slug }),
  'Query.roles': () => ({}),
  'Query.securitySettings': () => ({}),
  'Query.viewer': () => ({}),
  'Query.workspace': () => ({}),

  'Mutation.acceptInvitation': async (scene) => ({ input: { token: (await invitationElsewhere(scene)).token } }),
  'Mutation.acceptInvitation, by id': async (scene) => ({ input: { id: (await invitationElsewhere(scene)).id } }),
  'Mutation.acceptInvitation, of another address': async (scene) => ({
    input: { token: (await invitation(scene)).token },
  }),
  'Mutation.addPasskey': async (scene) => ({ input: await newPasskey(scene) }),
  'Mutation.completeSignIn': async (scene) => ({ input: await secondStep(scene) }),
  'Mutation.completeSignIn, with a code': async ({ fd }) => {
    const someone = await buildUser(fd);
    const { secret } = await setUpTotp(fd, someone);
    return { input: { pending: await pendingOf(fd, someone, buildVisitor().from), code: codeOf(fd, secret, 1) } };
  },
  'Mutation.completeSignIn, with a passkey': async ({ fd }) => {
    const someone = await buildUser(fd);
    const { device } = await addPasskey(fd, someone);
    const pending = await pendingOf(fd, someone, buildVisitor().from);
    return { input: { pending, passkey: await proofBy(fd, device, { pending }) } };
  },
  'Mutation.confirmIdentity, with a passkey': async ({ fd, founder, person }) => {
    const { bearer } = person ?? founder;
    const { device } = await addPasskey(fd, person ?? founder);
    return { input: { passkey: await proofBy(fd, device, { bearer }) } };
  },
  'Mutation.confirmIdentity': () => ({ input: { password: PASSWORD } }),
  'Mutation.confirmTotp': async (scene) => ({ input: { code: await firstCode(scene) } }),
  'Mutation.changePassword': () => ({ input: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD } }),
  'Mutation.confirmEmailChange': async (scene) => ({ input: { token: await emailChangeToken(scene) } }),
  'Mutation.createApiKey': () => ({ input: { ...KEY, scopes: ['lead.read'] } }),
  'Mutation.createApiKey, with workspace.settings': () => ({ input: { ...KEY, scopes: ['workspace.settings'] } }),
  'Mutation.createLead': () => ({ input: PASSED_ON }),
  'Mutation.createPlaygroundToken': () => ({}),
  'Mutation.createWorkspace': ({ unique }) => ({
    input: { name: 'Another', slug: `${unique}-2`, channel: 'VOICE', environment: 'STAGING', description: '' },
  }),
  'Mutation.declineInvitation': async (scene) => ({ input: { token: (await invitationElsewhere(scene)).token } }),
  'Mutation.declineInvitation, by id': async (scene) => ({ input: { id: (await invitationElsewhere(scene)).id } }),
  'Mutation.deleteAccount': () => ({ input: { password: PASSWORD } }),
  'Mutation.deleteLead': async (scene) => ({ input: { id: await lead(scene) } }),
  'Mutation.deleteWorkspace': ({ workspace }) => ({ input: { confirmSlug: workspace.slug } }),
  'Mutation.inviteMember': ({ unique }) => ({
    input: { email: `${unique}@people.test`, role: 'viewer', policies: ['contact.read'] },
  }),
  'Mutation.inviteMember, as an owner': ({ unique }) => ({
    input: { email: `${unique}@people.test`, role: 'owner', policies: [] },
  }),
  'Mutation.leaveWorkspace': () => ({}),
  'Mutation.pauseAgent': () => ({}),
  'Mutation.refreshSession': () => ({}),
  'Mutation.register': ({ unique }) => ({
    input: { name: 'Remy', email: `${unique}@people.test`, password: NEW_PASSWORD },
  }),
  'Mutation.regenerateRecoveryCodes': async (scene) => {
    await protectedBy(scene);
    return { input: { password: PASSWORD } };
  },
  'Mutation.registerPersistedOperation': () => ({
    input: { document: 'query Names { leads(first: 5) { totalCount } }' },
  }),
  'Mutation.removePasskey': async (scene) => ({ input: { id: await passkeyOf(scene), password: PASSWORD } }),
  'Mutation.removeTotp': async (scene) => {
    await protectedBy(scene);
    return { input: { password: PASSWORD } };
  },
  'Mutation.removeMember': async (scene) => ({ input: { id: await viewer(scene) } }),
  'Mutation.removeMember, an owner': ({ founder }) => ({ input: { id: founder.memberId } }),
  'Mutation.renamePasskey': async (scene) => ({ input: { id: await passkeyOf(scene), name: 'Blue laptop' } }),
  'Mutation.renameWorkspace': ({ unique }) => ({ input: { slug: `${unique}-renamed` } }),
  'Mutation.requestEmailChange': ({ unique }) => ({ input: { email: `${unique}@moved.test`, password: PASSWORD } }),
  'Mutation.requestPasswordReset': ({ founder }) => ({ input: { email: founder.email } }),
  'Mutation.resendInvitation': async (scene) => ({ input: { id: (await invitation(scene)).id } }),
  'Mutation.resendVerification': ({ founder }) => ({ input: { email: founder.email } }),
  'Mutation.resetPassword': async (scene) => ({ input: { token: await resetToken(scene), password: NEW_PASSWORD } }),
  'Mutation.resumeAgent': () => ({}),
  'Mutation.retirePersistedOperation': async (scene) => ({ input: { id: await operation(scene) } }),
  'Mutation.revokeApiKey': async (scene) => ({ input: { id: await key(scene, scene.person ?? scene.founder) } }),
  'Mutation.revokeApiKey, of another': async (scene) => ({ input: { id: await key(scene, scene.founder) } }),
  'Mutation.revokeInvitation': async (scene) => ({ input: { id: (await invitation(scene)).id } }),
  'Mutation.revokeSession': async (scene) => ({ input: { id: await session(scene) } }),
  'Mutation.sendMessage': async (scene) => ({
    input: { conversationId: (await conversation(scene)).id, body: 'Hello' },
  }),
  'Mutation.setRegistration': () => ({ input: { mode: 'OPEN', allowedDomains: [] } }),
  'Mutation.setUpTotp': () => ({}),
  'Mutation.signIn': ({ founder }) => ({ input: { email: founder.email, password: PASSWORD } }),
  'Mutation.signInWithPasskey': async ({ fd }) => ({ input: await passkeySignIn(fd, await buildUser(fd)) }),
  'Mutation.signOut': () => ({}),
  'Mutation.signOutEverywhere': () => ({ input: { keepThis: true } }),
  'Mutation.stopEmailChange': async (scene) => ({ input: { token: await emailChangeToken(scene) } }),
  'Mutation.startPasskeyCheck': () => ({ input: {} }),
  'Mutation.startPasskeyCheck, for a pending sign-in': async (scene) => ({
    input: { pending: (await secondStep(scene)).pending },
  }),
  'Mutation.startPasskeyRegistration': () => ({}),
  'Mutation.staySignedIn': () => ({}),
  'Mutation.submitForm': ({ workspace }) => ({ input: { ...PASSED_ON, slug: workspace.slug, website: '' } }),
  'Mutation.updateLead': async (scene) => ({
    input: { id: await lead(scene), name: 'Lena', phone: '+442079460018', email: '', message: '', status: 'BOOKED' },
  }),
  'Mutation.updateMember': async (scene) => ({
    input: {
      id: await viewer(scene),
      role: 'agent',
      grants: [{ policy: 'contact.read', effect: 'GRANT', expiresAt: null }],
    },
  }),
  'Mutation.updateMember, an owner': ({ founder }) => ({ input: { id: founder.memberId, role: 'admin', grants: [] } }),
  'Mutation.updateMember, to owner': async (scene) => ({
    input: { id: await viewer(scene), role: 'owner', grants: [] },
  }),
  'Mutation.updateSecuritySettings': () => ({ input: { requiresSecondFactor: false, idleMinutes: 60 } }),
  'Mutation.updateWorkspace': () => ({ input: { name: 'Another name', description: 'And what it is for' } }),
  'Mutation.verifyEmail': async (scene) => ({ input: { token: await verificationToken(scene), password: PASSWORD } }),

  'Subscription.conversationChanged': () => ({}),
  'Subscription.leadChanged': () => ({}),
  'Subscription.messageAdded': () => ({}),
};

/** The root field of a sample: what stands before the comma. */
export const fieldOf = (sample: string): string => sample.split(',')[0] ?? '';

// Samples may be asked for twice in one scene: what must be unique is numbered.
let count = 0;

const lead = async ({ fd, workspace }: Scene) => (await buildLead(fd, workspace, { name: 'Lena Lead' })).id;
const conversation = ({ fd, workspace }: Scene) => buildConversation(fd, workspace);
/** Somebody who looks after a conversation. */
async function assignee(scene: Scene): Promise<string> {
  const assigneeId = await viewer(scene);
  await buildConversation(scene.fd, scene.workspace, { assigneeId });
  return assigneeId;
}
const viewer = async ({ fd, workspace }: Scene) => (await buildMember(fd, workspace, { role: 'viewer' })).memberId;
const operation = ({ fd, workspace, founder }: Scene) =>
  buildOperation(fd, workspace, founder, `query Kept${++count} { leadCounts { status count } }`);
const invitation = ({ fd, workspace, founder }: Scene) =>
  buildInvitation(fd, workspace, founder, `guest${++count}@people.test`);

/** Into a workspace that the caller does not belong to yet, for the caller's own address. */
async function invitationElsewhere({ fd, founder, person }: Scene) {
  const elsewhere = await buildWorkspace(fd, { name: 'Elsewhere', slug: `elsewhere-${++count}` });
  const inviter = await buildMember(fd, elsewhere, { role: 'owner', name: 'Ines Inviter' });
  return buildInvitation(fd, elsewhere, inviter, person?.email ?? founder.email);
}

/** A living key that leaves its label to others. */
async function key({ fd, workspace }: Scene, maker: Person): Promise<string> {
  const { id } = await buildApiKey(fd, workspace, maker, { label: 'PRODUCTION' });
  await fd.services.database
    .inWorkspace(workspace.id)
    .write((tx) => tx.apiKey.updateMany({ where: { id }, data: { activeLabel: null } }));
  return id;
}

const protectedBy = ({ fd, founder, person }: Scene) => setUpTotp(fd, person ?? founder);
const firstCode = ({ fd, founder, person }: Scene) => beginTotp(fd, person ?? founder);
const passkeyOf = async ({ fd, founder, person }: Scene) => (await addPasskey(fd, person ?? founder)).id;
const newPasskey = ({ fd, founder, person }: Scene) => passkeyFor(fd, person ?? founder, softAuthenticator());

/** Somebody's password was right; what is left to show is one of the codes. */
async function secondStep({ fd }: Scene) {
  const someone = await buildUser(fd);
  const { recoveryCodes } = await setUpTotp(fd, someone);
  return { pending: await pendingOf(fd, someone, buildVisitor().from), recoveryCode: recoveryCodes[0] };
}

const soon = ({ fd }: Scene) => new Date(fd.services.clock().getTime() + 3_600_000);

async function resetToken(scene: Scene): Promise<string> {
  const token = newSecret();
  const data = { tokenHash: Uint8Array.from(hashSecret(token)), userId: scene.founder.userId, expiresAt: soon(scene) };
  await scene.fd.services.database.system.prisma.passwordReset.create({ data });
  return token;
}

async function emailChangeToken(scene: Scene): Promise<string> {
  const token = newSecret();
  const { userId } = await buildUser(scene.fd);
  const [oldTokenHash, newTokenHash] = [token, newSecret()].map((one) => Uint8Array.from(hashSecret(one)));
  if (!oldTokenHash || !newTokenHash) throw new Error('Two tokens were made.');
  const data = { userId, newEmail: `moved${++count}@people.test`, oldTokenHash, newTokenHash, expiresAt: soon(scene) };
  await scene.fd.services.database.system.prisma.emailChange.create({ data });
  return token;
}

/** A session of whoever asks. */
async function session({ fd, person, founder }: Scene): Promise<string> {
  const { userId } = person ?? founder;
  const expiresAt = new Date(fd.services.clock().getTime() + 3_600_000);
  return (await fd.services.database.system.prisma.session.create({ data: { userId, expiresAt } })).id;
}

async function verificationToken(scene: Scene): Promise<string> {
  const token = newSecret();
  const { userId, name } = await buildUser(scene.fd, { verified: false });
  const data = {
    tokenHash: Uint8Array.from(hashSecret(token)),
    userId,
    name,
    passwordHash: await hashPassword(PASSWORD),
    expiresAt: soon(scene),
  };
  await scene.fd.services.database.system.prisma.emailVerification.create({ data });
  return token;
}
