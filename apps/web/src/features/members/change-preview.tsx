import { isPolicyKey, policyByKey } from '@frontdesk/policies';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Text, VisuallyHidden } from '@mantine/core';
import type { LimitChange, PreviewMemberChangeQuery } from '../../gql/types.ts';
import { refusalMessage } from '../../lib/refusal-message.ts';
import classes from './access-form.module.css';

type Preview = PreviewMemberChangeQuery['previewMemberChange'];
type Change = Preview['changes'][number];

const policies = (count: number) => plural(count, { one: '# permission', other: '# permissions' });

const LIMIT_TEXTS: Record<LimitChange, (name: string) => string> = {
  MASKED: (name) => t`${name} will no longer see full phone numbers and email addresses.`,
  UNMASKED: (name) => t`${name} will see full phone numbers and email addresses.`,
  ASSIGNED_ONLY: (name) => t`${name} will see only conversations assigned to them.`,
  ALL_CONVERSATIONS: (name) => t`${name} will see all conversations.`,
};

interface Props {
  /** Preview that the server computed. Null if there is nothing to save or the preview has not loaded. */
  preview: Preview | null;
  /** Whether the preview is loading. */
  pending: boolean;
  failed: boolean;
  /** Text to show if saving changes nothing. */
  unchanged: string;
}

/** Shows the effect of saving. The server computes the preview with the same code as the mutation. */
export function ChangePreview({ preview, pending, failed, unchanged }: Props) {
  const shown = preview?.changes.filter(touches) ?? [];
  return (
    <section className={classes.preview} aria-label={t`Changes`} aria-busy={pending}>
      <Text size="sm" fw={600} role="status">
        {failed ? t`Couldn’t load the preview of the changes.` : summaryOf(preview, shown, unchanged)}
      </Text>
      {shown.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Keyboard users must be able to scroll it.
        <div className={classes.previewList} tabIndex={0} role="group" aria-label={t`Changes per member`}>
          {shown.map((change) => (
            <OneChange key={change.memberId} change={change} />
          ))}
        </div>
      )}
    </section>
  );
}

const touches = ({ gained, lost, limits }: Change) => gained.length + lost.length + limits.length > 0;

function summaryOf(preview: Preview | null, shown: readonly Change[], unchanged: string): string {
  if (preview?.refusal) return refusalMessage(preview.refusal.code);
  const [only] = shown;
  if (!only) return unchanged;
  if (shown.length > 1) return t`Access changes for ${plural(shown.length, { one: '# member', other: '# members' })}.`;
  const { name, gained, lost } = only;
  if (gained.length > 0 && lost.length > 0)
    return t`${name} gains ${policies(gained.length)} and loses ${policies(lost.length)}.`;
  if (gained.length > 0) return t`${name} gains ${policies(gained.length)}.`;
  return lost.length > 0 ? t`${name} loses ${policies(lost.length)}.` : t`The access limits of ${name} change.`;
}

function OneChange({ change: { name, gained, lost, limits, keys } }: { change: Change }) {
  return (
    <>
      <Policies title={t`${name} will be able to`} keys={gained} />
      <Policies title={t`${name} will no longer be able to`} keys={lost} lost />
      {limits.map((limit) => (
        <p key={limit} className={classes.previewLine}>
          {LIMIT_TEXTS[limit](name)}
        </p>
      ))}
      {keys.map((key) => (
        <p key={key.id} className={classes.previewLine}>
          <Trans>
            Their API key <b>{key.name}</b> loses {key.lost.join(', ')}.
          </Trans>
        </p>
      ))}
    </>
  );
}

function Policies({ title, keys, lost = false }: { title: string; keys: readonly string[]; lost?: boolean }) {
  if (keys.length === 0) return null;
  return (
    <div>
      <p className={classes.previewTitle}>{title}</p>
      <ul className={classes.previewItems} aria-label={title}>
        {keys.filter(isPolicyKey).map((key) => (
          <li key={key} className={classes.previewItem}>
            <span className={classes.sign} data-lost={lost} aria-hidden>
              {lost ? '−' : '+'}
            </span>
            <span>
              <VisuallyHidden>{lost ? t`Loses` : t`Gains`} </VisuallyHidden>
              <b>{key}</b>{' '}
              <Text span size="sm" c="dimmed">
                {policyByKey(key).description}
              </Text>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
