import type { AgentSetupStep } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { List } from '@mantine/core';
import { AnchorLink } from '../app/link.tsx';
import { paths } from '../app/paths.ts';
import { type AgentReadiness, missingStepLabel } from './setup-status.ts';
import { useWorkspace } from './workspace.tsx';

const PAGES: Record<AgentSetupStep, (at: { workspace: string }) => string> = {
  CONNECT_CHANNEL: paths.settings,
  VERIFY_CHANNEL: paths.settings,
  CONNECT_MODEL: paths.settings,
  VERIFY_MODEL: paths.settings,
  ADD_NUMBER: paths.channels,
  ROUTE_NUMBER: paths.channels,
  PUBLISH_AGENT: paths.agent,
  CHOOSE_GREETING: paths.channels,
};

/** List of links to the steps that are missing before the agent can reply and greet leads. */
export function MissingSteps({ missingSteps }: Pick<AgentReadiness, 'missingSteps'>) {
  const { slug, channel } = useWorkspace();
  return (
    <List size="sm" aria-label={t`Missing steps`}>
      {missingSteps.map((step) => (
        <List.Item key={step}>
          <AnchorLink to={PAGES[step]({ workspace: slug })} size="sm" display="inline-block" py={4}>
            {missingStepLabel(step, channel)}
          </AnchorLink>
        </List.Item>
      ))}
    </List>
  );
}
