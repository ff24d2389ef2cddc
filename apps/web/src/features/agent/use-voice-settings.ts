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

/** Returns the voice settings, or undefined while they load. */
export const useVoiceSettings = () => useScreenQuery(VoiceSettingsDocument).data?.voiceSettings;

/**
 * Returns a function that saves changed settings and refetches them. The function returns the error message if the
 * server rejects the change, for example because another member has saved a newer version. It returns undefined on
 * success.
 */
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
      () => void toast(saved),
    );
  };
}
