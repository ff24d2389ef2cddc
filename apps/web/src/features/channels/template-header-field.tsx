import { TEMPLATE_LIMITS, TEMPLATE_MEDIA_TYPES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { FileInput, Group, Progress, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPaperclip } from '@tabler/icons-react';
import type { TemplateValues } from './template-editor.tsx';
import { useTemplateUpload } from './use-template-upload.ts';

interface Props {
  form: UseFormReturnType<TemplateValues>;
}

/** Header of a template: none, a text, or a file that is uploaded when it is chosen. */
export function TemplateHeaderField({ form }: Props) {
  const { headerType, header } = form.getValues();
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Text size="sm" fw={500} id="template-header">
          {t`Header`}
        </Text>
        <SegmentedControl
          size="xs"
          aria-labelledby="template-header"
          data={[
            { value: 'NONE', label: t`No header` },
            { value: 'TEXT', label: t`Line of text` },
            { value: 'FILE', label: t`File` },
          ]}
          {...form.getInputProps('headerType')}
        />
      </Group>
      {headerType === 'TEXT' && (
        <TextInput
          label={t`Text of the header`}
          description={t`${header.length} of ${TEMPLATE_LIMITS.header} characters`}
          maxLength={TEMPLATE_LIMITS.header}
          autoComplete="off"
          {...form.getInputProps('header')}
        />
      )}
      {headerType === 'FILE' && <HeaderFile form={form} />}
    </Stack>
  );
}

function HeaderFile({ form }: Props) {
  const { send, share, error } = useTemplateUpload();
  const { headerFile } = form.getValues();
  const { error: invalid } = form.getInputProps('headerFileId');
  const choose = async (file: File | null) => {
    if (!file) return;
    const id = await send(file);
    if (id)
      form.setFieldValue('headerFile', {
        __typename: 'TemplateFile',
        id,
        name: file.name,
        contentType: file.type,
        byteCount: file.size,
      });
  };
  return (
    <>
      <FileInput
        label={t`File of the header`}
        description={t`JPEG or PNG image up to 5 MB, or MP4 video or PDF document up to 16 MB. Sent with each message.`}
        placeholder={headerFile?.name ?? t`Choose a file`}
        accept={TEMPLATE_MEDIA_TYPES.join(',')}
        leftSection={<IconPaperclip size={16} aria-hidden />}
        value={null}
        disabled={share !== null}
        error={error ?? invalid}
        onChange={(file) => void choose(file)}
      />
      {share !== null && <Progress value={share * 100} aria-label={t`Upload progress`} animated />}
      {headerFile && (
        <Text size="sm" role="status">
          {t`File: ${headerFile.name}`}
        </Text>
      )}
    </>
  );
}
