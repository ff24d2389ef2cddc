import { createHash } from 'node:crypto';
import { POLICIES, type PolicyKey } from '@frontdesk/policies';
import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../../src/db/generated/client.ts';
import { newInvitationToken } from '../../src/modules/access/invitations/invitation-token.ts';
import type { Caller } from './as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  buildUser,
  buildWorkspace,
  type Member,
  type Person,
} from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { buildSupportAccess } from './support.ts';

/** All actors of the permission matrix. The built-in roles come first. */
export const ACTORS = [
  'owner',
  'admin',
  'member',
  'operator',
  'agent',
  'viewer',
  'viewer, all granted',
  'admin, all denied',
  'api key',
  'outsider',
  'global admin',
  'support, looking',
  'support, changing',
  'unverified',
  'anonymous',
] as const;
export type Actor = (typeof ACTORS)[number];

/** A test workspace, the owner who created the workspace, and the caller to test, who is one of ACTORS. */
export interface Scene {
  readonly fd: TestFrontdesk;
  readonly workspace: BuiltWorkspace;
  readonly founder: Member;
  readonly caller: Caller;
  /** The caller's user. Null for an API key and an anonymous caller. */
  readonly person: Person | null;
  /** A word for values that must be unique, such as slugs. */
  readonly unique: string;
}

let count = 0;

type Setting = Pick<Scene, 'fd' | 'workspace' | 'founder' | 'unique'>;

/** Creates a caller in a new workspace, or in the workspace of another scene. */
export async function openScene(fd: TestFrontdesk, actor: Actor, within?: Scene): Promise<Scene> {
  const base = within ?? (await openWorkspace(fd));
  const { workspace, founder } = base;
  // Like the SPA, callers send the workspace's slug even if they are not members.
  if (actor === 'anonymous') return { ...base, caller: { workspace: workspace.slug }, person: null };
  if (actor === 'api key') return { ...base, caller: await buildApiKey(fd, workspace, founder), person: null };
  const person = await personFor(base, actor);
  const cookie = await cookieOf(fd, person);
  return { ...base, caller: { ...person, workspace: workspace.slug, cookie }, person };
}

async function openWorkspace(fd: TestFrontdesk): Promise<Setting> {
  count += 1;
  const unique = `scene-${count}`;
  const workspace = await buildWorkspace(fd, { name: `Workspace of ${unique}`, slug: unique });
  const founder = await buildMember(fd, workspace, { role: 'owner', name: 'Faye Founder' });
  return { fd, workspace, founder, unique };
}

async function personFor(
  { fd, workspace, founder }: Setting,
  actor: Exclude<Actor, 'api key' | 'anonymous'>,
): Promise<Person> {
  if (actor === 'outsider') return buildUser(fd);
  // A global admin who is not a member of the workspace.
  if (actor === 'global admin') return buildUser(fd, { globalRole: 'ADMIN' });
  if (actor === 'support, looking' || actor === 'support, changing') {
    const admin = await buildUser(fd, { globalRole: 'ADMIN', name: 'Pia Platform' });
    await buildSupportAccess(fd, workspace, founder, {
      admin,
      level: actor === 'support, looking' ? 'READ' : 'CHANGE',
    });
    return admin;
  }
  if (actor === 'viewer, all granted') return buildMember(fd, workspace, { role: 'viewer', grants: all('GRANT') });
  if (actor === 'admin, all denied') return buildMember(fd, workspace, { role: 'admin', grants: all('DENY') });
  if (actor === 'unverified') return buildUser(fd, { verified: false });
  return buildMember(fd, workspace, { role: actor });
}

const all = (effect: 'GRANT' | 'DENY') => POLICIES.map(({ key: policy }) => ({ policy, effect }));

async function cookieOf(fd: TestFrontdesk, { bearer }: Person): Promise<string> {
  const claims = await fd.services.tokens.verify(bearer, fd.services.clock());
  return `frontdesk=${fd.services.refreshTokens.write(claims?.sessionId ?? '', 0)}`;
}

