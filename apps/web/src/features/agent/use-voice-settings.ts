import { useMutation } from '@apollo/client/react';
import type { UpdateVoiceSettingsMutationVariables, VoiceSettingsQuery } from '../../gql/types.ts';
import { UpdateVoiceSettingsDocument } from '../../gql/update-voice-settings.ts';
import { VoiceSettingsDocument } from '../../gql/voice-settings.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import type { Refused } from '../../lib/use-form-mutation.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { toast } from '../../ui/toast.ts';

export type Settings = VoiceSettingsQuery['voiceSettings'];
export type Topic = Settings['sensitiveTopics'][number];

/** How the agent sounds and what is sensitive; undefined while it loads. */
export const useVoiceSettings = () => useScreenQuery(VoiceSettingsDocument).data?.voiceSettings;

/** Saves what is named, from what was looked at; gives the refusal. What is kept is read again either way. */
export function useSaveSettings({ version }: Settings, saved: string) {
  const [update] = useMutation(UpdateVoiceSettingsDocument, {
    refetchQueries: [VoiceSettingsDocument],
    awaitRefetchQueries: true,
  });
  return async (
    change: Omit<UpdateVoiceSettingsMutationVariables['input'], 'version'>,
  ): Promise<Refused | undefined> => {
    return handleMutationResult(
      (await update({ variables: { input: { version, ...change } } })).data?.updateVoiceSettings,
      {
        VoiceSettingsUpdated: () => void toast(saved),
      },
    );
  };
}
