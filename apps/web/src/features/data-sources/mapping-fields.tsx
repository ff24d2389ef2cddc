import { ENTITY_TYPES, REST_LIMITS, SOURCE_DATE_FORMATS, SOURCE_TRANSFORMS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Checkbox, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { DATE_FORMAT_TITLES, TRANSFORM_TITLES, TYPE_TITLES } from './data-source-labels.ts';
import classes from './data-sources.module.css';
import { EMPTY_FIELD, type FieldValues, type MappingValues } from './mapping-values.ts';

type MappingForm = UseFormReturnType<MappingValues>;

const TYPES = ENTITY_TYPES.map((value) => ({ value, label: TYPE_TITLES[value] }));
const TRANSFORMS = SOURCE_TRANSFORMS.map((value) => ({ value, label: TRANSFORM_TITLES[value] }));
const DATE_FORMATS = SOURCE_DATE_FORMATS.map((value) => ({ value, label: DATE_FORMAT_TITLES[value] }));

const PATH = { autoComplete: 'off', spellCheck: false };

/** Fields of a mapping: entity type, external id, and one block for each field of the world model. */
export function MappingFields({ form }: { form: MappingForm }) {
  const { fields } = form.getValues();
  return (
    <>
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <NativeSelect label={t`Type`} data={TYPES} {...form.getInputProps('entityType')} />
        <TextInput
          label={t`Path of the external ID`}
          placeholder="customer_id"
          {...PATH}
          {...form.getInputProps('externalIdPath')}
        />
      </Group>
      <ul className={classes.mappedFields} aria-label={t`Mapped fields`}>
        {fields.map((field, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the form identifies list items by their position.
          <MappedFieldCard key={at} form={form} field={field} at={at} />
        ))}
      </ul>
      {fields.length < REST_LIMITS.fields && (
        <div>
          <Button variant="default" size="xs" onClick={() => form.insertListItem('fields', EMPTY_FIELD)}>
            {t`Add field`}
          </Button>
        </div>
      )}
    </>
  );
}

function MappedFieldCard({ form, field, at }: { form: MappingForm; field: FieldValues; at: number }) {
  const input = (name: keyof FieldValues) => form.getInputProps(`fields.${at}.${name}`);
  const { name, transform } = field;
  return (
    <li className={classes.sample}>
      <Stack gap="xs">
        <Group grow align="flex-start" preventGrowOverflow={false}>
          <TextInput label={t`Field`} placeholder="plan" {...PATH} {...input('name')} />
          {transform !== 'CONSTANT' && (
            <TextInput
              label={transform === 'CONCAT' ? t`Paths, separated by commas` : t`Path`}
              placeholder={transform === 'CONCAT' ? 'name.first, name.last' : 'contact.plan'}
              {...PATH}
              {...input('paths')}
            />
          )}
          <NativeSelect label={t`Conversion`} data={TRANSFORMS} {...input('transform')} />
        </Group>
        <ConversionFields form={form} field={field} at={at} />
        <Group justify="space-between" gap="sm">
          {transform === 'CONSTANT' ? (
            <span />
          ) : (
            <Checkbox
              label={t`Reject records without this value`}
              {...form.getInputProps(`fields.${at}.isRequired`, { type: 'checkbox' })}
            />
          )}
          <Button
            variant="subtle"
            size="xs"
            color="red"
            aria-label={t`Remove field ${name || at + 1}`}
            onClick={() => form.removeListItem('fields', at)}
          >
            {t`Remove`}
          </Button>
        </Group>
      </Stack>
    </li>
  );
}

/** Settings of the conversion of a field. Renders nothing if the conversion has no settings. */
function ConversionFields({ form, field: { transform }, at }: { form: MappingForm; field: FieldValues; at: number }) {
  const input = (name: keyof FieldValues) => form.getInputProps(`fields.${at}.${name}`);
  if (transform === 'DATE') return <NativeSelect label={t`Date format`} data={DATE_FORMATS} {...input('dateFormat')} />;
  if (transform === 'CONSTANT') return <TextInput label={t`Value`} {...input('text')} />;
  if (transform === 'CONCAT') return <TextInput label={t`Separator between the values`} {...input('text')} />;
  if (transform !== 'LOOKUP') return null;
  return (
    <Textarea
      label={t`Values`}
      description={t`One per line. Other values are rejected.`}
      placeholder="G = Gold"
      autosize
      minRows={2}
      {...input('lookup')}
    />
  );
}
