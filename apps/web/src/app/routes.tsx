// oxlint-disable max-lines -- One table of every address, a few lines each: in parts nobody would see the whole.
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { parseSearch, stringifySearch } from '../lib/search-params.ts';
import {
  intoLastWorkspace,
  onlyGlobalAdmins,
  onlySignedIn,
  onlyStrangers,
  type RouterContext,
  viewerOf,
} from './guards.ts';
import { RootLayout } from './layouts/root-layout.tsx';
import { SignedInGuard } from './layouts/signed-in-guard.tsx';
import type { DestinationName } from './navigation.ts';
import { DeniedPage } from './pages/denied-page.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { Splash } from './pages/splash.tsx';
import { paths } from './paths.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Which entry of navigation.ts guards this page. */
    destination?: DestinationName;
    /** The page has the whole room to itself, and scrolls by parts inside it. */
    fills?: boolean;
  }
}

const root = createRootRouteWithContext<RouterContext>()({ component: RootLayout, notFoundComponent: NotFoundPage });

// ── before the door

const home = createRoute({
  getParentRoute: () => root,
  path: paths.home(),
  beforeLoad: async (arriving) => {
    await onlySignedIn(arriving);
    await intoLastWorkspace(paths.overview)(arriving);
  },
});

const front = createRoute({
  getParentRoute: () => root,
  id: 'front',
  component: lazyRouteComponent(() => import('./layouts/front-layout.tsx'), 'FrontLayout'),
});

/** Pages for people we do not know yet. */
const stranger = createRoute({ getParentRoute: () => front, id: 'stranger', beforeLoad: onlyStrangers });
const register = createRoute({
  getParentRoute: () => stranger,
  path: paths.register(),
  component: lazyRouteComponent(() => import('../features/register/index.ts'), 'RegisterPage'),
});
const signIn = createRoute({
  getParentRoute: () => stranger,
  path: paths.signIn(),
  component: lazyRouteComponent(() => import('../features/sign-in/index.ts'), 'SignInPage'),
});
const verifyEmail = createRoute({
  getParentRoute: () => front,
  path: paths.verifyEmail(),
  component: lazyRouteComponent(() => import('../features/verify-email/index.ts'), 'VerifyEmailPage'),
});
const confirmEmail = createRoute({
  getParentRoute: () => front,
  path: paths.confirmEmail(),
  component: lazyRouteComponent(() => import('../features/confirm-email/index.ts'), 'ConfirmEmailPage'),
});
const forgotPassword = createRoute({
  getParentRoute: () => front,
  path: paths.forgotPassword(),
  component: lazyRouteComponent(() => import('../features/passwords/index.ts'), 'ForgotPasswordPage'),
});
const resetPassword = createRoute({
  getParentRoute: () => front,
  path: paths.resetPassword(),
  component: lazyRouteComponent(() => import('../features/passwords/index.ts'), 'ResetPasswordPage'),
});
const acceptInvitation = createRoute({
  getParentRoute: () => front,
  path: paths.acceptInvitation(),
  // Who is looking decides what is asked of them, so it is known before the page is drawn.
  beforeLoad: async ({ context }) => void (await viewerOf(context)),
  component: lazyRouteComponent(() => import('../features/accept-invitation/index.ts'), 'AcceptInvitationPage'),
});
const publicForm = createRoute({
  getParentRoute: () => front,
  path: paths.form({ workspace: '$slug' }),
  component: lazyRouteComponent(() => import('../features/public-form/index.ts'), 'FormPage'),
});

