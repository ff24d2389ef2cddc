import { SEQUENCE_EXAMPLES } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../db/tenant-db.ts';

interface SequenceSeedInput {
  readonly workspaceId: string;
  /** Template that contains the first name and the time of the appointment as variables. */
  readonly templateId: string;
  readonly byName: string;
  readonly now: Date;
}

/** Creates an enabled sequence that reminds contacts one day before their appointment. */
export async function seedSequence(tx: Tx, { workspaceId, templateId, byName, now }: SequenceSeedInput): Promise<void> {
  const id = uuidv7();
  const made = { createdAt: now, createdByName: byName, updatedByName: byName, enabledAt: now };
  await tx.sequence.create({
    data: { workspaceId, id, name: 'Appointment reminder', trigger: 'APPOINTMENT', ...made },
  });
  const variables = [
    { name: '1', text: '{{first_name}}' },
    { name: '2', text: '{{appointment_date}}, {{appointment_time}}' },
  ];
  const step = { position: 1, templateId, variables, ...SEQUENCE_EXAMPLES.APPOINTMENT };
  await tx.sequenceStep.create({ data: { workspaceId, sequenceId: id, ...step } });
}
