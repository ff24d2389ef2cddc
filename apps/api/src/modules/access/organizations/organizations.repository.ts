import type { Prisma } from '../../../db/generated/client.ts';
import type { SystemDb } from '../../../db/system-db.ts';

/** All reads of organizations go through a user, with only that user's workspaces. */
const visibleTo = (userId: string) =>
  ({
    workspaces: {
      where: { members: { some: { userId } } },
      include: { members: { where: { userId } } },
      orderBy: { name: 'asc' },
    },
  }) satisfies Prisma.OrganizationInclude;

/** Readable for its manager and for members of its workspaces. */
const isVisibleTo = (userId: string) =>
  ({
    OR: [{ managerId: userId }, { workspaces: { some: { members: { some: { userId } } } } }],
  }) satisfies Prisma.OrganizationWhereInput;

type OrganizationView = Prisma.OrganizationGetPayload<{ include: ReturnType<typeof visibleTo> }>;

export async function organizationsOf({ prisma }: SystemDb, userId: string) {
  const where = isVisibleTo(userId);
  const found = await prisma.organization.findMany({ where, include: visibleTo(userId), orderBy: { name: 'asc' } });
  return found.map((organization) => toOrganizationView(organization, userId));
}

/** Null for an unknown organization and for an unreadable one alike. */
export async function organizationOf({ prisma }: SystemDb, userId: string, id: string) {
  const where = { id, ...isVisibleTo(userId) };
  const found = await prisma.organization.findFirst({ where, include: visibleTo(userId) });
  return found && toOrganizationView(found, userId);
}

export const createOrganizationRow = ({ prisma }: SystemDb, name: string, managerId: string) =>
  prisma.organization.create({ data: { name, managerId } });

export const renameOrganizationRow = ({ prisma }: SystemDb, id: string, name: string) =>
  prisma.organization.update({ where: { id }, data: { name } });

const toOrganizationView = ({ id, name, managerId, workspaces }: OrganizationView, userId: string) => ({
  id,
  name,
  managerId,
  managedByViewer: managerId === userId,
  memberships: workspaces.flatMap(({ members, ...workspace }) =>
    members.map(({ id: memberId, role }) => ({ id: memberId, role, workspace, organization: { id, name } })),
  ),
});
