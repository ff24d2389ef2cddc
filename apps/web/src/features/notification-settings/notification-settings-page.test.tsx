import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import {
  NotificationSettingsPageDocument,
  UpdateNotificationSettingsDocument,
} from '../../gql/notification-settings-page.ts';
import { CreatePushSubscriptionDocument, PushSettingsDocument } from '../../gql/push-switch.ts';
import { type Answer, answer, denied } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import type { Settings } from './notification-settings-page.tsx';

const AT = '/admin/acme/notifications';
const SETTINGS: Settings = {
  __typename: 'NotificationSettings',
  mutedKinds: ['SUPPORT_ENDED'],
  emailedKinds: ['CONVERSATION_WAITING', 'SUPPORT_ENDED'],
  pushedKinds: ['CONVERSATION_WAITING'],
  emailTiming: 'PROMPT',
  quietHours: null,
};
const push = (receivesPush: boolean) =>
  answer(PushSettingsDocument, {
    viewer: { __typename: 'Viewer', id: 'user-1', receivesPush, pushKey: 'BKey' },
  });
const update = () =>
  answer(UpdateNotificationSettingsDocument, ({ input }) => ({
    updateNotificationSettings: {
      __typename: 'NotificationSettingsPayload' as const,
      settings: { ...SETTINGS, ...(input as Partial<Settings>) },
      errors: [],
    },
  }));
const open = (...answers: Answer[]) =>
  renderAt(AT, {
    as: 'viewer',
    answers: [answer(NotificationSettingsPageDocument, { notificationSettings: SETTINGS }), push(false), ...answers],
  });
const box = (name: string) => screen.findByRole('checkbox', { name });

describe('the settings of notifications', () => {
  it('shows how each kind arrives, and that some emails are always sent', async () => {
    open();
    expect(await box('A conversation needs a member: in the app')).toBeChecked();
    expect(await box('A conversation needs a member: email')).toBeChecked();
    expect(await box('Your permissions change: push')).not.toBeChecked();
    const row = screen.getByText('You are offered ownership of the workspace').closest('tr') as HTMLElement;
    expect(within(row).getByText('Always')).toBeInTheDocument();
  });

  it('turns email and push off for a kind that is muted', async () => {
    open();
    expect(await box('A support session ends: in the app')).not.toBeChecked();
    expect(await box('A support session ends: email')).not.toBeChecked();
    expect(await box('A support session ends: email')).toBeDisabled();
  });

  it('changes one kind at a time', async () => {
    const set = update();
    const { user } = open(set);
    await user.click(await box('Your permissions change: push'));
    await waitFor(async () => expect(await box('Your permissions change: push')).toBeChecked());
    await user.click(await box('A conversation needs a member: email'));
    expect(set.asked).toEqual([
      { input: { pushedKinds: ['CONVERSATION_WAITING', 'RIGHTS_CHANGED'] } },
      { input: { emailedKinds: ['SUPPORT_ENDED'] } },
    ]);
  });

  it('sets quiet hours, and does not save two equal times', async () => {
    const set = update();
    const { user } = open(set);
    await user.click(await screen.findByRole('switch', { name: /^Quiet hours/ }));
    const to = await screen.findByLabelText('To');
    await user.clear(to);
    await user.type(to, '20:00');
    expect(screen.getByRole('alert')).toHaveTextContent('Enter two different times.');
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    await user.clear(to);
    await user.type(to, '07:30');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(set.asked).toEqual([
      { input: { quietHours: { from: '20:00', to: '08:00' } } },
      { input: { quietHours: { from: '20:00', to: '07:30' } } },
    ]);
  });

  it('shows an error with a button to try again', async () => {
    renderAt(AT, {
      as: 'viewer',
      answers: [
        answer(NotificationSettingsPageDocument, () => {
          throw denied('INTERNAL');
        }),
        push(false),
      ],
    });
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
  });
});

describe('push messages', () => {
  afterEach(() => {
    for (const target of [globalThis, window])
      for (const name of ['Notification', 'PushManager']) Reflect.deleteProperty(target, name);
    Reflect.deleteProperty(navigator, 'serviceWorker');
    localStorage.clear();
  });

  it('cannot be turned on in a browser that does not support them', async () => {
    open();
    expect(await screen.findByRole('switch', { name: /^Notifications in this browser/ })).toBeDisabled();
    expect(screen.getByText(/add Frontdesk to the Home Screen/)).toBeInTheDocument();
  });

  it('are turned on with the subscription of the browser', async () => {
    const subscribe = browserWithPush('granted');
    const created = answer(CreatePushSubscriptionDocument, {
      createPushSubscription: {
        __typename: 'PushSubscriptionPayload',
        viewer: { __typename: 'Viewer', id: 'user-1', receivesPush: true },
        errors: [],
      },
    });
    const { user } = open(created);
    await user.click(await screen.findByRole('switch', { name: /^Notifications in this browser/ }));
    await waitFor(() => expect(screen.getByRole('switch', { name: /^Notifications in this browser/ })).toBeChecked());
    expect(subscribe.mock.calls).toEqual([[{ userVisibleOnly: true, applicationServerKey: 'BKey' }]]);
    expect(created.asked).toEqual([{ input: { endpoint: 'https://push.example/1', p256dh: 'P', auth: 'A' } }]);
  });

  it('stay off if the browser blocks notifications, with the reason', async () => {
    const subscribe = browserWithPush('denied');
    const { user } = open();
    await user.click(await screen.findByRole('switch', { name: /^Notifications in this browser/ }));
    expect(await screen.findByText(/The browser blocks notifications of this site/)).toBeInTheDocument();
    expect(subscribe).not.toHaveBeenCalled();
  });
});

/** Gives the test browser the push API, with a user who answers the request for permission. */
function browserWithPush(permission: NotificationPermission) {
  const json = { endpoint: 'https://push.example/1', keys: { p256dh: 'P', auth: 'A' } };
  const subscribe = jest.fn<(options: object) => Promise<{ toJSON: () => typeof json }>>(async () => ({
    toJSON: () => json,
  }));
  const registration = { pushManager: { getSubscription: async () => null, subscribe } };
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: {
      register: async () => registration,
      ready: Promise.resolve(registration),
      getRegistration: async () => registration,
    },
  });
  // The global object of the tests is not the window.
  for (const target of [globalThis, window])
    Object.assign(target, {
      PushManager: () => {},
      Notification: { permission, requestPermission: async () => permission },
    });
  return subscribe;
}
