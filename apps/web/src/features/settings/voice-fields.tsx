import type { VoiceSkipPolicy, VoiceThreshold } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Select, Switch } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';

/** Form values of voice verification. */
export interface VoiceValues {
  voiceVerificationEnabled: boolean;
  voiceThreshold: VoiceThreshold;
  voiceSkipPolicy: VoiceSkipPolicy;
}

/** Fields for voice verification, shown in installations with a speaker engine. */
export function VoiceFields<Values extends VoiceValues>({ form }: { form: UseFormReturnType<Values> }) {
  const isEnabled = form.getValues().voiceVerificationEnabled;
  return (
    <>
      <Switch
        label={t`Voice verification`}
        description={t`Members with a voiceprint are asked to read digits aloud after they sign in. Others can create a voiceprint. Members can skip the check, so it does not replace two-factor authentication.`}
        {...form.getInputProps('voiceVerificationEnabled', { type: 'checkbox' })}
      />
      {isEnabled && (
        <>
          <Select
            label={t`Voice threshold`}
            description={t`The accuracy of the built-in engine was measured with synthetic voices only.`}
            data={[
              { value: 'LENIENT', label: t`Lenient: rarely rejects the member` },
              { value: 'BALANCED', label: t`Balanced` },
              { value: 'STRICT', label: t`Strict: rarely accepts another person` },
            ]}
            allowDeselect={false}
            maw={420}
            {...form.getInputProps('voiceThreshold')}
          />
          <Select
            label={t`When a member skips the check`}
            data={[
              { value: 'ALLOW', label: t`Allow` },
              { value: 'ALLOW_AND_NOTIFY', label: t`Allow and email the member` },
              { value: 'SECOND_FACTOR_IF_PRESENT', label: t`Require the second factor, if the member has one` },
            ]}
            allowDeselect={false}
            maw={420}
            {...form.getInputProps('voiceSkipPolicy')}
          />
        </>
      )}
    </>
  );
}
