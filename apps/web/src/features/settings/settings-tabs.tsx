import { t } from '@lingui/core/macro';
import { PageTabs } from '../../app/page-tabs.tsx';
import { paths } from '../../app/paths.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';

/** Links to the pages of the settings. Shown to viewers who can change the settings. */
export function SettingsTabs() {
  const at = { workspace: useWorkspace().slug };
  const canSet = useCan('set', 'Integration');
  const canSecure = useCan('read', 'SecuritySettings');
  return (
    <PageTabs
      label={t`Settings`}
      tabs={[
        { title: t`General`, to: paths.settings(at) },
        { title: t`Hours and limits`, to: paths.hoursSettings(at) },
        ...(canSet ? [{ title: t`Models`, to: paths.modelSettings(at) }] : []),
        ...(canSecure ? [{ title: t`Security`, to: paths.securitySettings(at) }] : []),
        { title: t`Organization`, to: paths.organizationSettings(at) },
      ]}
    />
  );
}
