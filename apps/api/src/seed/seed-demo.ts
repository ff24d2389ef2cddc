import type { Services } from '../auth/context.ts';
import { hashPassword } from '../modules/identity/accounts/index.ts';
import { type Cast, readSeed } from './seed-files.ts';
import { seedPlan } from './seed-plan.ts';
import { seedWorkspace } from './seed-workspace.ts';

export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/**
 * Adds the accounts and workspaces of prisma/seed that do not exist yet. Existing data is not changed. Returns the demo
 * accounts.
 */
export async function seedDemo(services: Services): Promise<DemoPerson[]> {
  const cast = await readSeed<Cast>('cast.json');
  const { prisma } = services.database.system;
  const emails = cast.people.map(({ email }) => email);
  if ((await prisma.user.count({ where: { email: { in: emails } } })) < cast.people.length)
    await seedPeople(services, cast);
  await seedPlan(services);
  for (const workspace of cast.workspaces) await seedWorkspace(services, cast, workspace);
  return demoSignIns(services, cast);
}

async function seedPeople({ database, clock }: Services, { people, password }: Cast): Promise<void> {
  const passwordHash = await hashPassword(password);
  const data = people.map(({ name, email, globalRole = 'USER' }) => ({
    name,
    email,
    globalRole,
    passwordHash,
    emailVerifiedAt: clock(),
  }));
  await database.system.prisma.user.createMany({ data, skipDuplicates: true });
}

/** Returns the demo accounts with the demo password. Does not check whether the password has been changed. */
async function demoSignIns({ database }: Services, { people, password, workspaces }: Cast): Promise<DemoPerson[]> {
  const known = await database.system.prisma.user.findMany({
    select: { email: true },
    where: { email: { in: people.map(({ email }) => email) } },
  });
  const access = new Map(
    workspaces.flatMap(({ name, members }) =>
      Object.entries(members).map(([key, role]) => [key, `${role} of ${name}`]),
    ),
  );
  return people
    .filter(({ email }) => known.some((user) => user.email === email))
    .map(({ key, name, email, globalRole }) => ({
      name: `${name}, ${globalRole ? 'platform admin' : (access.get(key) ?? 'in no workspace')}`,
      email,
      password,
    }));
}
