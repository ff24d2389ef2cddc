import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../../src/db/generated/client.ts';
import { runSequencesJob, startSequencesJob } from '../../src/modules/campaigns/sequences/index.ts';
import type { SequenceInput } from '../../src/modules/campaigns/sequences/sequences.validation.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import type { Phone } from './phone.ts';

export type StepOverrides = Partial<SequenceInput['steps'][number]>;

/** Input that creates a sequence with one reminder a day before an appointment. */
export const sequenceInput = (overrides: Partial<SequenceInput> = {}): SequenceInput => ({
  name: 'Reminder',
  trigger: 'APPOINTMENT',
  serviceId: null,
  steps: [stepInput()],
  ...overrides,
});

export const stepInput = (overrides: StepOverrides = {}): SequenceInput['steps'][number] => ({
  delayMinutes: 24 * 60,
  text: 'See you on {{appointment_date}} at {{appointment_time}}.',
  templateId: null,
  surfaceTemplateId: null,
  variables: [],
  ...overrides,
});

interface Built extends Partial<Omit<Prisma.SequenceUncheckedCreateInput, 'steps'>> {
  readonly steps?: readonly StepOverrides[];
}

/** Creates a sequence that is switched on, by default with one reminder a day before an appointment. Returns its id. */
export async function buildSequence(
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  { steps = [{}], ...overrides }: Built = {},
): Promise<string> {
  const [id, now] = [uuidv7(), fd.services.clock()];
  const { name, trigger } = sequenceInput();
  const made = { createdAt: now, createdByName: 'Ada', updatedByName: 'Ada', enabledAt: now };
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    await tx.sequence.create({ data: { workspaceId, id, name, trigger, ...made, ...overrides } });
    await tx.sequenceStep.createMany({
      data: steps.map((step, at) => {
        const { variables, ...rest } = stepInput(step);
        return { workspaceId, sequenceId: id, position: at + 1, variables: [...variables] as object[], ...rest };
      }),
    });
  });
  return id;
}

/** Creates the log entry of a skipped step. Returns its id. */
export async function buildSequenceMessage(
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  message: Pick<Prisma.SequenceMessageUncheckedCreateInput, 'sequenceId' | 'conversationId'> &
    Partial<Prisma.SequenceMessageUncheckedCreateInput>,
): Promise<string> {
  const [id, now] = [uuidv7(), fd.services.clock()];
  const decision = { step: 1, occasion: id, status: 'SKIPPED', blocker: 'OPTED_OUT' };
  const times = { dueAt: now, expiresAt: now, createdAt: now };
  await fd.services.database
    .forWorkspace(workspaceId)
    .write((tx) => tx.sequenceMessage.create({ data: { workspaceId, id, ...decision, ...times, ...message } }));
  return id;
}

/** Runs the sequences of the phone's workspace once, as the worker does every minute. Sends nothing yet. */
export async function startSequences({ services, workspace }: Phone): Promise<void> {
  const run = async (_task: string, { workspaceId }: { workspaceId: string }) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the task reads only the payload.
    if (workspaceId === workspace.id) await runSequencesJob(services)({ workspaceId }, {} as never);
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the task only adds jobs.
  await startSequencesJob(services)({}, { addJob: run } as never);
}

/** Runs the sequences of the phone's workspace once, and then the jobs that are due. */
export async function runSequences(phone: Phone): Promise<void> {
  await startSequences(phone);
  await phone.drain();
}
