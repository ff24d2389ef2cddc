import { expect, it } from '@jest/globals';
import { createMemoryHistory } from '@tanstack/react-router';
import { createSession } from '../session/session.ts';
import { paths } from './paths.ts';
import { createSite } from './routes.tsx';

const session = createSession(
  {
    refresh: async () => null,
    viewer: async () => null,
    signOut: async () => {},
  },
  { channel: null },
);
const site = createSite({ session, ready: Promise.resolve() }, createMemoryHistory());
const everyPath = Object.entries(paths).map(
  ([name, path]) =>
    [
      name,
      path({
        workspace: 'acme',
        conversation: '7',
        lead: '42',
        organization: '9',
        contact: '5',
        contactImport: '6',
        campaign: '8',
        dataSource: '9',
        call: '3',
        entity: '4',
        source: '2',
        form: '1',
        invoice: '2',
      }),
    ] as const,
);

it('defines these paths', () => {
  expect(Object.fromEntries(everyPath)).toMatchInlineSnapshot(`
   {
     "acceptInvitation": "/accept-invitation",
     "account": "/account",
     "agent": "/admin/acme/agent",
     "analytics": "/admin/acme/analytics",
     "audit": "/admin/acme/audit",
     "billing": "/admin/acme/billing",
     "billingAdmin": "/billing-admin",
     "bookings": "/admin/acme/bookings",
     "call": "/admin/acme/calls/3",
     "calls": "/admin/acme/calls",
     "campaign": "/admin/acme/campaigns/8",
     "campaigns": "/admin/acme/campaigns",
     "channels": "/admin/acme/channels",
     "confirmEmail": "/confirm-email",
     "contact": "/admin/acme/contacts/5",
     "contactForm": "/admin/acme/contact-forms/1",
     "contactForms": "/admin/acme/contact-forms",
     "contactImport": "/admin/acme/contacts/import/6",
     "contactImports": "/admin/acme/contacts/import",
     "contacts": "/admin/acme/contacts",
     "conversation": "/admin/acme/inbox/7",
     "createWorkspace": "/workspaces/new",
     "dataSource": "/admin/acme/data-sources/9",
     "dataSources": "/admin/acme/data-sources",
     "entity": "/admin/acme/world/4",
     "erasures": "/admin/acme/contacts/erasures",
     "forgotPassword": "/forgot-password",
     "form": "/forms/acme",
     "historyImport": "/admin/acme/messages/import/6",
     "historyImports": "/admin/acme/messages/import",
     "home": "/",
     "hoursSettings": "/admin/acme/settings/hours",
     "inbox": "/admin/acme/inbox",
     "invoice": "/admin/acme/billing/2",
     "knowledge": "/admin/acme/knowledge",
     "knowledgeSource": "/admin/acme/knowledge/sources/2",
     "knowledgeSources": "/admin/acme/knowledge/sources",
     "lead": "/admin/acme/leads/42",
     "leadForm": "/admin/acme/settings/form",
     "leadImport": "/admin/acme/leads/import/6",
     "leadImports": "/admin/acme/leads/import",
     "leads": "/admin/acme/leads",
     "members": "/admin/acme/members",
     "modelSettings": "/admin/acme/settings/models",
     "notificationSettings": "/admin/acme/notifications",
     "operators": "/admin/acme/operators",
     "organization": "/organizations/9",
     "organizationSettings": "/admin/acme/settings/organization",
     "overview": "/admin/acme",
     "phone": "/admin/acme/phone/5",
     "platform": "/platform",
     "playground": "/admin/acme/playground",
     "possibleDuplicates": "/admin/acme/world/duplicates",
     "promotion": "/admin/acme/settings/promotion",
     "providerLog": "/admin/acme/provider-log",
     "register": "/register",
     "resetPassword": "/reset-password",
     "reviews": "/admin/acme/reviews",
     "safety": "/admin/acme/safety",
     "savedReplies": "/admin/acme/saved-replies",
     "savedReplyImport": "/admin/acme/saved-replies/import/6",
     "savedReplyImports": "/admin/acme/saved-replies/import",
     "search": "/admin/acme/search",
     "securitySettings": "/admin/acme/settings/security",
     "sequences": "/admin/acme/sequences",
     "services": "/admin/acme/services",
     "settings": "/admin/acme/settings",
     "signIn": "/sign-in",
     "tests": "/admin/acme/tests",
     "tools": "/admin/acme/tools",
     "unansweredQuestions": "/admin/acme/knowledge/questions",
     "undoChange": "/undo-change",
     "usage": "/admin/acme/usage",
     "users": "/users",
     "verifyEmail": "/verify-email",
     "voice": "/admin/acme/voice",
     "webhooks": "/admin/acme/webhooks",
     "workspaceMembers": "/workspace-members",
     "workspaceSettings": "/workspace-settings",
     "workspaces": "/workspaces",
     "world": "/admin/acme/world",
   }
  `);
});

it('routes every path', () => {
  const lost = everyPath.filter(([, path]) => site.getMatchedRoutes(path)[2] === undefined);
  if (lost.length > 0) throw new Error(`Add a route in app/routes for: ${lost.map(([name]) => name).join(', ')}`);
});

it('does not route other paths', () => {
  expect(site.getMatchedRoutes('/nowhere')[2]).toBeUndefined();
});
