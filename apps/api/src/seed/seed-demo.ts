import type { Services } from '../auth/context.ts';
import { withStartUpLock } from '../db/start-up-lock.ts';
import type { Env } from '../env.ts';
import { hashPassword } from '../modules/identity/accounts/index.ts';
import { type Cast, readSeed } from './seed-files.ts';
import { seedPlan } from './seed-plan.ts';
import { seedWorkspace } from './seed-workspace.ts';

export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Adds the demo data that the configuration asks for. Processes that start at the same time add it once. */
export const seedDatabase = async (services: Services, systemUrl: string, seed: Env['seed']): Promise<DemoPerson[]> =>
  seed === 'none' ? [] : withStartUpLock(systemUrl, () => seedDemo(services, seed === 'demo'));

/**
 * Adds the accounts and workspaces of prisma/seed that do not exist yet. Existing data is not changed. With activity, the
 * workspaces also have a month of appointments, calls, notes, records, forms and invoices. Returns the demo accounts.
 */
export async function seedDemo(services: Services, hasActivity = true): Promise<DemoPerson[]> {
  const cast = await readSeed<Cast>('cast.json');
  const { prisma } = services.database.system;
  const emails = cast.people.map(({ email }) => email);
  if ((await prisma.user.count({ where: { email: { in: emails } } })) < cast.people.length)
    await seedPeople(services, cast);
  await seedPlan(services);
  for (const workspace of cast.workspaces) await seedWorkspace(services, { cast, seeded: workspace, hasActivity });
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
