import { useQuery } from '@apollo/client/react';
import { FORM_LINK, placeholdersOf, SEQUENCE_LIMITS, SEQUENCE_TRIGGERS, type SequenceTrigger } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Fieldset, Group, NativeSelect, NumberInput, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { templateVariableLabel } from '../../app/template-preview/template-variable-label.ts';
import { SendableFormsDocument } from '../../gql/sendable-forms.ts';
import { SequenceChoicesDocument, SequenceServicesDocument } from '../../gql/sequences.ts';
import { useCan } from '../../session/workspace.tsx';
import { TRIGGER_TITLES } from './sequence-labels.ts';
import { exampleStep, nextStep, type SequenceValues } from './sequence-values.ts';

interface Props {
  form: UseFormReturnType<SequenceValues>;
  readOnly: boolean;
}

export function SequenceFormFields({ form, readOnly }: Props) {
  const { trigger, steps } = form.values;
  const choose = (next: SequenceTrigger) => {
    form.setFieldValue('trigger', next);
    if (!form.isDirty('steps') || steps.length === 0) form.setFieldValue('steps', [exampleStep(next)]);
  };
  return (
    <>
      <TextInput
        data-autofocus
        label={t`Name`}
        autoComplete="off"
        dir="auto"
        maxLength={100}
        readOnly={readOnly}
        {...form.getInputProps('name')}
      />
      <NativeSelect
        label={t`Occasion`}
        data={SEQUENCE_TRIGGERS.map((value) => ({ value, label: TRIGGER_TITLES[value] }))}
        disabled={readOnly}
        value={trigger}
        onChange={({ currentTarget }) => choose(currentTarget.value as SequenceTrigger)}
      />
      <ServiceSelect form={form} readOnly={readOnly} />
      {steps.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: Steps have no ids; the position identifies a step.
        <StepFields key={at} at={at} form={form} readOnly={readOnly} />
      ))}
      {form.errors.steps && (
        <Text size="sm" c="red" role="alert">
          {form.errors.steps}
        </Text>
      )}
      {!readOnly && steps.length < SEQUENCE_LIMITS.steps && (
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => form.insertListItem('steps', nextStep(trigger, steps))}
          >
            {t`Add step`}
          </Button>
        </Group>
      )}
    </>
  );
}

/** Field for the service of the sequence. Hidden if there are no WhatsApp services that the viewer can read. */
function ServiceSelect({ form, readOnly }: Props) {
  const canRead = useCan('read', 'Service');
  const { data } = useQuery(SequenceServicesDocument, { skip: !canRead });
  const services = data?.services.edges.map(({ node }) => node).filter(({ channel }) => channel === 'WHATSAPP') ?? [];
  if (services.length === 0) return null;
  return (
    <NativeSelect
      label={t`Service`}
      data={[{ value: '', label: t`All services` }, ...services.map(({ id, name }) => ({ value: id, label: name }))]}
      disabled={readOnly}
      {...form.getInputProps('serviceId')}
    />
  );
}

const UNIT_CHOICES = [
  { value: 'MINUTES', label: t`minutes` },
  { value: 'HOURS', label: t`hours` },
  { value: 'DAYS', label: t`days` },
];

function StepFields({ form, readOnly, at }: Props & { at: number }) {
  const { trigger, steps } = form.values;
  const hasForm = Boolean(steps[at]?.surfaceTemplateId);
  const placeholders = placeholdersOf(trigger, hasForm).map((name) => `{{${name}}}`);
  return (
    <Fieldset legend={t`Step ${at + 1}`}>
      <Stack gap="sm">
        <Group gap="sm" align="flex-end">
          <NumberInput
            w={180}
            label={trigger === 'APPOINTMENT' ? t`Sent before the start` : t`Sent after`}
            min={1}
            allowDecimal={false}
            readOnly={readOnly}
            {...form.getInputProps(`steps.${at}.amount`)}
          />
          <NativeSelect
            aria-label={t`Unit`}
            data={UNIT_CHOICES}
            disabled={readOnly}
            {...form.getInputProps(`steps.${at}.unit`)}
          />
        </Group>
        <FormSelect form={form} readOnly={readOnly} at={at} />
        <Textarea
          label={t`Text while the reply window is open`}
          description={placeholders.join(' ')}
          autosize
          minRows={2}
          dir="auto"
          maxLength={SEQUENCE_LIMITS.textLength}
          readOnly={readOnly}
          {...form.getInputProps(`steps.${at}.text`)}
        />
        <TemplateFields form={form} readOnly={readOnly} at={at} />
        {!readOnly && steps.length > 1 && (
          <Group>
            <Button
              variant="subtle"
              color="red"
              size="xs"
              aria-label={t`Remove step ${at + 1}`}
              onClick={() => form.removeListItem('steps', at)}
            >
              {t`Remove step`}
            </Button>
          </Group>
        )}
      </Stack>
    </Fieldset>
  );
}

