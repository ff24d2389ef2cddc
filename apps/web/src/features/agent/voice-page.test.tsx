import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { UpdateVoiceSettingsDocument } from '../../gql/update-voice-settings.ts';
import { VoiceSettingsDocument } from '../../gql/voice-settings.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildVoiceSettings } from '../../testing/settings.ts';
import { draftAnswer, versionsAnswer } from './agent.fixtures.ts';

const ON_THE_PHONE = { channel: 'VOICE' } as const;
const stored = (overrides: Parameters<typeof buildVoiceSettings>[0]) =>
  answer(VoiceSettingsDocument, { voiceSettings: buildVoiceSettings(overrides) });
const SAVED = {
  updateVoiceSettings: { __typename: 'VoiceSettingsPayload' as const, errors: [] },
};
const saving = () => answer(UpdateVoiceSettingsDocument, SAVED);
const refusing = (code: 'VOICE_SETTINGS_CHANGED' | 'KEYTERM_INVALID' | 'TOPIC_INVALID', field: string) =>
  answer(UpdateVoiceSettingsDocument, refused(code, field));
const save = async () => screen.findByRole('button', { name: 'Save voice' });

describe('voice settings [AM-37]', () => {
  it('save voice, speed, language and keyterms together', async () => {
    const update = saving();
    const { user } = renderAt('/admin/acme/voice', { workspace: ON_THE_PHONE, answers: [update] });
    expect(await save()).toBeDisabled();
    expect(screen.getByRole('radio', { name: 'Vapi default' })).toBeChecked();
    expect(screen.getByLabelText('Keyterms', { selector: 'input' })).toBeDisabled();
    await user.click(screen.getByRole('radio', { name: 'Clara' }));
    await user.tab();
    expect(screen.getByRole('slider', { name: 'Speed' })).toHaveFocus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(screen.getByText('1.10×')).toBeInTheDocument();
    await user.selectOptions(screen.getByLabelText('Language'), 'German');
    await user.type(screen.getByLabelText('Keyterms', { selector: 'input' }), 'Pilates{Enter}Reformer{Enter}');
    await user.click(await save());
    await waitFor(() => expect(update.asked).toHaveLength(1));
    const input = { version: 0, voiceId: 'Clara', speed: 1.1, language: 'de', keyterms: ['Pilates', 'Reformer'] };
    expect(update.asked).toEqual([{ input }]);
  });

  it('accept a custom voice by its ID', async () => {
    const update = saving();
    const { user } = renderAt('/admin/acme/voice', { workspace: ON_THE_PHONE, answers: [update] });
    await save();
    await user.click(screen.getByRole('radio', { name: 'Custom voice' }));
    await user.click(await save());
    expect(await screen.findByText(/A voice ID can have at most 100 letters/)).toBeInTheDocument();
    expect(update.asked).toEqual([]);
    await user.type(screen.getByLabelText('Voice ID'), 'our-voice-1');
    await user.click(await save());
    await waitFor(() => expect(update.asked[0]?.input).toMatchObject({ voiceId: 'our-voice-1', speed: null }));
  });

  it('show the saved values and reset to the defaults', async () => {
    const update = saving();
    const settings = stored({ voiceId: 'Kai', speed: 1.5, language: 'en', keyterms: ['Pilates'], version: 4 });
    const { user } = renderAt('/admin/acme/voice', { workspace: ON_THE_PHONE, answers: [settings, update] });
    expect(await screen.findByRole('radio', { name: 'Kai' })).toBeChecked();
    expect(screen.getByText('1.50×')).toBeInTheDocument();
    expect(screen.getByText('Pilates')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Reset to defaults' }));
    await user.click(await save());
    await waitFor(() =>
      expect(update.asked).toEqual([
        { input: { version: 4, voiceId: null, speed: null, language: null, keyterms: null } },
      ]),
    );
  });

  it('keep the input and show a conflict when another member saved first', async () => {
    const { user } = renderAt('/admin/acme/voice', {
      workspace: ON_THE_PHONE,
      answers: [refusing('VOICE_SETTINGS_CHANGED', 'version')],
    });
    await save();
    await user.click(screen.getByRole('radio', { name: 'Clara' }));
    await user.click(await save());
    expect(await screen.findByText(/These settings were changed by someone else/)).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'Clara' })).toBeChecked();
  });

  it('show a refused keyterm at the keyterms field', async () => {
    const settings = stored({ language: 'en', version: 1 });
    const { user } = renderAt('/admin/acme/voice', {
      workspace: ON_THE_PHONE,
      answers: [settings, refusing('KEYTERM_INVALID', 'keyterms.0')],
    });
    await user.type(await screen.findByLabelText('Keyterms', { selector: 'input' }), 'Pilates{Enter}');
    await user.click(await save());
    expect(await screen.findByText('A keyterm must have 1 to 40 characters.')).toBeInTheDocument();
    expect(screen.getByLabelText('Keyterms', { selector: 'input' })).toHaveAttribute('aria-invalid', 'true');
  });
});

