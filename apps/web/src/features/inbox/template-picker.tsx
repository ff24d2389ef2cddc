import { t } from '@lingui/core/macro';
import { Button, Text } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';
import type { ThreadAddress } from './conversation-cache.ts';
import classes from './reply-bar.module.css';
import { TemplateDialog } from './template-dialog.tsx';

interface Props {
  thread: ThreadAddress;
  to: string;
  /** Why a free-text reply cannot be sent. */
  why: string;
}

/** Shown instead of the composer while the reply window is closed. */
export function TemplatePicker({ thread, to, why }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <div className={classes.unavailableReason}>
      <IconTemplate size={18} stroke={1.7} aria-hidden />
      <Text size="sm" role="note" className={classes.why}>
        {why}
      </Text>
      <Button size="xs" onClick={() => setOpened(true)}>
        {t`Send template`}
      </Button>
      <TemplateDialog opened={opened} onClose={() => setOpened(false)} thread={thread} to={to} />
    </div>
  );
}
