import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { PhoneNumbersDocument } from '../../gql/phone-numbers.ts';
import { NumberRoutingDocument, UpdateNumberRoutingDocument } from '../../gql/route-by-hours.ts';
import { ServiceChoiceDocument } from '../../gql/service-choice.ts';
import { type Answer, answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import type { Routing } from './routing-values.ts';

const ALLOWED = { __typename: 'PermissionCheck', allowed: true, reason: null } as const;
const numbers = answer(PhoneNumbersDocument, {
  phoneConfigs: [
    {
      __typename: 'PhoneConfig',
      id: 'number-1',
      provider: 'TWILIO',
      number: '+14155550123',
      displayName: 'Acme',
      status: 'ACTIVE',
      serviceId: null,
      serviceName: null,
      serviceDisabledAt: null,
      providerNumberId: '1000001',
      businessAccountId: null,
      accessTokenLastFour: null,
      appSecretLastFour: null,
      sandbox: false,
      verifiedAt: null,
      activatedAt: null,
      failure: null,
      failedAt: null,
      addedByName: 'Ada Okafor',
      createdAt: '2026-11-01T09:00:00.000Z',
      viewerCan: { __typename: 'PhoneConfigPermissions', update: ALLOWED, delete: ALLOWED },
    },
  ],
});

const NIGHT = { __typename: 'RoutedService' as const, id: 'night', name: 'Night desk', isEnabled: true };
const EMPTY: Routing = {
  __typename: 'NumberRouting',
  phoneConfigId: 'number-1',
  timezone: 'Europe/London',
  rules: [],
  current: { __typename: 'CurrentRoute', ruleIndex: null, toTeam: false, service: null },
};
const routing = (numberRouting = EMPTY) => answer(NumberRoutingDocument, { numberRouting });
const services = answer(ServiceChoiceDocument, {
  services: {
    __typename: 'ServiceConnection',
    edges: [
      { id: 'day', name: 'Day desk', disabledAt: null },
      { id: 'night', name: 'Night desk', disabledAt: null },
    ].map((node) => ({
      __typename: 'ServiceEdge' as const,
      cursor: node.id,
      node: { __typename: 'Service' as const, ...node },
    })),
  },
});

const openRules = async (...answers: Answer[]) => {
  const { user } = renderAt('/admin/acme/channels', { answers: [numbers, services, ...answers] });
  await user.click(await screen.findByRole('button', { name: 'Route +14155550123 by hours' }));
  return { user, dialog: within(await screen.findByRole('dialog', { name: 'Route +14155550123 by hours' })) };
};

it('adds a rule for the time outside business hours, and one with its own hours [AM-33]', async () => {
  const update = answer(UpdateNumberRoutingDocument, {
    updateNumberRouting: {
      __typename: 'NumberRoutingPayload',
      routing: { __typename: 'NumberRouting', phoneConfigId: 'number-1' },
      errors: [],
    },
  });
  const { user, dialog } = await openRules(routing(), update);
  await user.click(await dialog.findByRole('button', { name: 'Add rule' }));
  const first = within(dialog.getByRole('region', { name: 'Rule 1' }));
  await user.selectOptions(first.getByRole('combobox', { name: 'Service' }), 'Night desk');
  await user.click(dialog.getByRole('button', { name: 'Add rule' }));
  const second = within(dialog.getByRole('region', { name: 'Rule 2' }));
  await user.selectOptions(second.getByRole('combobox', { name: 'If no service is available' }), 'Use the next rule');
  await user.click(dialog.getByRole('button', { name: 'Save rules' }));
  expect(await second.findByText('Choose a service, or hand off to the team.')).toBeInTheDocument();
  expect(update.asked).toEqual([]);
  await user.selectOptions(second.getByRole('combobox', { name: 'Service' }), 'Day desk');
  await user.click(dialog.getByRole('button', { name: 'Save rules' }));
  const rules = [
    { hours: 'CLOSED', weekly: null, serviceId: 'night', fallbackServiceId: null, overflow: 'TEAM' },
    { hours: 'WEEKLY', serviceId: 'day', fallbackServiceId: null, overflow: 'NEXT' },
  ];
  await waitFor(() => expect(update.asked).toMatchObject([{ input: { phoneConfigId: 'number-1', rules } }]));
});

it('shows the rules in order, which one decides now, and a refusal', async () => {
  const rule = { __typename: 'NumberRouteRule' as const, weekly: [], fallback: null };
  const rules = [
    { ...rule, hours: 'CLOSED' as const, overflow: 'TEAM' as const, service: NIGHT },
    { ...rule, hours: 'ALWAYS' as const, overflow: 'TEAM' as const, service: null },
  ];
  const current = { __typename: 'CurrentRoute' as const, ruleIndex: 0, toTeam: false, service: NIGHT };
  const message = 'An earlier rule always applies, so this one is never used. Move it up or remove it.';
  const update = answer(UpdateNumberRoutingDocument, refused('ROUTE_RULE_INVALID', 'rules.1', message));
  const { user, dialog } = await openRules(routing({ ...EMPTY, rules, current }), update);
  expect(await dialog.findByText('Current route: Night desk (rule 1)')).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Move rule 2 up' }));
  await user.click(dialog.getByRole('button', { name: 'Save rules' }));
  expect(await dialog.findByText(message)).toBeInTheDocument();
  expect(update.asked).toMatchObject([{ input: { rules: [{ hours: 'ALWAYS' }, { hours: 'CLOSED' }] } }]);
});
