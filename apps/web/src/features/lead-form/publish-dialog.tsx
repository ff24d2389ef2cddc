import type { LeadFormContent } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { List, Text } from '@mantine/core';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { formChanges } from './form-changes.ts';
import type { FormDraft } from './use-form-draft.ts';

interface Props {
  opened: boolean;
  onClose: () => void;
  draft: FormDraft;
}

/** Dialog that lists what changes for visitors and publishes the draft. */
export function PublishDialog({ opened, onClose, draft }: Props) {
  const { form, publish } = draft;
  const published = { content: JSON.parse(form.publishedContent) as LeadFormContent, logo: form.publishedLogo };
  const changes = formChanges(published, { content: JSON.parse(form.content), logo: form.logo });
  const confirm = async () => {
    if (await publish.attempt()) onClose();
  };
  const close = () => {
    publish.clear();
    onClose();
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={close}
      title={t`Publish the form?`}
      confirmLabel={t`Publish form`}
      onConfirm={() => void confirm()}
      pending={publish.pending}
      refusal={publish.refusal}
    >
      <Text size="sm" mb="xs">
        {changes.length === 0
          ? t`Nothing has changed since the last version.`
          : t`Visitors see these changes immediately:`}
      </Text>
      <List size="sm">
        {changes.map((change) => (
          <List.Item key={change}>{change}</List.Item>
        ))}
      </List>
    </ConfirmDialog>
  );
}