describe('the voice page [AM-37]', () => {
  it('asks before leaving unsaved changes', async () => {
    const { user, router, at } = renderAt('/admin/acme/voice', {
      workspace: ON_THE_PHONE,
      answers: [draftAnswer(), versionsAnswer()],
    });
    await save();
    await user.click(screen.getByRole('radio', { name: 'Clara' }));
    void router.navigate({ to: '/admin/acme/agent' });
    const dialog = within(await screen.findByRole('dialog', { name: 'Discard unsaved changes?' }));
    await user.click(dialog.getByRole('button', { name: 'Keep editing' }));
    expect(at()).toBe('/admin/acme/voice');
    void router.navigate({ to: '/admin/acme/agent' });
    await user.click(
      within(await screen.findByRole('dialog', { name: 'Discard unsaved changes?' })).getByRole('button', {
        name: 'Discard changes',
      }),
    );
    await waitFor(() => expect(at()).toBe('/admin/acme/agent'));
  });

  it('is read-only for members without agent.manage', async () => {
    renderAt('/admin/acme/voice', { as: 'member', workspace: ON_THE_PHONE });
    expect(await save()).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getByRole('radio', { name: 'Clara' })).toBeDisabled();
    expect(screen.getByText('You are {{agentName}}. {{rules}}')).toBeInTheDocument();
  });

  it('does not exist in WhatsApp workspaces', async () => {
    renderAt('/admin/acme/voice', { workspace: { channel: 'WHATSAPP' } });
    expect(await screen.findByRole('heading', { name: 'Voice: Voice only' })).toBeInTheDocument();
  });

  it('warns in production [AM-26]', async () => {
    renderAt('/admin/acme/voice', { workspace: { ...ON_THE_PHONE, environment: 'PRODUCTION' } });
    expect(await screen.findByText('You’re editing in production')).toBeInTheDocument();
  });
});

describe('sensitive topics [AM-37]', () => {
  const page = () => [draftAnswer(), versionsAnswer()];
  const section = async () => within(await screen.findByRole('region', { name: 'Sensitive topics' }));
  const PRICES = {
    __typename: 'SensitiveTopic',
    topic: 'Prices',
    reaction: 'ANSWER',
    words: 'They are on our website.',
  } as const;

  it('are added with a response, on every channel', async () => {
    const update = saving();
    const { user } = renderAt('/admin/acme/agent', { answers: [...page(), update] });
    await user.click((await section()).getByRole('button', { name: 'Add topic' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Add topic' }));
    await user.type(dialog.getByLabelText('Topic'), 'Prices');
    await user.click(dialog.getByRole('radio', { name: /Fixed answer/ }));
    await user.click(dialog.getByRole('button', { name: 'Add topic' }));
    expect(await dialog.findByText(/Enter an answer of at most 300 characters/)).toBeInTheDocument();
    await user.type(dialog.getByLabelText('Answer'), PRICES.words);
    await user.click(dialog.getByRole('button', { name: 'Add topic' }));
    const { __typename, ...plain } = PRICES;
    await waitFor(() => expect(update.asked).toEqual([{ input: { version: 0, sensitiveTopics: [plain] } }]));
  });

  it('are edited and removed', async () => {
    const update = saving();
    const settings = stored({ sensitiveTopics: [PRICES], version: 2 });
    const { user } = renderAt('/admin/acme/agent', { answers: [...page(), settings, update] });
    const topics = await section();
    expect(await topics.findByText('Fixed answer: “They are on our website.”')).toBeInTheDocument();
    await user.click(topics.getByRole('button', { name: 'Edit: Prices' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Edit topic' }));
    await user.click(dialog.getByRole('radio', { name: /Hand off to a human/ }));
    await user.click(dialog.getByRole('button', { name: 'Save topic' }));
    await waitFor(() => expect(update.asked).toHaveLength(1));
    await user.click(topics.getByRole('button', { name: 'Remove: Prices' }));
    await waitFor(() => expect(update.asked).toHaveLength(2));
    expect(update.asked.map(({ input }) => input.sensitiveTopics)).toEqual([
      [{ topic: 'Prices', reaction: 'HAND_OVER', words: '' }],
      [],
    ]);
  });

  it('cannot be added twice', async () => {
    const update = saving();
    const settings = stored({ sensitiveTopics: [PRICES] });
    const { user } = renderAt('/admin/acme/agent', { answers: [...page(), settings, update] });
    await user.click((await section()).getByRole('button', { name: 'Add topic' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Add topic' }));
    await user.type(dialog.getByLabelText('Topic'), 'prices');
    await user.click(dialog.getByRole('button', { name: 'Add topic' }));
    expect(await dialog.findByText(/be listed only once/)).toBeInTheDocument();
    expect(update.asked).toEqual([]);
  });
});