/** Creates an invitation that was sent long enough ago to be sent again. */
export async function buildInvitation(
  fd: TestFrontdesk,
  workspace: BuiltWorkspace,
  inviter: Person,
  email: string,
): Promise<{ id: string; token: string }> {
  const { token, tokenHash } = newInvitationToken(workspace.id);
  const now = fd.services.clock().getTime();
  const { id } = await fd.services.database.forWorkspace(workspace.id).write((tx) =>
    tx.invitation.create({
      data: {
        workspaceId: workspace.id,
        id: uuidv7(),
        email,
        pendingEmail: email,
        role: 'viewer',
        policies: [],
        tokenHash,
        invitedById: inviter.userId,
        inviterName: inviter.name,
        lastSentAt: new Date(now - 3_600_000),
        expiresAt: new Date(now + 86_400_000),
      },
    }),
  );
  return { id, token };
}

export async function buildOperation(
  fd: TestFrontdesk,
  workspace: BuiltWorkspace,
  maker: Person,
  document: string,
): Promise<string> {
  const id = createHash('sha256').update(document).digest('hex');
  await fd.services.database.forWorkspace(workspace.id).write((tx) =>
    tx.persistedOperation.create({
      data: {
        workspaceId: workspace.id,
        id,
        name: /(?:query|mutation) (\w+)/.exec(document)?.[1] ?? 'Kept',
        kind: 'QUERY',
        document,
        createdById: maker.userId,
        createdByName: maker.name,
      },
    }),
  );
  return id;
}

/** Creates a pending ownership offer. Ends any other pending offer. */
export async function buildOffer(
  fd: TestFrontdesk,
  workspace: BuiltWorkspace,
  from: Member,
  to: Pick<Member, 'memberId' | 'name'>,
): Promise<string> {
  const expiresAt = new Date(fd.services.clock().getTime() + 86_400_000);
  const between = { fromMemberId: from.memberId, toMemberId: to.memberId, fromName: from.name, toName: to.name };
  const { id } = await fd.services.database.forWorkspace(workspace.id).write(async (tx) => {
    await tx.ownershipTransfer.updateMany({ data: { open: null } });
    return tx.ownershipTransfer.create({ data: { workspaceId: workspace.id, ...between, expiresAt } });
  });
  return id;
}

export async function setEnvironment(fd: TestFrontdesk, { id }: BuiltWorkspace, environment: string): Promise<void> {
  await fd.services.database
    .forWorkspace(id)
    .write((tx) => tx.workspace.update({ where: { id }, data: { environment } }));
}

export const buildConversion = (fd: TestFrontdesk, { id }: BuiltWorkspace, by: Person) =>
  fd.services.database.forWorkspace(id).write((tx) =>
    tx.environmentConversion.create({
      data: {
        workspaceId: id,
        fromEnvironment: 'STAGING',
        toEnvironment: 'PRODUCTION',
        acknowledged: ['IDLE_TIMEOUT'],
        convertedById: by.userId,
        convertedByName: by.name,
      },
    }),
  );
/** Creates an active service account. Returns its id. */
export async function buildServiceAccount(
  fd: TestFrontdesk,
  workspace: BuiltWorkspace,
  maker: Person,
  overrides: { name?: string; policies?: readonly PolicyKey[] } = {},
): Promise<string> {
  const { name = 'Import', policies = ['lead.read', 'lead.manage'] } = overrides;
  const data = { workspaceId: workspace.id, id: uuidv7(), name, activeName: name, policies: [...policies] };
  const made = { createdById: maker.userId, createdByName: maker.name };
  await fd.services.database
    .forWorkspace(workspace.id)
    .write((tx) => tx.serviceAccount.create({ data: { ...data, ...made } }));
  return data.id;
}

/** Creates an integration with a provider, as its setup does. Returns the integration's id. */
export async function buildIntegration(
  fd: TestFrontdesk,
  workspace: BuiltWorkspace,
  by: Person,
  {
    plain = 'a key that tests set up',
    ...overrides
  }: Partial<Prisma.IntegrationUncheckedCreateInput> & { plain?: string } = {},
): Promise<string> {
  const owned = { workspaceId: workspace.id, id: uuidv7() };
  await fd.services.database.forWorkspace(workspace.id).write(async (tx) => {
    const place = {
      workspaceId: owned.workspaceId,
      table: 'integrations',
      row: owned.id,
      column: 'secret',
      origin: null,
    };
    const secret = overrides.secret ?? (await fd.services.vault.sealFor(tx, place, plain));
    const made = { secret, secretLastFour: 't up', setById: by.userId, setByName: by.name };
    const openAi = { provider: 'OPENAI', model: 'gpt-4o' };
    await tx.integration.create({ data: { ...owned, ...openAi, ...made, ...overrides } });
  });
  return owned.id;
}
