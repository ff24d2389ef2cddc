import { t } from '@lingui/core/macro';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useViewer } from '../../session/viewer.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { CreateWorkspaceForm } from './create-workspace-form.tsx';

export function CreateWorkspacePage() {
  const { canCreateWorkspaces } = useViewer();
  return (
    <>
      <PageHeader
        title={t`Create workspace`}
        above={
          <AnchorLink to={paths.workspaces()} size="sm">
            {t`Your workspaces`}
          </AnchorLink>
        }
      />
      {canCreateWorkspaces ? (
        <CreateWorkspaceForm />
      ) : (
        <Section title={t`You can’t create workspaces`}>
          {t`Ask your administrator, or accept an invitation to a workspace.`}
        </Section>
      )}
    </>
  );
}
