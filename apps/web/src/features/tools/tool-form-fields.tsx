import { TOOL_CONTEXT_FIELDS, TOOL_KINDS, TOOL_LIMITS, TOOL_METHODS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Checkbox, Group, NativeSelect, NumberInput, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { CONTEXT_TITLES } from './tool-labels.ts';
import { ToolRows } from './tool-rows.tsx';
import type { ToolValues } from './tool-values.ts';

interface Props {
  form: UseFormReturnType<ToolValues>;
  /**
   * Whether the tool is being created. The kind of an existing tool cannot be changed from reading to changing data.
   */
  isNew: boolean;
  readOnly: boolean;
}

const KINDS = [
  { value: 'READS', label: t`Reads data: needs no confirmation` },
  { value: 'CHANGES', label: t`Changes data: runs once, after the contact confirms` },
];

export function ToolFormFields({ form, isNew, readOnly }: Props) {
  const isFixed = !isNew && form.getInitialValues().kind === 'READS';
  return (
    <>
      <TextInput
        data-autofocus
        label={t`Name`}
        description={t`Lower-case letters, digits and underscores, for example find_order.`}
        autoComplete="off"
        spellCheck={false}
        maxLength={TOOL_LIMITS.nameLength}
        readOnly={readOnly}
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t`Description`}
        autoComplete="off"
        dir="auto"
        maxLength={TOOL_LIMITS.descriptionLength}
        readOnly={readOnly}
        {...form.getInputProps('description')}
      />
      <NativeSelect
        label={t`Kind`}
        data={isFixed ? KINDS.slice(0, TOOL_KINDS.indexOf('READS') + 1) : KINDS}
        disabled={readOnly || isFixed}
        {...form.getInputProps('kind')}
      />
      <Group gap="sm" align="flex-start">
        <NativeSelect
          label={t`Method`}
          data={[...TOOL_METHODS]}
          disabled={readOnly}
          {...form.getInputProps('method')}
        />
        <TextInput
          flex={1}
          miw={220}
          label={t`URL`}
          description={t`Placeholders such as {order} in the path and query.`}
          placeholder={t`https://api.example.com/orders/{order}`}
          autoComplete="off"
          spellCheck={false}
          readOnly={readOnly}
          {...form.getInputProps('url')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
      </Group>
      <Textarea
        label={t`Arguments`}
        description={t`A JSON Schema of an object. No argument may name a person.`}
        autosize
        minRows={5}
        maxRows={14}
        spellCheck={false}
        readOnly={readOnly}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        {...form.getInputProps('argumentSchema')}
      />
      <Checkbox.Group
        label={t`Context`}
        description={t`Data of the conversation that each request contains. Contacts cannot change it.`}
        {...form.getInputProps('contextFields')}
      >
        <Group gap="md" mt="xs">
          {TOOL_CONTEXT_FIELDS.map((field) => (
            <Checkbox key={field} value={field} label={CONTEXT_TITLES[field]} disabled={readOnly} />
          ))}
        </Group>
      </Checkbox.Group>
      <HeaderFields form={form} readOnly={readOnly} />
      <ResultFields form={form} readOnly={readOnly} />
      <NumberInput
        label={t`Time limit in seconds`}
        min={TOOL_LIMITS.timeoutSecondsMin}
        max={TOOL_LIMITS.timeoutSecondsMax}
        allowDecimal={false}
        readOnly={readOnly}
        {...form.getInputProps('timeoutSeconds')}
      />
      {form.values.kind === 'CHANGES' && <IdempotencyFields form={form} readOnly={readOnly} />}
    </>
  );
}

function HeaderFields({ form, readOnly }: Pick<Props, 'form' | 'readOnly'>) {
  return (
    <ToolRows
      title={t`Headers`}
      description={t`Secrets are stored encrypted and cannot be read.`}
      count={form.values.headers.length}
      limit={TOOL_LIMITS.headers}
      readOnly={readOnly}
      addLabel={t`Add header`}
      removeLabel={(number) => t`Remove header ${number}`}
      onAdd={() => form.insertListItem('headers', { name: '', isSecret: true, value: '' })}
      onRemove={(at) => form.removeListItem('headers', at)}
      renderFields={(at) => (
        <>
          <TextInput
            flex={1}
            label={t`Header`}
            autoComplete="off"
            spellCheck={false}
            readOnly={readOnly}
            {...form.getInputProps(`headers.${at}.name`)}
          />
          <TextInput
            flex={1}
            label={t`Value`}
            autoComplete="off"
            spellCheck={false}
            readOnly={readOnly}
            placeholder={form.getInitialValues().headers[at]?.isSecret ? t`Stored secret` : ''}
            {...form.getInputProps(`headers.${at}.value`)}
          />
          <Checkbox
            label={t`Secret`}
            pb={8}
            disabled={readOnly}
            {...form.getInputProps(`headers.${at}.isSecret`, { type: 'checkbox' })}
          />
        </>
      )}
    />
  );
}

function ResultFields({ form, readOnly }: Pick<Props, 'form' | 'readOnly'>) {
  return (
    <ToolRows
      title={t`Results`}
      description={t`Values of the JSON response. Flows can use each value as result.name.`}
      count={form.values.resultFields.length}
      limit={TOOL_LIMITS.resultFields}
      readOnly={readOnly}
      addLabel={t`Add result`}
      removeLabel={(number) => t`Remove result ${number}`}
      onAdd={() => form.insertListItem('resultFields', { name: '', path: '' })}
      onRemove={(at) => form.removeListItem('resultFields', at)}
      renderFields={(at) => (
        <>
          <TextInput
            flex={1}
            label={t`Result`}
            placeholder={t`status`}
            autoComplete="off"
            spellCheck={false}
            readOnly={readOnly}
            {...form.getInputProps(`resultFields.${at}.name`)}
          />
          <TextInput
            flex={1}
            label={t`Path`}
            placeholder={t`data.items.0.status`}
            autoComplete="off"
            spellCheck={false}
            readOnly={readOnly}
            {...form.getInputProps(`resultFields.${at}.path`)}
          />
        </>
      )}
    />
  );
}

function IdempotencyFields({ form, readOnly }: Pick<Props, 'form' | 'readOnly'>) {
  return (
    <Stack gap="sm">
      <TextInput
        label={t`Idempotency header`}
        description={t`Header that contains the idempotency key. All attempts of a request have the same key.`}
        placeholder="Idempotency-Key"
        autoComplete="off"
        spellCheck={false}
        readOnly={readOnly}
        {...form.getInputProps('idempotencyHeader')}
      />
      <Checkbox
        label={t`Retry failed requests. The system must process requests with the same key only once.`}
        disabled={readOnly}
        {...form.getInputProps('isIdempotent', { type: 'checkbox' })}
      />
    </Stack>
  );
}