/** Field for the form whose link the step sends. Hidden if the step sends none and no form is published or readable. */
function FormSelect({ form, readOnly, at }: Props & { at: number }) {
  const canRead = useCan('read', 'SurfaceTemplate');
  const { data } = useQuery(SendableFormsDocument, { skip: !canRead });
  const published = data?.surfaceTemplates.edges.flatMap(({ node }) => (node.publishedNumber === null ? [] : [node]));
  const step = form.values.steps[at];
  if (!step || (!published?.length && !step.surfaceTemplateId)) return null;
  const isKnown = !step.surfaceTemplateId || published?.some(({ id }) => id === step.surfaceTemplateId);
  const choose = (id: string) => {
    form.setFieldValue(`steps.${at}.surfaceTemplateId`, id);
    // Without the link, the step cannot be saved.
    if (id && step.text && !step.text.includes(FORM_LINK))
      form.setFieldValue(`steps.${at}.text`, `${step.text.trimEnd()} ${FORM_LINK}`);
    if (!id) form.setFieldValue(`steps.${at}.text`, step.text.replaceAll(FORM_LINK, '').trim());
  };
  return (
    <NativeSelect
      label={t`Form`}
      description={t`The link is created for each contact and replaces the placeholder.`}
      data={[
        { value: '', label: t`No form` },
        // Without this option, the select would show “No form” for an archived form.
        ...(isKnown ? [] : [{ value: step.surfaceTemplateId, label: t`Archived form` }]),
        ...(published ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      disabled={readOnly}
      value={step.surfaceTemplateId}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    />
  );
}

function TemplateFields({ form, readOnly, at }: Props & { at: number }) {
  const { data } = useQuery(SequenceChoicesDocument, { fetchPolicy: 'cache-and-network' });
  const templates = data?.templates.edges.map(({ node }) => node) ?? [];
  const step = form.values.steps[at];
  const template = templates.find(({ id }) => id === step?.templateId);
  const choose = (id: string) => {
    const names = templates.find((one) => one.id === id)?.variables ?? [];
    const stored = new Map(step?.variables.map((one) => [one.name, one]));
    form.setFieldValue(`steps.${at}.templateId`, id);
    form.setFieldValue(
      `steps.${at}.variables`,
      // Fill the first variable with the contact's first name, because most templates start with a name.
      names.map((name, index) => stored.get(name) ?? { name, text: index === 0 ? '{{first_name}}' : '' }),
    );
  };
  return (
    <>
      <NativeSelect
        label={t`Template while the reply window is closed`}
        description={template?.body}
        data={[
          { value: '', label: t`No template` },
          ...templates.map(({ id, name, language }) => ({ value: id, label: `${name} (${language})` })),
        ]}
        disabled={readOnly}
        value={step?.templateId ?? ''}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      {step?.templateId &&
        step.variables.map(({ name }, index) => (
          <TextInput
            key={name}
            label={templateVariableLabel(name, template?.buttons ?? [])}
            autoComplete="off"
            maxLength={SEQUENCE_LIMITS.textLength}
            readOnly={readOnly}
            {...form.getInputProps(`steps.${at}.variables.${index}.text`)}
          />
        ))}
    </>
  );
}
