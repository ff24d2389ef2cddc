import {
  FORM_LINK,
  isVariableInvalid,
  normalizeName,
  placeholdersOf,
  SEQUENCE_LIMITS,
  type SequenceTrigger,
  type SequenceVariable,
  variablesIn,
} from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { notFound } from '../../../errors/denials.ts';
import { type Refused, refused } from '../../../errors/refused.ts';
import { sendableFormsOf } from '../../messaging/surfaces/index.ts';

export interface SequenceInput {
  readonly name: string;
  readonly trigger: SequenceTrigger;
  readonly serviceId?: string | null | undefined;
  readonly steps: readonly StepInput[];
}

interface StepInput {
  readonly delayMinutes: number;
  readonly text: string | null;
  readonly templateId: string | null;
  readonly surfaceTemplateId: string | null;
  readonly variables: readonly SequenceVariable[];
}

export type ValidSequence = Exclude<Awaited<ReturnType<typeof validateSequence>>, Refused>;

/**
 * Validates a sequence and returns its columns and steps, or a refusal. Throws NOT_FOUND if the service, a template or a
 * form does not exist.
 */
export async function validateSequence(tx: Tx, input: SequenceInput) {
  const name = normalizeName(input.name);
  if (!name) return refused('NAME_INVALID', 'name');
  const { trigger, serviceId = null } = input;
  if (serviceId && !(await tx.service.findFirst({ where: { id: serviceId }, select: { id: true } }))) throw notFound();
  if (!areDelaysValid(trigger, input.steps)) return refused('SEQUENCE_STEPS_INVALID', 'steps');
  const steps = input.steps.map((step) => ({ ...step, text: step.text?.trim() || null }));
  if (steps.some(({ text, templateId }) => text === null && templateId === null))
    return refused('SEQUENCE_STEP_EMPTY', 'steps');
  if (steps.some((step) => !areTextsValid(trigger, step))) return refused('SEQUENCE_TEXT_INVALID', 'steps');
  if (steps.some(isLinkMissing)) return refused('SEQUENCE_FORM_LINK_MISSING', 'steps');
  if (!(await areFormsSendable(tx, steps))) return refused('SEQUENCE_FORM_UNAVAILABLE', 'steps');
  const templates = await readTemplateVariables(tx, steps);
  const rows = steps.map((step, at) => toRow(step, at, templates.get(step.templateId)));
  if (rows.some(({ variables }) => variables.some(({ text }) => isVariableInvalid(text))))
    return refused('TEMPLATE_VARIABLES_INVALID', 'steps');
  return { columns: { name, trigger, serviceId }, steps: rows };
}

/**
 * Returns whether the delays are in the order of the steps. Steps before an appointment must have decreasing delays.
 */
function areDelaysValid(trigger: SequenceTrigger, steps: readonly StepInput[]): boolean {
  const delays = steps.map(({ delayMinutes }) => (trigger === 'APPOINTMENT' ? -delayMinutes : delayMinutes));
  const { delayMinutesMin, delayMinutesMax } = SEQUENCE_LIMITS;
  return (
    steps.length >= 1 &&
    steps.length <= SEQUENCE_LIMITS.steps &&
    steps.every(({ delayMinutes }) => delayMinutes >= delayMinutesMin && delayMinutes <= delayMinutesMax) &&
    delays.every((delay, at) => at === 0 || delay > (delays[at - 1] ?? 0))
  );
}

/** Returns whether a step sends a form, and its text or its template would not contain the link. */
const isLinkMissing = ({ surfaceTemplateId, text, templateId, variables }: StepInput): boolean =>
  surfaceTemplateId !== null &&
  ((text !== null && !text.includes(FORM_LINK)) ||
    (templateId !== null && !variables.some((variable) => variable.text.includes(FORM_LINK))));

/** Returns whether the forms are published and not archived. Throws NOT_FOUND if a form does not exist. */
async function areFormsSendable(tx: Tx, steps: readonly StepInput[]): Promise<boolean> {
  const ids = [...new Set(steps.flatMap(({ surfaceTemplateId }) => surfaceTemplateId ?? []))];
  if ((await tx.surfaceTemplate.count({ where: { id: { in: ids } } })) < ids.length) throw notFound();
  return (await sendableFormsOf(tx, ids)).length === ids.length;
}

function areTextsValid(trigger: SequenceTrigger, { text, variables, surfaceTemplateId }: StepInput): boolean {
  const known: readonly string[] = placeholdersOf(trigger, surfaceTemplateId !== null);
  const texts = [text ?? '', ...variables.map((variable) => variable.text)];
  return (
    texts.every((one) => one.length <= SEQUENCE_LIMITS.textLength && !one.includes('\0')) &&
    variablesIn(...texts).every((placeholder) => known.includes(placeholder))
  );
}

/** Returns the variable names of the templates, by template id. Throws NOT_FOUND if a template does not exist. */
async function readTemplateVariables(
  tx: Tx,
  steps: readonly StepInput[],
): Promise<ReadonlyMap<string | null, readonly string[]>> {
  const ids = [...new Set(steps.flatMap(({ templateId }) => templateId ?? []))];
  const templates = await tx.whatsAppTemplate.findMany({ where: { id: { in: ids }, removedAt: null } });
  if (templates.length < ids.length) throw notFound();
  return new Map(templates.map(({ id, variables }) => [id, variables]));
}

/** Converts a step to a database row, with a value for each variable of its template. */
const toRow = ({ variables, ...step }: StepInput, at: number, names: readonly string[] = []) => ({
  ...step,
  id: uuidv7(),
  position: at + 1,
  variables: names.map((name) => ({ name, text: variables.find((one) => one.name === name)?.text.trim() ?? '' })),
});