// ── signed in

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: SignedInGuard,
  beforeLoad: onlySignedIn,
});
const plain = createRoute({
  getParentRoute: () => signedIn,
  id: 'plain',
  component: lazyRouteComponent(() => import('./layouts/plain-layout.tsx'), 'PlainLayout'),
});
const workspaces = createRoute({
  getParentRoute: () => plain,
  path: paths.workspaces(),
  component: lazyRouteComponent(() => import('../features/workspaces/index.ts'), 'WorkspacesPage'),
});
const createWorkspace = createRoute({
  getParentRoute: () => plain,
  path: paths.createWorkspace(),
  component: lazyRouteComponent(() => import('../features/workspaces/index.ts'), 'CreateWorkspacePage'),
});
const organization = createRoute({
  getParentRoute: () => plain,
  path: paths.organization({ organization: '$organizationId' }),
  component: lazyRouteComponent(() => import('../features/organizations/index.ts'), 'OrganizationPage'),
});
const account = createRoute({
  getParentRoute: () => plain,
  path: paths.account(),
  component: lazyRouteComponent(() => import('../features/account/index.ts'), 'AccountPage'),
});

// For global admins. Anybody else finds the same as where there is nothing.
const users = createRoute({
  getParentRoute: () => plain,
  path: paths.users(),
  beforeLoad: onlyGlobalAdmins,
  component: lazyRouteComponent(() => import('../features/platform/index.ts'), 'UsersPage'),
});
const platform = createRoute({
  getParentRoute: () => plain,
  path: paths.platform(),
  beforeLoad: onlyGlobalAdmins,
  component: lazyRouteComponent(() => import('../features/platform/index.ts'), 'PlatformPage'),
});

const workspaceSettings = createRoute({
  getParentRoute: () => signedIn,
  path: paths.workspaceSettings(),
  beforeLoad: intoLastWorkspace(paths.settings),
});
const workspaceMembers = createRoute({
  getParentRoute: () => signedIn,
  path: paths.workspaceMembers(),
  beforeLoad: intoLastWorkspace(paths.members),
});

// ── in a workspace

