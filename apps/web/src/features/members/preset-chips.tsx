import { PRESETS } from '@frontdesk/policies';
import { Input, Text, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useId } from 'react';
import { type AccessDraft, type Preset, presetState, withoutPreset, withPreset } from './access-draft.ts';
import classes from './access-form.module.css';
import type { AccessChoices } from './use-access-choices.ts';

interface Props {
  draft: AccessDraft;
  now: Date;
  choices: AccessChoices;
  /** The draft it makes, and the preset when one was put on. */
  onChange: (draft: AccessDraft, put: Preset | null) => void;
}

/** Sets of policies, on and off with one press. */
export function PresetChips({ draft, now, choices, onChange }: Props) {
  const labelId = useId();
  return (
    <div role="group" aria-labelledby={labelId}>
      <Input.Label component="div" id={labelId} mb={6}>
        Presets
      </Input.Label>
      <div className={classes.chips}>
        {PRESETS.map((preset) => (
          <PresetChip
            key={preset.key}
            preset={preset}
            state={presetState(draft, preset, now)}
            given={preset.policies.every(choices.policy)}
            onPut={() => onChange(withPreset(draft, preset), preset)}
            onTake={() => onChange(withoutPreset(draft, preset), null)}
          />
        ))}
      </div>
    </div>
  );
}

interface ChipProps {
  preset: Preset;
  state: 'open' | 'held' | 'role';
  given: boolean;
  onPut: () => void;
  onTake: () => void;
}

function PresetChip({ preset: { title, sentence }, state, given, onPut, onTake }: ChipProps) {
  const wordsId = useId();
  const words =
    state === 'role' ? 'The role includes all of it.' : given ? sentence : 'It holds policies that you do not hold yourself.';
  const locked = state === 'role' || !given;
  return (
    <Tooltip label={words}>
      <UnstyledButton
        className={classes.chip}
        aria-pressed={state !== 'open'}
        aria-disabled={locked || undefined}
        aria-describedby={wordsId}
        onClick={() => !locked && (state === 'held' ? onTake() : onPut())}
      >
        {state !== 'open' && <IconCheck size={15} aria-hidden />}
        <Text span size="sm" inherit>
          {title}
        </Text>
        <VisuallyHidden id={wordsId}>{words}</VisuallyHidden>
      </UnstyledButton>
    </Tooltip>
  );
}
