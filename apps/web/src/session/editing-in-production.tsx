import { ENVIRONMENT_CONTROLS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { IconInfoTriangle } from '@tabler/icons-react';
import { WarningAlert } from '../ui/warning-alert.tsx';
import { useWorkspace } from './workspace.tsx';

/** Warning that the user is changing a production workspace. Renders nothing in other workspaces (AM-26). */
export function EditingInProduction() {
  const { environment } = useWorkspace();
  if (!ENVIRONMENT_CONTROLS[environment].warnsOnAgentEdits) return null;
  return (
    <WarningAlert title={t`You’re editing in production`} icon={<IconInfoTriangle size={18} aria-hidden />}>
      {t`Changes can affect contacts. Test in a staging workspace first.`}
    </WarningAlert>
  );
}
