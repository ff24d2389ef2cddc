import { t } from '@lingui/core/macro';
import { ActionIcon, CloseButton, Loader, Text, Tooltip } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import classes from './conversation-summary.module.css';
import type { useSummary } from './use-summary.ts';

type Props = ReturnType<typeof useSummary>;

/** Button that summarizes the conversation. */
export const SummaryButton = ({ create, pending }: Pick<Props, 'create' | 'pending'>) => (
  <Tooltip label={t`Summarize`}>
    <ActionIcon variant="default" size={36} aria-label={t`Summarize conversation`} loading={pending} onClick={create}>
      <IconListDetails size={18} stroke={1.7} />
    </ActionIcon>
  </Tooltip>
);

/**
 * Summary above the messages, its progress, or the reason why there is none. Renders nothing before the first summary
 * and after the user hides it.
 */
export function ConversationSummary({ summary, pending, refusal, hide }: Props) {
  if (!summary && !pending && !refusal) return null;
  return (
    <section className={classes.summary} aria-label={t`Summary`} aria-busy={pending}>
      {pending ? (
        <Text size="sm" c="dimmed" role="status">
          <Loader size={12} mr={8} />
          {t`Summarizing…`}
        </Text>
      ) : refusal ? (
        <Text size="sm" role="alert">
          {refusal}
        </Text>
      ) : (
        <dl className={classes.lines}>
          <Line title={t`Request`} text={summary?.request ?? null} />
          <Line title={t`Known facts`} text={summary?.known ?? null} />
          <Line title={t`Promises`} text={summary?.promised ?? null} />
        </dl>
      )}
      {!pending && <CloseButton size="sm" aria-label={t`Hide summary`} onClick={hide} />}
    </section>
  );
}

const Line = ({ title, text }: { title: string; text: string | null }) => (
  <div className={classes.line}>
    <dt>{title}</dt>
    <dd dir="auto">{text ?? t`None`}</dd>
  </div>
);
