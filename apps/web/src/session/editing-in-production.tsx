import { ENVIRONMENT_CONTROLS } from '@frontdesk/domain';
import { IconInfoTriangle } from '@tabler/icons-react';
import { Caution } from '../ui/caution.tsx';
import { useWorkspace } from './workspace.tsx';

/** Where a change of the agent meets people at once, says so beside the controls that change it (AM-26). */
export function EditingInProduction() {
  const { environment } = useWorkspace();
  if (!ENVIRONMENT_CONTROLS[environment].warnsOnAgentEdits) return null;
  return (
    <Caution title="You are editing in production" icon={<IconInfoTriangle size={18} aria-hidden />}>
      What you change here is felt by the people who write and call, from this moment. Try it in a staging workspace
      first.
    </Caution>
  );
}
