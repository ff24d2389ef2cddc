import type { Channel, Environment } from '@frontdesk/domain';
import type { PolicyKey, RoleName } from '@frontdesk/policies';
import { v7 as uuidv7 } from 'uuid';
import { newApiKeyToken } from '../../src/auth/tokens/api-key-token.ts';
import { hashSecret } from '../../src/crypto/opaque-token.ts';
import { createDefaultAgent } from '../../src/modules/access/workspaces/index.ts';
import { hashPassword } from '../../src/modules/identity/accounts/index.ts';
import type { Caller } from './as.ts';
import type { TestFrontdesk } from './frontdesk.ts';

export const PASSWORD = 'a password for tests';

export interface Person extends Caller {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly bearer: string;
}

export interface Member extends Person {
  readonly memberId: string;
  readonly workspace: string;
}

export interface BuiltWorkspace {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

let passwordHash: Promise<string> | undefined;
let count = 0;

/** Creates a user with an active session. By default, the email address is verified. */
export async function buildUser(
  fd: TestFrontdesk,
  overrides: { name?: string; email?: string; verified?: boolean; globalRole?: 'ADMIN' } = {},
): Promise<Person> {
  count += 1;
  passwordHash ??= hashPassword(PASSWORD);
  const name = overrides.name ?? `Robin ${count}`;
  const email = overrides.email ?? `robin${count}@people.test`;
  const { prisma } = fd.services.database.system;
  const now = fd.services.clock();
  const user = await prisma.user.create({
    data: {
      name,
      email,
      passwordHash: await passwordHash,
      emailVerifiedAt: overrides.verified === false ? null : now,
      ...(overrides.globalRole ? { globalRole: overrides.globalRole } : {}),
    },
  });
  const session = await prisma.session.create({
    data: { userId: user.id, createdAt: now, provedAt: now, expiresAt: new Date(now.getTime() + 30 * 86_400_000) },
  });
  const { token } = await fd.services.tokens.sign({ userId: user.id, sessionId: session.id, use: 'session' }, now);
  return { userId: user.id, name, email, bearer: token };
}

/**
 * Returns the user with a new session, for tests that advanced the clock past the token's expiry or the idle timeout.
 */
export async function signedInAgain<T extends Person>(fd: TestFrontdesk, person: T): Promise<T> {
  const { userId } = person;
  const createdAt = fd.services.clock();
  const expiresAt = new Date(createdAt.getTime() + 30 * 86_400_000);
  const session = await fd.services.database.system.prisma.session.create({
    data: { userId, createdAt, provedAt: createdAt, expiresAt },
  });
  const claims = { userId, sessionId: session.id, use: 'session' } as const;
  return { ...person, bearer: (await fd.services.tokens.sign(claims, createdAt)).token };
}

/** Returns account details for a guest with a unique network address, because limits are counted by address. */
export function buildVisitor(overrides: { name?: string; email?: string; password?: string } = {}) {
  count += 1;
  const { name = `Vera ${count}`, email = `vera${count}@people.test`, password = PASSWORD } = overrides;
  return { account: { name, email, password }, email, from: `10.1.${Math.floor(count / 250)}.${(count % 250) + 1}` };
}

export async function buildWorkspace(
  fd: TestFrontdesk,
  overrides: { name?: string; slug?: string; channel?: Channel; environment?: Environment; country?: string } = {},
): Promise<BuiltWorkspace> {
  count += 1;
  const id = uuidv7();
  const { name = `Workspace ${count}`, slug = `workspace-${count}`, channel = 'WHATSAPP' } = overrides;
  // Tests use British phone numbers.
  const { environment = 'DEVELOPMENT', country = 'GB' } = overrides;
  await fd.services.database.forWorkspace(id).write(async (tx) => {
    await tx.workspace.create({ data: { id, name, slug, channel, environment, country } });
    await createDefaultAgent(tx, id);
  });
  return { id, slug, name };
}

interface MemberOverrides {
  readonly name?: string;
  readonly email?: string;
  readonly role?: RoleName;
  readonly customRoleId?: string;
  readonly maskContactDetails?: boolean;
  readonly assignedConversationsOnly?: boolean;
  readonly grants?: readonly { policy: PolicyKey; effect?: 'GRANT' | 'DENY'; expiresAt?: Date | null }[];
  /** An existing user who joins this workspace as well. */
  readonly person?: Person;
}

/** Creates a member, usable as a caller: `as(fd, await buildMember(fd, acme, { role: 'agent' }))`. */
export async function buildMember(
  fd: TestFrontdesk,
  workspace: BuiltWorkspace,
  overrides: MemberOverrides = {},
): Promise<Member> {
  const { role = 'member', grants = [], person, name, email, ...limits } = overrides;
  const who = { ...(name ? { name } : {}), ...(email ? { email } : {}) };
  const user = person ?? (await buildUser(fd, who));
  const member = await fd.services.database.forWorkspace(workspace.id).write(async (tx) => {
    const row = await tx.member.create({ data: { workspaceId: workspace.id, userId: user.userId, role, ...limits } });
    if (grants.length === 0) return row;
    await tx.memberGrant.createMany({
      data: grants.map(({ policy, effect = 'GRANT', expiresAt = null }) => ({
        workspaceId: workspace.id,
        memberId: row.id,
        policy,
        effect,
        expiresAt,
      })),
    });
    return row;
  });
  return { ...user, memberId: member.id, workspace: workspace.slug };
}

/** Creates a custom role. */
export async function buildRole(
  fd: TestFrontdesk,
  workspace: BuiltWorkspace,
  overrides: { name?: string; policies?: readonly PolicyKey[] } = {},
): Promise<{ id: string; name: string }> {
  count += 1;
  const { name = `Night shift ${count}`, policies = ['message.read', 'contact.read'] } = overrides;
  return fd.services.database
    .forWorkspace(workspace.id)
    .write((tx) => tx.customRole.create({ data: { workspaceId: workspace.id, name, policies: [...policies] } }));
}

/** Creates a pending access request of a member. */
export async function buildAccessRequest(
  fd: TestFrontdesk,
  workspace: BuiltWorkspace,
  { memberId }: Pick<Member, 'memberId'>,
  policy: PolicyKey = 'campaign.run',
): Promise<string> {
  const data = { workspaceId: workspace.id, memberId, policy, openPolicy: policy, reason: 'For the spring mailing' };
  const { id } = await fd.services.database.forWorkspace(workspace.id).write((tx) => tx.accessRequest.create({ data }));
  return id;
}

interface KeyOverrides {
  readonly scopes?: readonly PolicyKey[];
  readonly mode?: 'ANY_OPERATION' | 'PERSISTED_ONLY';
  readonly environment?: 'PRODUCTION' | 'STAGING' | 'DEVELOPMENT';
  readonly expiresInDays?: number;
  readonly allowedRanges?: readonly string[];
  readonly serviceAccountId?: string;
}

/** Creates an active API key of a member or of a service account. */
export async function buildApiKey(
  fd: TestFrontdesk,
  workspace: BuiltWorkspace,
  maker: Person,
  overrides: KeyOverrides = {},
): Promise<Caller & { bearer: string; id: string }> {
  const {
    scopes = ['lead.read', 'lead.manage'],
    mode = 'ANY_OPERATION',
    environment = 'DEVELOPMENT',
    expiresInDays = 90,
    allowedRanges = [],
    serviceAccountId = null,
  } = overrides;
  const token = newApiKeyToken();
  const key = await fd.services.database.forWorkspace(workspace.id).write((tx) =>
    tx.apiKey.create({
      data: {
        workspaceId: workspace.id,
        keyId: token.keyId,
        secretHash: Uint8Array.from(hashSecret(token.secret)),
        name: 'Website',
        environment,
        mode,
        scopes: [...scopes],
        allowedRanges: [...allowedRanges],
        serviceAccountId,
        createdById: maker.userId,
        createdByName: maker.name,
        expiresAt: new Date(fd.services.clock().getTime() + expiresInDays * 86_400_000),
      },
    }),
  );
  return { bearer: token.text, id: key.id };
}

export async function buildLead(
  fd: TestFrontdesk,
  workspace: BuiltWorkspace,
  overrides: {
    name?: string;
    phone?: string;
    email?: string | null;
    message?: string;
    externalId?: string | null;
    status?: string;
    createdAt?: Date;
    answers?: Record<string, string>;
  } = {},
) {
  count += 1;
  const {
    name = `Lena Lead ${count}`,
    phone = `+4420794600${String(count % 100).padStart(2, '0')}`,
    ...rest
  } = overrides;
  return fd.services.database.forWorkspace(workspace.id).write((tx) =>
    tx.lead.create({
      data: { workspaceId: workspace.id, name, phone, source: 'FORM', consentAt: fd.services.clock(), ...rest },
    }),
  );
}

/** Creates the workspaces Acme and Globex. Each has its own owner. */
export async function twoWorkspaces(fd: TestFrontdesk) {
  count += 1;
  const acme = await buildWorkspace(fd, { name: 'Acme', slug: `acme-${count}` });
  const globex = await buildWorkspace(fd, { name: 'Globex', slug: `globex-${count}`, channel: 'VOICE' });
  return {
    acme: { ...acme, owner: await buildMember(fd, acme, { role: 'owner', name: 'Ada' }) },
    globex: { ...globex, owner: await buildMember(fd, globex, { role: 'owner', name: 'Gus' }) },
  };
}

/** Returns the person with a new access token of the same session, as after `refreshSession`. */
export async function withFreshToken<T extends Person>(fd: TestFrontdesk, person: T): Promise<T> {
  const sid = JSON.parse(Buffer.from(person.bearer.split('.')[1] ?? '', 'base64url').toString()).sid;
  const claims = { userId: person.userId, sessionId: sid, use: 'session' } as const;
  return { ...person, bearer: (await fd.services.tokens.sign(claims, fd.services.clock())).token };
}
