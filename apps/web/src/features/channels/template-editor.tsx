import { useMutation } from '@apollo/client/react';
import {
  hasUrlVariable,
  TEMPLATE_LIMITS,
  type TemplateButtonType,
  type TemplateCategory,
  variablesIn,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Alert, Modal, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { TemplatePreview } from '../../app/template-preview/template-preview.tsx';
import { UnsavedChangesGuard } from '../../app/unsaved-changes-guard.tsx';
import { TemplatesDocument } from '../../gql/templates-section.ts';
import { CreateTemplateDocument, UpdateTemplateDocument } from '../../gql/write-template.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useIsEscapeCovered } from '../../lib/use-escape-layer.ts';
import { type Refused, useFormMutation } from '../../lib/use-form-mutation.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { TemplateFields } from './template-fields.tsx';
import type { Template } from './use-templates.ts';

interface Props {
  /** State of the dialog. Null if the dialog is closed. `template` is null if a new template is created. */
  open: { template: Template | null } | null;
  onClose: () => void;
}

/** Dialog that creates a template, or edits a template of a WhatsApp business account. */
export function TemplateEditor({ open, onClose }: Props) {
  const shown = useLastValue(open);
  const covered = useIsEscapeCovered();
  const title = shown?.template ? t`Edit ${shown.template.name}` : t`Create template`;
  return (
    <Modal opened={open !== null} onClose={onClose} closeOnEscape={!covered} size="xl" title={title}>
      {shown && <EditorForm key={shown.template?.id} template={shown.template} onClose={onClose} />}
    </Modal>
  );
}

/** Values of one button. Fields of other types keep their value, so that it returns with the type. */
export interface ButtonValues {
  /** Identifies the button while the list changes. */
  key: string;
  type: TemplateButtonType;
  text: string;
  url: string;
  phoneNumber: string;
  /** Example of the variable at the end of the address. */
  example: string;
}

export interface TemplateValues {
  /** Id of the phone number in whose account the template is created. Empty for the Twilio integration. */
  phoneConfigId: string;
  name: string;
  language: string;
  category: TemplateCategory;
  headerType: 'NONE' | 'TEXT' | 'FILE';
  header: string;
  headerFile: Template['headerFile'];
  /** Receives the errors of the file. */
  headerFileId: string;
  body: string;
  footer: string;
  buttons: ButtonValues[];
  /** Example values of the variables, in the order of the variables. */
  examples: string[];
}

const EMPTY: TemplateValues = {
  phoneConfigId: '',
  name: '',
  language: 'en_US',
  category: 'UTILITY',
  headerType: 'NONE',
  header: '',
  headerFile: null,
  headerFileId: '',
  body: '',
  footer: '',
  buttons: [],
  examples: [],
};

function EditorForm({ template, onClose }: { template: Template | null; onClose: () => void }) {
  const { form, onSubmit, pending, refusal } = useEditor(template, onClose);
  const values = form.getValues();
  const samples = Object.fromEntries(variablesIn(values.body).map((name, at) => [name, values.examples[at] ?? '']));
  return (
    <Form onSubmit={onSubmit} aria-label={t`Template`}>
      <UnsavedChangesGuard dirty={form.isDirty() && !pending} />
      <Stack gap="md">
        {template && (
          <Alert color="yellow" variant="light">
            {t`WhatsApp reviews the template again. It cannot be sent until it is approved.`}
          </Alert>
        )}
        <TemplateFields form={form} template={template} />
        {values.body && (
          <div>
            <Text size="sm" fw={500} mb={4}>
              {t`Preview`}
            </Text>
            <TemplatePreview template={previewOf(values)} values={samples} />
          </div>
        )}
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Submit for approval`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

function useEditor(template: Template | null, onClose: () => void) {
  const [create] = useMutation(CreateTemplateDocument, { refetchQueries: [TemplatesDocument] });
  const [update] = useMutation(UpdateTemplateDocument, { refetchQueries: [TemplatesDocument] });
  const form = useForm<TemplateValues>({ initialValues: template ? valuesOf(template) : EMPTY });
  const done = () => {
    void toast(t`Template submitted. WhatsApp reviews it.`);
    onClose();
  };
  const send = async (values: TemplateValues): Promise<Refused | undefined> => {
    if (values.headerType === 'FILE' && !values.headerFile) {
      form.setFieldError('headerFileId', t`Choose a file, or another header.`);
      return undefined;
    }
    const { phoneConfigId, name, language } = values;
    const content = contentOf(values);
    if (template)
      return handleMutationResult(
        (await update({ variables: { input: { ...content, id: template.id } } })).data?.updateTemplate,
        done,
      );
    const input = { ...content, name: name.trim(), language, phoneConfigId: phoneConfigId || null };
    return handleMutationResult((await create({ variables: { input } })).data?.createTemplate, done);
  };
  return { form, ...useFormMutation(form, send) };
}

/** Returns the template for the preview, in which the example replaces the variable of an address. */
const previewOf = ({ headerType, header, headerFile, body, footer, buttons }: TemplateValues) => ({
  header: headerType === 'TEXT' ? header || null : null,
  headerFile: headerType === 'FILE' ? headerFile : null,
  body,
  footer: footer || null,
  buttons: buttons.map(({ type, text, url, phoneNumber, example }) => ({
    type,
    text,
    url: type === 'URL' ? url.replace(VARIABLE_AT_END, example || '{{1}}') : null,
    phoneNumber: type === 'PHONE_NUMBER' ? phoneNumber : null,
  })),
});

const VARIABLE_AT_END = /\{\{\w+\}\}$/;

const contentOf = ({ category, headerType, header, headerFile, body, footer, buttons, examples }: TemplateValues) => ({
  category,
  header: headerType === 'TEXT' ? header.trim() || null : null,
  headerFileId: headerType === 'FILE' ? (headerFile?.id ?? null) : null,
  body,
  footer: footer.trim() || null,
  buttons: buttons.map(({ type, text, url, phoneNumber, example }) => ({
    type,
    text,
    url: type === 'URL' ? url : null,
    phoneNumber: type === 'PHONE_NUMBER' ? phoneNumber : null,
    example: type === 'URL' && hasUrlVariable(url.trim()) ? example : null,
  })),
  // Omits the examples of variables that were removed from the text.
  examples: variablesIn(body).map((_, at) => examples[at] ?? ''),
});

const valuesOf = (template: Template): TemplateValues => {
  const { name, language, category, header, headerFormat, headerFile, body, footer, buttons } = template;
  const { variables, examples } = template;
  const exampleOf = (variable: string | undefined) => examples[variables.indexOf(variable ?? '')] ?? '';
  return {
    ...EMPTY,
    name,
    language,
    category,
    headerType: headerFormat ? 'FILE' : header ? 'TEXT' : 'NONE',
    header: header ?? '',
    headerFile,
    body: body.slice(0, TEMPLATE_LIMITS.body),
    footer: footer ?? '',
    buttons: buttons.map(({ type, text, url, phoneNumber }, at) => ({
      key: String(at),
      type,
      text,
      url: (url ?? '').replace(VARIABLE_AT_END, '{{1}}'),
      phoneNumber: phoneNumber ?? '',
      example: exampleOf(variablesIn(url)[0]),
    })),
    examples: variablesIn(body).map(exampleOf),
  };
};
