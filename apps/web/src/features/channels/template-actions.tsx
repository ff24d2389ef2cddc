import { useMutation } from '@apollo/client/react';
import { EDITABLE_TEMPLATE_STATUSES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { TemplatesDocument } from '../../gql/templates-section.ts';
import { DeleteTemplateDocument } from '../../gql/write-template.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useCan } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { toast } from '../../ui/toast.ts';
import { ReplaceTemplateFile } from './replace-template-file.tsx';
import type { Template } from './use-templates.ts';

interface Props {
  template: Template;
  onEdit: () => void;
}

/** Buttons that edit and delete a template, and replace the file in its header. Twilio templates cannot be edited. */
export function TemplateActions({ template, onEdit }: Props) {
  const { name, provider, status, headerFormat } = template;
  const permission = useEditPermission(EDITABLE_TEMPLATE_STATUSES.includes(status));
  return (
    <>
      {headerFormat && <ReplaceTemplateFile template={template} />}
      {provider === 'WHATSAPP_CLOUD' && (
        <PermissionButton
          size="xs"
          variant="default"
          permission={permission}
          onClick={onEdit}
          aria-label={t`Edit ${name}`}
        >
          {t`Edit`}
        </PermissionButton>
      )}
      <DeleteTemplate template={template} />
    </>
  );
}

function useEditPermission(isEditable: boolean) {
  const allowed = useCan('update', 'WhatsAppTemplate');
  if (allowed && !isEditable) return { allowed: false, reason: t`A template cannot be edited while it is in review.` };
  return { allowed, reason: t`You need the campaign.manage permission.` };
}

function DeleteTemplate({ template: { id, name } }: { template: Template }) {
  const allowed = useCan('delete', 'WhatsAppTemplate');
  const [remove] = useMutation(DeleteTemplateDocument, { refetchQueries: [TemplatesDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { id } });
    return handleMutationResult(data?.deleteTemplate, () => void toast(t`${name} deleted.`));
  });
  const title = t`Delete ${name}`;
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={{ allowed, reason: t`You need the campaign.manage permission.` }}
        onClick={ask}
        aria-label={title}
      >
        {t`Delete`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={`${title}?`} confirmLabel={title} danger>
        {t`The template is also deleted at the provider. Sent messages are kept. WhatsApp blocks the name for 30 days.`}
      </ConfirmDialog>
    </>
  );
}
