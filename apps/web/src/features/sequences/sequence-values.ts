import { SEQUENCE_EXAMPLES, SEQUENCE_LIMITS, type SequenceTrigger, type SequenceVariable } from '@frontdesk/domain';
import type { CreateSequenceMutationVariables, SequenceQuery } from '../../gql/types.ts';

export type LoadedSequence = SequenceQuery['sequence'];

/** Units of a delay, with their length in minutes. */
export const UNITS = { MINUTES: 1, HOURS: 60, DAYS: 24 * 60 } as const;
export type Unit = keyof typeof UNITS;

export interface StepValues {
  amount: number;
  unit: Unit;
  text: string;
  templateId: string;
  /** Id of the form that the step sends. Empty if it sends none. */
  surfaceTemplateId: string;
  variables: SequenceVariable[];
}

/** Values of the sequence form. */
export interface SequenceValues {
  name: string;
  trigger: SequenceTrigger;
  /** Id of the service. Empty if the sequence applies to all services. */
  serviceId: string;
  steps: StepValues[];
}

/** Returns the form values of a sequence, or the initial values if the sequence is null. */
export function valuesOf(sequence: LoadedSequence | null): SequenceValues {
  if (!sequence) return { name: '', trigger: 'APPOINTMENT', serviceId: '', steps: [exampleStep('APPOINTMENT')] };
  const { name, trigger, serviceId, steps } = sequence;
  return {
    name,
    trigger,
    serviceId: serviceId ?? '',
    steps: steps.map(({ delayMinutes, text, template, surfaceTemplate, variables }) => ({
      ...delayOf(delayMinutes),
      text: text ?? '',
      templateId: template?.id ?? '',
      surfaceTemplateId: surfaceTemplate?.id ?? '',
      variables: variables.map((one) => ({ name: one.name, text: one.text })),
    })),
  };
}

/** Returns the first step of a new sequence. */
export function exampleStep(trigger: SequenceTrigger): StepValues {
  const { delayMinutes, text } = SEQUENCE_EXAMPLES[trigger];
  return { ...delayOf(delayMinutes), text, templateId: '', surfaceTemplateId: '', variables: [] };
}

/**
 * Returns a new step to add after the given steps. Its delay is half of the last delay for messages before an
 * appointment, and twice the last delay otherwise, within the limits.
 */
export function nextStep(trigger: SequenceTrigger, steps: readonly StepValues[]): StepValues {
  const last = steps.at(-1);
  const minutes = last ? last.amount * UNITS[last.unit] : SEQUENCE_EXAMPLES[trigger].delayMinutes;
  const next = trigger === 'APPOINTMENT' ? Math.floor(minutes / 2) : minutes * 2;
  const within = Math.min(Math.max(next, SEQUENCE_LIMITS.delayMinutesMin), SEQUENCE_LIMITS.delayMinutesMax);
  return { ...delayOf(within), text: '', templateId: '', surfaceTemplateId: '', variables: [] };
}

export const inputOf = ({ serviceId, steps, ...values }: SequenceValues): CreateSequenceMutationVariables['input'] => ({
  ...values,
  serviceId: serviceId || null,
  steps: steps.map(({ amount, unit, text, templateId, surfaceTemplateId, variables }) => ({
    delayMinutes: Math.round(amount * UNITS[unit]),
    text: text.trim() || null,
    templateId: templateId || null,
    surfaceTemplateId: surfaceTemplateId || null,
    variables: templateId ? variables : [],
  })),
});

function delayOf(minutes: number): Pick<StepValues, 'amount' | 'unit'> {
  const unit = (['DAYS', 'HOURS'] as const).find((one) => minutes % UNITS[one] === 0) ?? 'MINUTES';
  return { amount: minutes / UNITS[unit], unit };
}
