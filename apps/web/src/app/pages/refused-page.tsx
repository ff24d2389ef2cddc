import { isPolicyKey, policyByKey } from '@frontdesk/policies';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Code, Text, ThemeIcon } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { RequestAccess } from '../../session/request-access.tsx';
import { ButtonLink } from '../link.tsx';
import { paths } from '../paths.ts';
import { MessagePage } from './message-page.tsx';

interface Props {
  /** Policy that grants access to the page. Null if the server did not name a policy. */
  policy: string | null;
  /** Whether the viewer has the policy, but only for conversations that are assigned to the viewer. */
  isHeld?: boolean;
  /** Slug of the workspace to return to. Omitted outside workspaces. */
  workspace?: string;
}

/**
 * Permission error of a page. Names the missing policy, if there is one. In a workspace, members who lack the policy
 * can request it.
 */
export function RefusedPage({ policy, isHeld = false, workspace }: Props) {
  return (
    <MessagePage
      mark={
        <ThemeIcon size={52} radius="xl" variant="light" color="gray" aria-hidden>
          <IconLock size={26} stroke={1.6} />
        </ThemeIcon>
      }
      title={t`You don’t have access to this page`}
      actions={
        <ButtonLink to={workspace ? paths.overview({ workspace }) : paths.workspaces()} variant="default">
          {workspace ? t`Go to overview` : t`Your workspaces`}
        </ButtonLink>
      }
    >
      <Text>
        {isHeld ? (
          t`You can only open conversations assigned to you. Ask an owner or admin for access.`
        ) : policy ? (
          <>
            <Trans>
              Requires the <Code>{policy}</Code> permission.
            </Trans>
            {isPolicyKey(policy) && ` ${policyByKey(policy).description}`}
          </>
        ) : (
          t`Your role doesn’t include this page. Ask an owner or admin for access.`
        )}
      </Text>
      {policy && workspace && !isHeld && <RequestAccess policy={policy} workspace={workspace} />}
    </MessagePage>
  );
}
