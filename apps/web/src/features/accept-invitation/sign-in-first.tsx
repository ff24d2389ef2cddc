import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { CardPage } from '../../ui/card-page.tsx';
import { InvitationSummary, type Preview } from './invitation-summary.tsx';

/** Anonymous: asks to sign in or register first. */
export function SignInFirst({ preview, next }: { preview: Preview; next: string }) {
  return (
    <CardPage
      title={`${preview.inviterName} invited you`}
      description={
        <>
          Sign in or create an account as <b>{preview.emailHint}</b>.
        </>
      }
    >
      <InvitationSummary preview={preview} />
      <ButtonLink to={paths.signIn()} search={{ next }} size="md" fullWidth>
        Sign in
      </ButtonLink>
      <ButtonLink to={paths.register()} search={{ next }} size="md" variant="default" fullWidth>
        Create account
      </ButtonLink>
    </CardPage>
  );
}