const workspace = createRoute({
  getParentRoute: () => signedIn,
  path: paths.overview({ workspace: '$slug' }),
  component: lazyRouteComponent(() => import('./layouts/workspace-layout.tsx'), 'WorkspaceLayout'),
});
const overview = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  staticData: { destination: 'overview' },
  component: lazyRouteComponent(() => import('../features/overview/index.ts'), 'OverviewPage'),
});
// The list stays where it is while conversations open and close beside it.
const inbox = createRoute({
  getParentRoute: () => workspace,
  path: 'inbox',
  staticData: { destination: 'inbox', fills: true },
  component: lazyRouteComponent(() => import('../features/inbox/index.ts'), 'InboxPage'),
});
const conversation = createRoute({ getParentRoute: () => inbox, path: '$conversationId' });
const leads = createRoute({
  getParentRoute: () => workspace,
  path: 'leads',
  staticData: { destination: 'leads' },
  component: lazyRouteComponent(() => import('../features/leads/index.ts'), 'LeadsPage'),
});
const lead = createRoute({
  getParentRoute: () => workspace,
  path: 'leads/$leadId',
  staticData: { destination: 'leads' },
  component: lazyRouteComponent(() => import('../features/leads/index.ts'), 'LeadPage'),
});
const calls = createRoute({
  getParentRoute: () => workspace,
  path: 'calls',
  staticData: { destination: 'calls' },
  component: lazyRouteComponent(() => import('../features/calls/index.ts'), 'CallsPage'),
});
const call = createRoute({
  getParentRoute: () => workspace,
  path: 'calls/$callId',
  staticData: { destination: 'calls' },
  component: lazyRouteComponent(() => import('../features/calls/index.ts'), 'CallPage'),
});
const bookings = createRoute({
  getParentRoute: () => workspace,
  path: 'bookings',
  staticData: { destination: 'bookings' },
  component: lazyRouteComponent(() => import('../features/bookings/index.ts'), 'BookingsPage'),
});
const phone = createRoute({
  getParentRoute: () => workspace,
  path: 'phone/$contactId',
  staticData: { destination: 'inbox' },
  component: lazyRouteComponent(() => import('../features/phone/index.ts'), 'PhonePage'),
});
// The list stays where it is while people open and close over it.
const contacts = createRoute({
  getParentRoute: () => workspace,
  path: 'contacts',
  staticData: { destination: 'contacts' },
  component: lazyRouteComponent(() => import('../features/contacts/index.ts'), 'ContactsPage'),
});
const contact = createRoute({ getParentRoute: () => contacts, path: '$contactId' });
const contactImports = createRoute({
  getParentRoute: () => workspace,
  path: 'contacts/import',
  staticData: { destination: 'contactImports' },
  component: lazyRouteComponent(() => import('../features/contact-imports/index.ts'), 'ContactImportsPage'),
});
const contactImport = createRoute({
  getParentRoute: () => workspace,
  path: 'contacts/import/$importId',
  staticData: { destination: 'contactImports' },
  component: lazyRouteComponent(() => import('../features/contact-imports/index.ts'), 'ContactImportPage'),
});
const analytics = createRoute({
  getParentRoute: () => workspace,
  path: 'analytics',
  staticData: { destination: 'analytics' },
  component: lazyRouteComponent(() => import('../features/analytics/index.ts'), 'AnalyticsPage'),
});
const members = createRoute({
  getParentRoute: () => workspace,
  path: 'members',
  staticData: { destination: 'members' },
  component: lazyRouteComponent(() => import('../features/members/index.ts'), 'MembersPage'),
});
const channels = createRoute({
  getParentRoute: () => workspace,
  path: 'channels',
  staticData: { destination: 'channels' },
  component: lazyRouteComponent(() => import('../features/channels/index.ts'), 'ChannelsPage'),
});
const agent = createRoute({
  getParentRoute: () => workspace,
  path: 'agent',
  staticData: { destination: 'agent' },
  component: lazyRouteComponent(() => import('../features/agent/index.ts'), 'AgentPage'),
});
const services = createRoute({
  getParentRoute: () => workspace,
  path: 'services',
  staticData: { destination: 'services' },
  component: lazyRouteComponent(() => import('../features/services/index.ts'), 'ServicesPage'),
});
const playground = createRoute({
  getParentRoute: () => workspace,
  path: 'playground',
  staticData: { destination: 'playground' },
  component: lazyRouteComponent(() => import('../features/playground/index.ts'), 'PlaygroundPage'),
});
const webhooks = createRoute({
  getParentRoute: () => workspace,
  path: 'webhooks',
  staticData: { destination: 'webhooks' },
  component: lazyRouteComponent(() => import('../features/webhooks/index.ts'), 'WebhooksPage'),
});
const audit = createRoute({
  getParentRoute: () => workspace,
  path: 'audit',
  staticData: { destination: 'audit' },
  component: lazyRouteComponent(() => import('../features/audit/index.ts'), 'AuditPage'),
});
const settings = createRoute({
  getParentRoute: () => workspace,
  path: 'settings',
  staticData: { destination: 'settings' },
  component: lazyRouteComponent(() => import('../features/settings/index.ts'), 'SettingsPage'),
});

const routeTree = root.addChildren([
  home,
  front.addChildren([
    stranger.addChildren([register, signIn]),
    verifyEmail,
    confirmEmail,
    forgotPassword,
    resetPassword,
    acceptInvitation,
    publicForm,
  ]),
  signedIn.addChildren([
    plain.addChildren([workspaces, createWorkspace, organization, account, users, platform]),
    workspaceSettings,
    workspaceMembers,
    workspace.addChildren([
      overview,
      inbox.addChildren([conversation]),
      leads,
      lead,
      calls,
      call,
      bookings,
      phone,
      contacts.addChildren([contact]),
      contactImports,
      contactImport,
      analytics,
      members,
      agent,
      channels,
      services,
      playground,
      webhooks,
      audit,
      settings,
    ]),
  ]),
]);

export const createSite = (context: RouterContext, history?: RouterHistory) =>
  createRouter({
    routeTree,
    context,
    history,
    parseSearch,
    stringifySearch,
    trailingSlash: 'never',
    defaultPreload: 'intent',
    defaultErrorComponent: DeniedPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPendingComponent: Splash,
    defaultPendingMs: 200,
    defaultPendingMinMs: 0,
    scrollRestoration: true,
    // What goes wrong on a page is drawn by its route; the console is for defects.
    defaultOnCatch: () => {},
  });
