import { LIMITS, SAFETY_CATEGORIES, SAFETY_CATEGORY_TITLES, SAFETY_LIMITS } from '@frontdesk/domain';
import { Group, Modal, NumberInput, Radio, Select, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import type { Edited } from './concepts-section.tsx';
import { useConceptForm } from './use-concept-form.ts';

interface Props {
  edited: Edited | null;
  onClose: () => void;
  onDone: () => void;
}

/** Name and phrases of a concept. */
export function ConceptDialog({ edited, onClose, onDone }: Props) {
  const mine = edited?.what === 'RULE' ? null : edited;
  const title = mine?.what === 'CONCEPT' ? `Edit ${mine.of.concept.name}` : 'New concept';
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
    <Form onSubmit={onSubmit} aria-label="Concept">
      <Stack gap="md">
        <TextInput data-autofocus label="Name" maxLength={LIMITS.nameLength} {...form.getInputProps('name')} />
        <TextInput
          label="Description"
          description="For your team. Not used for detection."
          maxLength={LIMITS.descriptionLength}
          {...form.getInputProps('description')}
        />
        <Textarea
          label="Phrases"
          description="One per line, in every language your contacts use. Case, accents and punctuation are ignored."
          autosize
          minRows={4}
          maxRows={10}
          dir="auto"
          {...form.getInputProps('phrases')}
        />
        <Radio.Group label="Severity" {...form.getInputProps('severity')}>
          <Stack gap="xs" mt={6}>
            <Radio value="SERIOUS" label="Serious" description="Any mention triggers it." />
            <Radio value="MILD" label="Mild" description="Repeated mentions trigger it." />
          </Stack>
        </Radio.Group>
        {form.values.severity === 'SERIOUS' && (
          <Select
            label="Category (optional)"
            description="The model also checks messages for this category."
            data={CATEGORIES}
            clearable
            {...form.getInputProps('category')}
          />
        )}
        {form.values.severity === 'MILD' && (
          <Group gap="md" grow align="flex-start">
            <NumberInput
              label="Matching messages"
              min={SAFETY_LIMITS.timesMin}
              max={SAFETY_LIMITS.timesMax}
              allowDecimal={false}
              {...form.getInputProps('times')}
            />
            <NumberInput
              label="Out of the last"
              min={SAFETY_LIMITS.timesMin}
              max={SAFETY_LIMITS.windowMax}
              allowDecimal={false}
              {...form.getInputProps('windowSize')}
            />
          </Group>
        )}
        {known && <Switch label="Enabled" {...form.getInputProps('enabled', { type: 'checkbox' })} />}
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          Save
        </FormButtons>
      </Stack>
    </Form>
  );
}
