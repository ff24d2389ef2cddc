import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { developerRoutes } from './developers.ts';
import { importRoutes } from './imports.ts';
import { knowledgeRoutes } from './knowledge.ts';
import { recordRoutes } from './records.ts';
import { workspace } from './root.ts';
import { settingsRoutes } from './settings.ts';

const overview = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  staticData: { destination: 'overview' },
  component: lazyRouteComponent(() => import('../../features/overview/index.ts'), 'OverviewPage'),
});
// The list stays mounted while the user opens and closes conversations next to it.
const inbox = createRoute({
  getParentRoute: () => workspace,
  path: 'inbox',
  staticData: { destination: 'inbox', fills: true },
  component: lazyRouteComponent(() => import('../../features/inbox/index.ts'), 'InboxPage'),
});
const reviews = createRoute({
  getParentRoute: () => workspace,
  path: 'reviews',
  staticData: { destination: 'reviews' },
  component: lazyRouteComponent(() => import('../../features/reviews/index.ts'), 'ReviewsPage'),
});
const leads = createRoute({
  getParentRoute: () => workspace,
  path: 'leads',
  staticData: { destination: 'leads' },
  component: lazyRouteComponent(() => import('../../features/leads/index.ts'), 'LeadsPage'),
});
const lead = createRoute({
  getParentRoute: () => workspace,
  path: 'leads/$leadId',
  staticData: { destination: 'leads' },
  component: lazyRouteComponent(() => import('../../features/leads/index.ts'), 'LeadPage'),
});
const calls = createRoute({
  getParentRoute: () => workspace,
  path: 'calls',
  staticData: { destination: 'calls' },
  component: lazyRouteComponent(() => import('../../features/calls/index.ts'), 'CallsPage'),
});
const call = createRoute({
  getParentRoute: () => workspace,
  path: 'calls/$callId',
  staticData: { destination: 'calls' },
  component: lazyRouteComponent(() => import('../../features/calls/index.ts'), 'CallPage'),
});
const bookings = createRoute({
  getParentRoute: () => workspace,
  path: 'bookings',
  staticData: { destination: 'bookings' },
  component: lazyRouteComponent(() => import('../../features/bookings/index.ts'), 'BookingsPage'),
});
const phone = createRoute({
  getParentRoute: () => workspace,
  path: 'phone/$contactId',
  staticData: { destination: 'inbox' },
  component: lazyRouteComponent(() => import('../../features/phone/index.ts'), 'PhonePage'),
});
const operators = createRoute({
  getParentRoute: () => workspace,
  path: 'operators',
  staticData: { destination: 'operators' },
  component: lazyRouteComponent(() => import('../../features/operators/index.ts'), 'OperatorsPage'),
});
const campaigns = createRoute({
  getParentRoute: () => workspace,
  path: 'campaigns',
  staticData: { destination: 'campaigns' },
  component: lazyRouteComponent(() => import('../../features/campaigns/index.ts'), 'CampaignsPage'),
});
const contactForms = createRoute({
  getParentRoute: () => workspace,
  path: 'contact-forms',
  staticData: { destination: 'contactForms' },
  component: lazyRouteComponent(() => import('../../features/contact-forms/index.ts'), 'ContactFormsPage'),
});
const contactForm = createRoute({
  getParentRoute: () => workspace,
  path: 'contact-forms/$formId',
  staticData: { destination: 'contactForms' },
  component: lazyRouteComponent(() => import('../../features/contact-forms/index.ts'), 'ContactFormPage'),
});
const savedReplies = createRoute({
  getParentRoute: () => workspace,
  path: 'saved-replies',
  staticData: { destination: 'savedReplies' },
  component: lazyRouteComponent(() => import('../../features/saved-replies/index.ts'), 'SavedRepliesPage'),
});
const notificationSettings = createRoute({
  getParentRoute: () => workspace,
  path: 'notifications',
  staticData: { destination: 'notificationSettings' },
  component: lazyRouteComponent(
    () => import('../../features/notification-settings/index.ts'),
    'NotificationSettingsPage',
  ),
});
const sequences = createRoute({
  getParentRoute: () => workspace,
  path: 'sequences',
  staticData: { destination: 'sequences' },
  component: lazyRouteComponent(() => import('../../features/sequences/index.ts'), 'SequencesPage'),
});
const campaign = createRoute({
  getParentRoute: () => workspace,
  path: 'campaigns/$campaignId',
  staticData: { destination: 'campaigns' },
  component: lazyRouteComponent(() => import('../../features/campaigns/index.ts'), 'CampaignPage'),
});
// The list of contacts stays mounted while a drawer is open.
const contacts = createRoute({
  getParentRoute: () => workspace,
  path: 'contacts',
  staticData: { destination: 'contacts' },
  component: lazyRouteComponent(() => import('../../features/contacts/index.ts'), 'ContactsPage'),
});
const contact = createRoute({ getParentRoute: () => contacts, path: '$contactId' });
const erasures = createRoute({
  getParentRoute: () => workspace,
  path: 'contacts/erasures',
  staticData: { destination: 'erasures' },
  component: lazyRouteComponent(() => import('../../features/erasures/index.ts'), 'ErasuresPage'),
});
const analytics = createRoute({
  getParentRoute: () => workspace,
  path: 'analytics',
  staticData: { destination: 'analytics' },
  component: lazyRouteComponent(() => import('../../features/analytics/index.ts'), 'AnalyticsPage'),
});
const members = createRoute({
  getParentRoute: () => workspace,
  path: 'members',
  staticData: { destination: 'members' },
  component: lazyRouteComponent(() => import('../../features/members/index.ts'), 'MembersPage'),
});
const channels = createRoute({
  getParentRoute: () => workspace,
  path: 'channels',
  staticData: { destination: 'channels' },
  component: lazyRouteComponent(() => import('../../features/channels/index.ts'), 'ChannelsPage'),
});
const tools = createRoute({
  getParentRoute: () => workspace,
  path: 'tools',
  staticData: { destination: 'tools' },
  component: lazyRouteComponent(() => import('../../features/tools/index.ts'), 'ToolsPage'),
});
const tests = createRoute({
  getParentRoute: () => workspace,
  path: 'tests',
  staticData: { destination: 'tests' },
  component: lazyRouteComponent(() => import('../../features/tests/index.ts'), 'TestsPage'),
});
const agent = createRoute({
  getParentRoute: () => workspace,
  path: 'agent',
  staticData: { destination: 'agent' },
  component: lazyRouteComponent(() => import('../../features/agent/index.ts'), 'AgentPage'),
});
const voice = createRoute({
  getParentRoute: () => workspace,
  path: 'voice',
  staticData: { destination: 'voice' },
  component: lazyRouteComponent(() => import('../../features/agent/index.ts'), 'VoicePage'),
});
const safety = createRoute({
  getParentRoute: () => workspace,
  path: 'safety',
  staticData: { destination: 'safety' },
  component: lazyRouteComponent(() => import('../../features/safety/index.ts'), 'SafetyPage'),
});
const services = createRoute({
  getParentRoute: () => workspace,
  path: 'services',
  staticData: { destination: 'services' },
  component: lazyRouteComponent(() => import('../../features/services/index.ts'), 'ServicesPage'),
});
const audit = createRoute({
  getParentRoute: () => workspace,
  path: 'audit',
  staticData: { destination: 'audit' },
  component: lazyRouteComponent(() => import('../../features/audit/index.ts'), 'AuditPage'),
});
const billing = createRoute({
  getParentRoute: () => workspace,
  path: 'billing',
  staticData: { destination: 'billing' },
  component: lazyRouteComponent(() => import('../../features/billing/index.ts'), 'BillingPage'),
});
const invoice = createRoute({
  getParentRoute: () => workspace,
  path: 'billing/$invoiceId',
  staticData: { destination: 'billing' },
  component: lazyRouteComponent(() => import('../../features/billing/index.ts'), 'InvoicePage'),
});
const usage = createRoute({
  getParentRoute: () => workspace,
  path: 'usage',
  staticData: { destination: 'usage' },
  component: lazyRouteComponent(() => import('../../features/usage/index.ts'), 'UsagePage'),
});
export const workspaceRoutes = workspace.addChildren([
  overview,
  inbox.addChildren([createRoute({ getParentRoute: () => inbox, path: '$conversationId' })]),
  reviews,
  leads,
  lead,
  calls,
  call,
  bookings,
  phone,
  contacts.addChildren([contact]),
  erasures,
  ...importRoutes,
  analytics,
  members,
  agent,
  tools,
  tests,
  ...developerRoutes,
  ...knowledgeRoutes,
  voice,
  channels,
  safety,
  services,
  operators,
  campaigns,
  campaign,
  contactForms,
  contactForm,
  savedReplies,
  notificationSettings,
  sequences,
  audit,
  billing,
  invoice,
  usage,
  ...recordRoutes,
  ...settingsRoutes,
]);
