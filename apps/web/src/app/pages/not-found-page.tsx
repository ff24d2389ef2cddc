import { t } from '@lingui/core/macro';
import { useSessionState } from '../../session/api.tsx';
import { Mark } from '../brand.tsx';
import { ButtonLink } from '../link.tsx';
import { paths } from '../paths.ts';
import { MessagePage } from './message-page.tsx';

/**
 * Page for unknown and inaccessible records. The text is the same, because a different text would reveal which records
 * exist.
 */
export function NotFoundPage() {
  const signedIn = useSessionState().status === 'signed-in';
  return (
    <MessagePage
      mark={<Mark size={44} />}
      title={t`Page not found`}
      actions={
        signedIn ? (
          <ButtonLink to={paths.workspaces()}>{t`Your workspaces`}</ButtonLink>
        ) : (
          <ButtonLink to={paths.signIn()}>{t`Sign in`}</ButtonLink>
        )
      }
    >
      {t`This page doesn’t exist or you don’t have access.`}
    </MessagePage>
  );
}
