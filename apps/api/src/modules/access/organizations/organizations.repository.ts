import type { Prisma } from '../../../db/generated/client.ts';
import type { SystemDb } from '../../../db/system-db.ts';

/** Returns a Prisma selection of only those workspaces in which the user is a member, with the user's membership. */
const visibleTo = (userId: string) =>
  ({
    workspaces: {
      where: { members: { some: { userId } } },
      include: { members: { where: { userId } } },
      orderBy: { name: 'asc' },
    },
  }) satisfies Prisma.OrganizationInclude;

/** Returns a Prisma filter for organizations that the user manages, or in which the user is a member of a workspace. */
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

/**
 * Returns an organization with the workspaces visible to the user. Returns null if the organization does not exist or
 * the user cannot read it.
 */
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
