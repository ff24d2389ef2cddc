import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useViewer } from '../../session/viewer.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { CreateWorkspaceForm } from './create-workspace-form.tsx';

export function CreateWorkspacePage() {
  const { mayCreateWorkspaces } = useViewer();
  return (
    <>
      <PageHeader
        title="Create a workspace"
        description="One workspace is one front desk: its own people, leads, agent and keys, apart from every other."
        above={
          <AnchorLink to={paths.workspaces()} size="sm">
            Your workspaces
          </AnchorLink>
        }
      />
      {mayCreateWorkspaces ? (
        <CreateWorkspaceForm />
      ) : (
        <Section title="Not open to you">
          Only some people may create workspaces here. Ask the person who runs this platform, or wait for an invitation.
        </Section>
      )}
    </>
  );
}
