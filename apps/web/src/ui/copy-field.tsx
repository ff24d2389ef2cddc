import { t } from '@lingui/core/macro';
import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useId } from 'react';
import classes from './copy-field.module.css';

interface Props {
  label: string;
  value: string;
  /** Whether to preserve line breaks and spaces. */
  block?: boolean;
  wrap?: boolean;
  hideLabel?: boolean;
}

/** Read-only value with a button that copies the value. */
export function CopyField({ label, value, block, wrap, hideLabel }: Props) {
  const { copied, copy } = useClipboard({ timeout: 2000 });
  const labelId = useId();
  return (
    <div>
      {!hideLabel && (
        <Text size="sm" fw={500} mb={4} id={labelId}>
          {label}
        </Text>
      )}
      <div className={classes.field} data-block={block} data-wrap={wrap}>
        {/* Focusable, so that keyboard users can scroll a long value. */}
        <code
          className={classes.value}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Keyboard users must be able to scroll it.
          tabIndex={0}
          role="group"
          aria-label={hideLabel ? label : undefined}
          aria-labelledby={hideLabel ? undefined : labelId}
        >
          {value}
        </code>
        <Tooltip label={copied ? t`Copied` : t`Copy`}>
          <ActionIcon
            variant="subtle"
            color={copied ? 'teal' : 'gray'}
            size="lg"
            className={classes.button}
            aria-label={t`Copy ${label.toLowerCase()}`}
            onClick={() => copy(value)}
          >
            {copied ? <IconCheck size={18} /> : <IconCopy size={18} />}
          </ActionIcon>
        </Tooltip>
        <span role="status" className={classes.status}>
          {copied ? t`Copied` : ''}
        </span>
      </div>
    </div>
  );
}
