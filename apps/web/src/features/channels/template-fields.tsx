import {
  TEMPLATE_CATEGORY_TITLES,
  TEMPLATE_LANGUAGES,
  TEMPLATE_LIMITS,
  variablesIn,
  WRITABLE_TEMPLATE_CATEGORIES,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { NumberRow_PhoneConfigFragmentDoc } from '../../gql/number-row.ts';
import { PhoneNumbersDocument } from '../../gql/phone-numbers.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { TemplateButtonFields } from './template-button-fields.tsx';
import type { TemplateValues } from './template-editor.tsx';
import { TemplateHeaderField } from './template-header-field.tsx';
import type { Template } from './use-templates.ts';

/** Returns the placeholder of a variable in the text of a template. */
const placeholder = (name: string | number) => `{{${name}}}`;

interface Props {
  form: UseFormReturnType<TemplateValues>;
  /** Template to edit. Null for a new template, for which the account, name and language must also be entered. */
  template: Template | null;
}

/** Fields of a template. Twilio templates have no header and footer. */
export function TemplateFields({ form, template }: Props) {
  const isCloud = template ? template.provider === 'WHATSAPP_CLOUD' : form.getValues().phoneConfigId !== '';
  const counted = (text: string, limit: number) => t`${text.length} of ${limit} characters`;
  const { body, footer } = form.getValues();
  return (
    <>
      {!template && <Identity form={form} />}
      <NativeSelect
        label={t`Category`}
        description={t`WhatsApp can change the category in the review.`}
        data={WRITABLE_TEMPLATE_CATEGORIES.map((value) => ({ value, label: TEMPLATE_CATEGORY_TITLES[value] }))}
        {...form.getInputProps('category')}
      />
      {isCloud && <TemplateHeaderField form={form} />}
      <Textarea
        label={t`Text`}
        description={t`Write variables as ${placeholder(1)}, ${placeholder(2)} in order, with text before, between and after them. ${counted(body, TEMPLATE_LIMITS.body)}.`}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={TEMPLATE_LIMITS.body}
        {...form.getInputProps('body')}
      />
      {variablesIn(body).map((name, at) => (
        <TextInput
          key={name}
          label={t`Example for ${placeholder(name)}`}
          description={at === 0 ? t`WhatsApp needs an example of each variable for the review.` : undefined}
          maxLength={1024}
          autoComplete="off"
          {...form.getInputProps(`examples.${at}`)}
          value={form.getValues().examples[at] ?? ''}
        />
      ))}
      {isCloud && (
        <TextInput
          label={t`Footer (optional)`}
          description={counted(footer, TEMPLATE_LIMITS.footer)}
          maxLength={TEMPLATE_LIMITS.footer}
          autoComplete="off"
          {...form.getInputProps('footer')}
        />
      )}
      <TemplateButtonFields form={form} />
    </>
  );
}

function Identity({ form }: Pick<Props, 'form'>) {
  const { data } = useScreenQuery(PhoneNumbersDocument);
  const numbers = useFragments(NumberRow_PhoneConfigFragmentDoc, data?.phoneConfigs ?? []);
  const accounts = [
    { value: '', label: t`Twilio account` },
    ...numbers
      .filter(({ provider }) => provider === 'WHATSAPP_CLOUD')
      .map(({ id, number, displayName }) => ({
        value: id,
        label: t`WhatsApp account of ${[displayName, number].filter(Boolean).join(', ')}`,
      })),
  ];
  return (
    <>
      <NativeSelect label={t`Account`} data={accounts} {...form.getInputProps('phoneConfigId')} />
      <Group gap="md" grow align="flex-start">
        <TextInput
          label={t`Name`}
          description={t`Lower-case letters, digits and underscores`}
          maxLength={TEMPLATE_LIMITS.name}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <NativeSelect
          label={t`Language`}
          description={t`Language of the text`}
          data={Object.entries(TEMPLATE_LANGUAGES).map(([value, label]) => ({ value, label }))}
          {...form.getInputProps('language')}
        />
      </Group>
    </>
  );
}
