import { LIMITS, OFFERED_VOICES, VOICES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Input, Radio, Slider, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useId } from 'react';
import { Section } from '../../ui/section.tsx';
import classes from './voice.module.css';
import type { VoiceValues } from './voice-form.tsx';

export const AS_SET_UP = '';
export const OWN_VOICE = 'own';

interface Props {
  form: UseFormReturnType<VoiceValues>;
  locked: boolean;
}

const CHOICES = [
  { value: AS_SET_UP, name: t`Vapi default`, words: t`The voice set in your Vapi assistant` },
  ...OFFERED_VOICES.map((voice) => ({ value: voice, name: voice, words: VOICES[voice] })),
  { value: OWN_VOICE, name: t`Custom voice`, words: t`A voice you cloned in Vapi` },
];

/** Form section for the voice and its speed. */
export function VoiceSection({ form, locked }: Props) {
  const { voice } = form.values;
  return (
    <Section title={t`Voice`} description={t`You can listen to all voices in Vapi’s dashboard.`}>
      <Stack gap="lg">
        <Radio.Group label={t`Voice`} {...form.getInputProps('voice')}>
          <div className={classes.voices}>
            {CHOICES.map(({ value, name, words }) => (
              <Radio.Card
                key={value}
                value={value}
                disabled={locked}
                className={classes.voice}
                aria-label={name}
                // Roving tabindex: only the selected option is a tab stop, and the arrow keys move between options.
                tabIndex={voice === value ? 0 : -1}
              >
                <Radio.Indicator disabled={locked} />
                <span>
                  <Text fw={600} size="sm" component="span" display="block">
                    {name}
                  </Text>
                  <Text size="sm" c="dimmed" component="span" display="block">
                    {words}
                  </Text>
                </span>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        {voice === OWN_VOICE && (
          <TextInput
            label={t`Voice ID`}
            description={t`The ID is shown next to the cloned voice in Vapi.`}
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
            readOnly={locked}
            {...form.getInputProps('voiceId')}
          />
        )}
        <Speed form={form} locked={locked} />
      </Stack>
    </Section>
  );
}

const MARKS = [0.5, 1, 1.5, 2].map((value) => ({ value, label: `${value}×` }));

function Speed({ form, locked }: Props) {
  const { voice, speed } = form.values;
  const without = voice === AS_SET_UP;
  const labelId = useId();
  return (
    <Input.Wrapper
      label={t`Speed`}
      labelElement="div"
      labelProps={{ id: labelId }}
      description={without ? t`Choose a voice before setting its speed.` : t`1× is the default.`}
      error={form.errors['speed']}
    >
      <div className={classes.speed}>
        <Slider
          className={classes.slider}
          min={LIMITS.voiceSpeedMin}
          max={LIMITS.voiceSpeedMax}
          step={0.05}
          marks={MARKS}
          label={null}
          disabled={locked || without}
          thumbProps={{ 'aria-labelledby': labelId, 'aria-valuetext': t`${speed} times` }}
          value={speed}
          onChange={(value) => form.setFieldValue('speed', value)}
        />
        <output className={classes.figure} data-quiet={without || undefined}>
          {speed.toFixed(2)}×
        </output>
      </div>
    </Input.Wrapper>
  );
}
