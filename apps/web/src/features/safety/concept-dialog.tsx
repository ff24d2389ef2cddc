import { useMutation } from '@apollo/client/react';
import {
  LIMITS,
  SAFETY_CATEGORIES,
  SAFETY_CATEGORY_TITLES,
  SAFETY_LIMITS,
  type SafetyCategory,
  type SafetySeverity,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group, Modal, NumberInput, Radio, Select, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { CreateMonitorConceptDocument, UpdateMonitorConceptDocument } from '../../gql/concept-dialog.ts';
import type { ConceptRow_ConceptFragment } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import type { Edited } from './concepts-section.tsx';

interface Props {
  edited: Edited | null;
  onClose: () => void;
  onDone: () => void;
}

/** Dialog that adds or edits a monitored concept: name, phrases and severity. */
export function ConceptDialog({ edited, onClose, onDone }: Props) {
  const mine = edited?.what === 'RULE' ? null : edited;
  const title = mine?.what === 'CONCEPT' ? t`Edit ${mine.of.concept.name}` : t`Create rule`;
  return (
    <Modal opened={mine !== null} onClose={onClose} title={title} size="lg">
      {mine && <ConceptForm edited={mine} onClose={onClose} onDone={onDone} />}
    </Modal>
  );
}

const CATEGORIES = SAFETY_CATEGORIES.map((value) => ({ value, label: SAFETY_CATEGORY_TITLES[value] }));

function ConceptForm({ edited, onClose, onDone }: Props & { edited: Edited }) {
  const known = edited.what === 'NEW' ? null : edited.of.concept;
  const { form, onSubmit, pending, refusal } = useConceptForm(known, onDone);
  return (
    <Form onSubmit={onSubmit} aria-label={t`Rule`}>
      <Stack gap="md">
        <TextInput data-autofocus label={t`Name`} maxLength={LIMITS.nameLength} {...form.getInputProps('name')} />
        <TextInput
          label={t`Description`}
          description={t`For your team. Not used for detection.`}
          maxLength={LIMITS.descriptionLength}
          {...form.getInputProps('description')}
        />
        <Textarea
          label={t`Phrases`}
          description={t`One per line, in every language your contacts use. Case, accents and punctuation are ignored.`}
          autosize
          minRows={4}
          maxRows={10}
          dir="auto"
          {...form.getInputProps('phrases')}
        />
        <Radio.Group label={t`Severity`} {...form.getInputProps('severity')}>
          <Stack gap="xs" mt={6}>
            <Radio value="SERIOUS" label={t`Serious`} description={t`A single mention triggers the rule.`} />
            <Radio value="MILD" label={t`Mild`} description={t`Repeated mentions trigger the rule.`} />
          </Stack>
        </Radio.Group>
        {form.values.severity === 'SERIOUS' && (
          <Select
            label={t`Category (optional)`}
            description={t`The language model also checks messages for this category.`}
            data={CATEGORIES}
            clearable
            {...form.getInputProps('category')}
          />
        )}
        {form.values.severity === 'MILD' && (
          <Group gap="md" grow align="flex-start">
            <NumberInput
              label={t`Minimum number of matches`}
              min={SAFETY_LIMITS.minMatchesMin}
              max={SAFETY_LIMITS.minMatchesMax}
              allowDecimal={false}
              {...form.getInputProps('minMatches')}
            />
            <NumberInput
              label={t`Number of latest messages checked`}
              min={SAFETY_LIMITS.minMatchesMin}
              max={SAFETY_LIMITS.windowMax}
              allowDecimal={false}
              {...form.getInputProps('windowSize')}
            />
          </Group>
        )}
        {known && <Switch label={t`Enabled`} {...form.getInputProps('enabled', { type: 'checkbox' })} />}
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Save`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

interface Values {
  name: string;
  description: string;
  /** Phrases of the concept, one per line. */
  phrases: string;
  /** Category that the model detects in addition to the phrases. Null if only the phrases are used. */
  category: SafetyCategory | null;
  severity: SafetySeverity;
  minMatches: number | string;
  windowSize: number | string;
  enabled: boolean;
}

/** Default values for a concept of severity MILD: it matches if 2 of the last 6 messages mention it. */
const MILD = { minMatches: 2, windowSize: 6 };

function useConceptForm(known: ConceptRow_ConceptFragment | null, onDone: () => void) {
  const [create] = useMutation(CreateMonitorConceptDocument);
  const [update] = useMutation(UpdateMonitorConceptDocument);
  const form = useForm<Values>({ initialValues: valuesOf(known) });
  const submission = useFormMutation(form, async ({ enabled, ...values }) => {
    const terms = termsOf(values);
    const result = known
      ? (await update({ variables: { input: { ...terms, enabled, id: known.id } } })).data?.updateMonitorConcept
      : (await create({ variables: { input: terms } })).data?.createMonitorConcept;
    return handleMutationResult(result, onDone);
  });
  return { form, ...submission };
}

function valuesOf(known: ConceptRow_ConceptFragment | null): Values {
  if (!known)
    return { name: '', description: '', phrases: '', category: null, severity: 'SERIOUS', ...MILD, enabled: true };
  const { name, description, phrases, category, severity, minMatches, windowSize, disabledAt } = known;
  const window = severity === 'MILD' ? { minMatches, windowSize } : MILD;
  const text = { name, description, phrases: phrases.join('\n') };
  return { ...text, category, severity, ...window, enabled: disabledAt === null };
}

function termsOf({ phrases, minMatches, windowSize, ...values }: Omit<Values, 'enabled'>) {
  const lines = phrases
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const window = values.severity === 'MILD' ? { minMatches: countIn(minMatches), windowSize: countIn(windowSize) } : {};
  return { ...values, phrases: lines, ...window };
}

/** Converts the value of a number field. The value of an empty field is '', which becomes null. */
const countIn = (value: number | string): number | null => (typeof value === 'number' ? value : null);
