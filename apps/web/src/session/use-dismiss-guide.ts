import { useMutation } from '@apollo/client/react';
import { UpdateSetupGuideDocument } from '../gql/update-setup-guide.ts';
import { REFRESHED_STATUS } from './setup-status.ts';

/** Returns a function that dismisses the setup guide for the viewer, or shows it again. */
export function useDismissGuide() {
  const [update] = useMutation(UpdateSetupGuideDocument, { refetchQueries: REFRESHED_STATUS });
  return (isDismissed: boolean) => void update({ variables: { input: { isDismissed } } }).catch(() => {});
}
