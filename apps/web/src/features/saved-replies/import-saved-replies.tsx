import { t } from '@lingui/core/macro';
import { IconUpload } from '@tabler/icons-react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';

/** Link to the import of saved replies. Hidden without the permission. */
export function ImportSavedReplies() {
  const { slug } = useWorkspace();
  const canCreate = useCan('create', 'SavedReply');
  if (!canCreate) return null;
  return (
    <ButtonLink
      to={paths.savedReplyImports({ workspace: slug })}
      variant="default"
      leftSection={<IconUpload size={17} aria-hidden />}
    >
      {t`Import`}
    </ButtonLink>
  );
}
