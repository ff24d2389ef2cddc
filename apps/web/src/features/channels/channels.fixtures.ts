import { screen } from '@testing-library/react';
import { PhoneNumbersDocument } from '../../gql/phone-numbers.ts';
import { TemplatesDocument } from '../../gql/templates-section.ts';
import type { NumberRow_PhoneConfigFragment } from '../../gql/types.ts';
import { type Answer, answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import type { Template } from './use-templates.ts';

const ALLOWED = { __typename: 'PermissionCheck', allowed: true, reason: null } as const;

export type PhoneConfig = Omit<NumberRow_PhoneConfigFragment, ' $fragmentName'>;

/** Creates a phone number at Meta that is waiting for its verification code. */
export const buildNumber = (overrides: Partial<PhoneConfig> = {}): PhoneConfig => ({
  __typename: 'PhoneConfig',
  id: 'number-1',
  provider: 'WHATSAPP_CLOUD',
  number: '+14155550123',
  displayName: 'Acme',
  status: 'CODE_REQUESTED',
  serviceId: null,
  serviceName: null,
  serviceDisabledAt: null,
  providerNumberId: '1000001',
  businessAccountId: '2000001',
  accessTokenLastFour: 'oken',
  appSecretLastFour: 'cret',
  sandbox: false,
  verifiedAt: null,
  activatedAt: null,
  failure: null,
  failedAt: null,
  addedByName: 'Ada Okafor',
  createdAt: '2026-11-01T09:00:00.000Z',
  viewerCan: { __typename: 'PhoneConfigPermissions', update: ALLOWED, delete: ALLOWED },
  ...overrides,
});

export const numbers = (list: () => PhoneConfig[]) => answer(PhoneNumbersDocument, () => ({ phoneConfigs: list() }));
export const openChannels = (...answers: Answer[]) => renderAt('/admin/acme/channels', { answers });
export const region = (name: string) => screen.findByRole('region', { name });

/** A template of a Twilio account. */
export const TEMPLATE: Template = {
  __typename: 'WhatsAppTemplate',
  id: 'template-1',
  provider: 'TWILIO',
  name: 'reminder',
  language: 'en',
  category: 'UTILITY',
  status: 'PAUSED',
  header: null,
  headerFormat: null,
  headerFile: null,
  body: 'Hello {{1}}, see you {{2}}.',
  footer: null,
  buttons: [],
  variables: ['1', '2'],
  examples: ['Lena'],
  rejectedReason: null,
  syncedAt: '2026-11-01T09:00:00.000Z',
};

export const templates = (list: () => Template[]) =>
  answer(TemplatesDocument, () => ({
    templates: {
      __typename: 'WhatsAppTemplateConnection' as const,
      edges: list().map((node) => ({ __typename: 'WhatsAppTemplateEdge' as const, cursor: node.id, node })),
      pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
      totalCount: list().length,
    },
  }));
