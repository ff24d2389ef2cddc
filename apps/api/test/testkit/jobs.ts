import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../../src/db/generated/client.ts';
import { JOB_HANDLERS } from '../../src/jobs/job-handlers.ts';
import { runJob } from '../../src/modules/platform/long-jobs/index.ts';
import type { BuiltWorkspace, Person } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

type Whose = Person & { readonly memberId?: string };

/** Creates a long-running job of a member. No worker claims the job; tests run it with `workOnJob`. */
export const buildJob = (
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  person: Whose,
  job: Partial<Prisma.JobUncheckedCreateInput> = {},
) =>
  fd.services.database.forWorkspace(workspaceId).write((tx) =>
    tx.job.create({
      data: {
        workspaceId,
        id: uuidv7(),
        kind: 'CONTACT_EXPORT',
        title: 'Exporting contacts',
        // A caller who is not a member needs an id that matches no member.
        memberId: person.memberId ?? uuidv7(),
        userId: person.userId,
        memberName: person.name,
        createdAt: fd.services.clock(),
        ...job,
      },
    }),
  );

/** Creates a previewed import with one valid and one invalid row. */
export async function buildImport(
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  person: Whose,
  over: Partial<Prisma.ContactImportUncheckedCreateInput> = {},
) {
  const id = uuidv7();
  const createdAt = fd.services.clock();
  const whose = { memberId: person.memberId ?? uuidv7(), memberName: person.name, createdAt };
  return fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const counts = { rows: 2, willCreate: 1, invalid: 1 };
    const file = { fileName: 'people.csv', stage: 'CHECKED', encoding: 'utf-8', delimiter: ',' };
    const columns = { headers: ['Name', 'Phone'], mapping: ['NAME', 'PHONE'] };
    const made = await tx.contactImport.create({
      data: { workspaceId, id, ...file, ...columns, ...counts, ...whose, ...over },
    });
    const of = { workspaceId, importId: id, createdAt };
    const phone = '+442079460555';
    const parsedValues = { name: 'Nia New', phone, consented: false };
    await tx.contactImportRow.create({
      data: { ...of, row: 1, cells: ['Nia New', phone], phone, parsedValues, action: 'CREATE' },
    });
    const reason = 'This is not a valid phone number.';
    await tx.contactImportRow.create({ data: { ...of, row: 2, cells: ['Ben', '12'], action: 'INVALID', reason } });
    return made;
  });
}

export const buildView = (
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  { memberId }: { readonly memberId: string },
  view: Partial<Prisma.SavedViewUncheckedCreateInput> = {},
) =>
  fd.services.database.forWorkspace(workspaceId).write((tx) => {
    const id = uuidv7();
    const createdAt = fd.services.clock();
    return tx.savedView.create({
      data: { workspaceId, id, name: `View ${id}`, query: 'tag=vip', memberId, createdAt, ...view },
    });
  });

/** Runs a job once, as a worker does: up to twenty batches. */
export async function workOnJob(fd: TestFrontdesk, { id: workspaceId }: BuiltWorkspace, id: string, attempts = 1) {
  const task = runJob(fd.services, JOB_HANDLERS);
  await task({ workspaceId, id }, { job: { attempts, max_attempts: 5 } } as never);
}

/** Runs the job until it has finished or is paused. */
export async function finishJob(fd: TestFrontdesk, workspace: BuiltWorkspace, id: string) {
  for (;;) {
    await workOnJob(fd, workspace, id);
    const job = await jobIn(fd, workspace, id);
    if (job.finishedAt || job.state === 'PAUSED') return job;
  }
}

export const jobIn = (fd: TestFrontdesk, { id: workspaceId }: BuiltWorkspace, id: string) =>
  fd.services.database.forWorkspace(workspaceId).read((tx) => tx.job.findFirstOrThrow({ where: { id } }));
