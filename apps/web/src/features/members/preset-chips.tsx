import { PRESETS } from '@frontdesk/policies';
import { t } from '@lingui/core/macro';
import { Input, UnstyledButton } from '@mantine/core';
import { IconCheck, IconPlus } from '@tabler/icons-react';
import { useId } from 'react';
import { type AccessDraft, hasPreset, type Preset } from './access-draft.ts';
import classes from './access-form.module.css';
import type { AccessChoices } from './use-access-choices.ts';

interface Props {
  draft: AccessDraft;
  choices: AccessChoices;
  onPut: (preset: Preset) => void;
  onTake: (preset: Preset) => void;
}

/** Buttons for the presets. Each button adds or removes the policies of its preset. */
export function PresetChips({ draft, choices, onPut, onTake }: Props) {
  const labelId = useId();
  return (
    <div role="group" aria-labelledby={labelId}>
      <Input.Label component="div" id={labelId} mb={6}>
        {t`Presets`}
      </Input.Label>
      <div className={classes.chips}>
        {PRESETS.map((preset) => (
          <PresetChip
            key={preset.key}
            preset={preset}
            on={hasPreset(draft, preset)}
            open={preset.policies.every(choices.policy)}
            onPut={() => onPut(preset)}
            onTake={() => onTake(preset)}
          />
        ))}
      </div>
    </div>
  );
}

interface ChipProps {
  preset: Preset;
  on: boolean;
  /** Whether the viewer can grant the preset. */
  open: boolean;
  onPut: () => void;
  onTake: () => void;
}

function PresetChip({ preset: { title, description }, on, open, onPut, onTake }: ChipProps) {
  const wordsId = useId();
  return (
    <UnstyledButton
      className={classes.chip}
      aria-label={title}
      aria-pressed={on}
      aria-disabled={!open || undefined}
      aria-describedby={wordsId}
      onClick={() => open && (on ? onTake() : onPut())}
    >
      <span className={classes.chipTitle}>
        {on ? <IconCheck size={16} aria-hidden /> : <IconPlus size={16} aria-hidden />}
        {title}
      </span>
      <span className={classes.chipWords} id={wordsId}>
        {open ? description : t`This preset includes permissions you don’t have.`}
      </span>
    </UnstyledButton>
  );
}
