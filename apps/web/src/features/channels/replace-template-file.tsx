import { useApolloClient } from '@apollo/client/react';
import { TEMPLATE_MEDIA_TYPES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { FileButton, Text } from '@mantine/core';
import { TemplatesDocument } from '../../gql/templates-section.ts';
import { useCan } from '../../session/workspace.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { toast } from '../../ui/toast.ts';
import { useTemplateUpload } from './use-template-upload.ts';
import type { Template } from './use-templates.ts';

/** Button that adds or replaces the file in the header of a template, without another review. */
export function ReplaceTemplateFile({ template: { id, name, headerFile } }: { template: Template }) {
  const allowed = useCan('update', 'WhatsAppTemplate');
  const client = useApolloClient();
  const { send, share, error } = useTemplateUpload();
  const replace = async (file: File | null) => {
    if (!file || !(await send(file, id))) return;
    await client.refetchQueries({ include: [TemplatesDocument] });
    void toast(t`Messages with ${name} now contain ${file.name}.`);
  };
  return (
    <>
      <FileButton accept={TEMPLATE_MEDIA_TYPES.join(',')} onChange={(file) => void replace(file)}>
        {(props) => (
          <PermissionButton
            size="xs"
            variant="default"
            permission={{ allowed, reason: t`You need the campaign.manage permission.` }}
            loading={share !== null}
            aria-label={headerFile ? t`Replace the file of ${name}` : t`Add the file of ${name}`}
            {...props}
          >
            {headerFile ? t`Replace file` : t`Add file`}
          </PermissionButton>
        )}
      </FileButton>
      {error && (
        <Text size="sm" c="red" role="alert">
          {error}
        </Text>
      )}
    </>
  );
}
