import { useMutation } from '@apollo/client/react';
import type { SafetyCategory, SafetySeverity } from '@frontdesk/domain';
import { useForm } from '@mantine/form';
import { CreateMonitorConceptDocument } from '../../gql/create-monitor-concept.ts';
import type { ConceptRow_ConceptFragment } from '../../gql/types.ts';
import { UpdateMonitorConceptDocument } from '../../gql/update-monitor-concept.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';

interface Values {
  name: string;
  description: string;
  /** One phrase per line. */
  phrases: string;
  /** Null: phrases only. */
  category: SafetyCategory | null;
  severity: SafetySeverity;
  times: number | string;
  windowSize: number | string;
  enabled: boolean;
}

/** Defaults of a mild concept. */
const MILD = { times: 2, windowSize: 6 };

export function useConceptForm(known: ConceptRow_ConceptFragment | null, onDone: () => void) {
  const [create] = useMutation(CreateMonitorConceptDocument);
  const [update] = useMutation(UpdateMonitorConceptDocument);
  const form = useForm<Values>({ initialValues: valuesOf(known) });
  const submission = useFormMutation(form, async ({ enabled, ...values }) => {
    const terms = termsOf(values);
    const result = known
      ? (await update({ variables: { input: { ...terms, enabled, id: known.id } } })).data?.updateMonitorConcept
      : (await create({ variables: { input: terms } })).data?.createMonitorConcept;
    return handleMutationResult(result, { MonitorConceptCreated: onDone, MonitorConceptUpdated: onDone });
  });
  return { form, ...submission };
}

function valuesOf(known: ConceptRow_ConceptFragment | null): Values {
  if (!known)
    return { name: '', description: '', phrases: '', category: null, severity: 'SERIOUS', ...MILD, enabled: true };
  const { name, description, phrases, category, severity, times, windowSize, disabledAt } = known;
  const window = severity === 'MILD' ? { times, windowSize } : MILD;
  const text = { name, description, phrases: phrases.join('\n') };
  return { ...text, category, severity, ...window, enabled: disabledAt === null };
}

function termsOf({ phrases, times, windowSize, ...values }: Omit<Values, 'enabled'>) {
  const lines = phrases
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const window = values.severity === 'MILD' ? { times: countIn(times), windowSize: countIn(windowSize) } : {};
  return { ...values, phrases: lines, ...window };
}

/** An empty number field is text. */
const countIn = (value: number | string): number | null => (typeof value === 'number' ? value : null);
