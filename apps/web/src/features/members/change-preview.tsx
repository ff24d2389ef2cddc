import { isPolicyKey, policyByKey } from '@frontdesk/policies';
import { Text, VisuallyHidden } from '@mantine/core';
import type { LimitChange, PreviewMemberChangeQuery } from '../../gql/types.ts';
import { countOf } from '../../lib/format-text.ts';
import { refusalMessage } from '../../lib/refusal-message.ts';
import classes from './access-form.module.css';

type Preview = PreviewMemberChangeQuery['previewMemberChange'];
type Change = Preview['changes'][number];

const policies = (count: number) => countOf(count, 'permission');

const LIMIT_TEXTS: Record<LimitChange, string> = {
  MASKED: 'will no longer see full phone numbers and email addresses',
  UNMASKED: 'will see full phone numbers and email addresses',
  ASSIGNED_ONLY: 'will see only conversations assigned to them',
  ALL_CONVERSATIONS: 'will see all conversations',
};

interface Props {
  /** Preview that the server computed. Null if there is nothing to save. */
  preview: Preview | null;
  /** Whether the preview is loading. */
  pending: boolean;
  failed: boolean;
  /** Text if the save changes nothing. */
  unchanged: string;
}

/** Shows the effect of a save. The server computes the preview with the same code as the mutation. */
export function ChangePreview({ preview, pending, failed, unchanged }: Props) {
  const shown = preview?.changes.filter(touches) ?? [];
  return (
    <section className={classes.preview} aria-label="Changes" aria-busy={pending}>
      <Text size="sm" fw={600} role="status">
        {failed ? 'Couldn’t load the preview of the changes.' : summaryOf(preview, shown, unchanged)}
      </Text>
      {shown.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Keyboard users must be able to scroll it.
        <div className={classes.previewList} tabIndex={0} role="group" aria-label="Changes per member">
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
  if (shown.length > 1) return `Access changes for ${countOf(shown.length, 'member')}.`;
  const words = [
    ...(only.gained.length > 0 ? [`gains ${policies(only.gained.length)}`] : []),
    ...(only.lost.length > 0 ? [`loses ${policies(only.lost.length)}`] : []),
  ].join(' and ');
  return words ? `${only.name} ${words}.` : `The access limits of ${only.name} change.`;
}

function OneChange({ change: { name, gained, lost, limits, keys } }: { change: Change }) {
  return (
    <>
      <Policies title={`${name} will be able to`} keys={gained} />
      <Policies title={`${name} will no longer be able to`} keys={lost} lost />
      {limits.map((limit) => (
        <p key={limit} className={classes.previewLine}>
          {name} {LIMIT_TEXTS[limit]}.
        </p>
      ))}
      {keys.map((key) => (
        <p key={key.id} className={classes.previewLine}>
          Their API key <b>{key.name}</b> loses {key.lost.join(', ')}.
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
              <VisuallyHidden>{lost ? 'Loses' : 'Gains'} </VisuallyHidden>
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
