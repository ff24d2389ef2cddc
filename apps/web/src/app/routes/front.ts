import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { redirectToLastWorkspace, requireSignedIn, requireSignedOut, viewerOf } from '../guards.ts';
import { paths } from '../paths.ts';
import { root } from './root.ts';

export const home = createRoute({
  getParentRoute: () => root,
  path: paths.home(),
  beforeLoad: async (arriving) => {
    await requireSignedIn(arriving);
    await redirectToLastWorkspace(paths.overview)(arriving);
  },
});

const front = createRoute({
  getParentRoute: () => root,
  id: 'front',
  component: lazyRouteComponent(() => import('../layouts/front-layout.tsx'), 'FrontLayout'),
});

/** Parent route of the pages that only anonymous users can open. */
const stranger = createRoute({ getParentRoute: () => front, id: 'stranger', beforeLoad: requireSignedOut });
const register = createRoute({
  getParentRoute: () => stranger,
  path: paths.register(),
  component: lazyRouteComponent(() => import('../../features/register/index.ts'), 'RegisterPage'),
});
const signIn = createRoute({
  getParentRoute: () => stranger,
  path: paths.signIn(),
  component: lazyRouteComponent(() => import('../../features/sign-in/index.ts'), 'SignInPage'),
});
const verifyEmail = createRoute({
  getParentRoute: () => front,
  path: paths.verifyEmail(),
  component: lazyRouteComponent(() => import('../../features/verify-email/index.ts'), 'VerifyEmailPage'),
});
const confirmEmail = createRoute({
  getParentRoute: () => front,
  path: paths.confirmEmail(),
  component: lazyRouteComponent(() => import('../../features/confirm-email/index.ts'), 'ConfirmEmailPage'),
});
const undoChange = createRoute({
  getParentRoute: () => front,
  path: paths.undoChange(),
  component: lazyRouteComponent(() => import('../../features/undo-change/index.ts'), 'UndoChangePage'),
});
const forgotPassword = createRoute({
  getParentRoute: () => front,
  path: paths.forgotPassword(),
  component: lazyRouteComponent(() => import('../../features/passwords/index.ts'), 'ForgotPasswordPage'),
});
const resetPassword = createRoute({
  getParentRoute: () => front,
  path: paths.resetPassword(),
  component: lazyRouteComponent(() => import('../../features/passwords/index.ts'), 'ResetPasswordPage'),
});
const acceptInvitation = createRoute({
  getParentRoute: () => front,
  path: paths.acceptInvitation(),
  // The page depends on the signed-in user, so wait until the session has loaded.
  beforeLoad: async ({ context }) => void (await viewerOf(context)),
  component: lazyRouteComponent(() => import('../../features/accept-invitation/index.ts'), 'AcceptInvitationPage'),
});
const publicForm = createRoute({
  getParentRoute: () => front,
  path: paths.form({ workspace: '$slug' }),
  component: lazyRouteComponent(() => import('../../features/public-form/index.ts'), 'FormPage'),
});

/** Routes that do not require sign-in. */
export const frontRoutes = front.addChildren([
  stranger.addChildren([register, signIn]),
  verifyEmail,
  confirmEmail,
  undoChange,
  forgotPassword,
  resetPassword,
  acceptInvitation,
  publicForm,
]);
