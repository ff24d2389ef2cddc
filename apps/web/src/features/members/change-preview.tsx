import { type PolicyKey, policyByKey } from '@frontdesk/policies';
import { Text, VisuallyHidden } from '@mantine/core';
import { countOf } from '../../lib/words.ts';
import type { AccessChange } from './access-draft.ts';
import classes from './access-form.module.css';

const policies = (count: number) => countOf(count, 'policy', 'policies');

/** What a save would change, in words, before it does. */
export function ChangePreview({ name, change: { gained, lost } }: { name: string; change: AccessChange }) {
  const words = [
    ...(gained.length > 0 ? [`gains ${policies(gained.length)}`] : []),
    ...(lost.length > 0 ? [`loses ${policies(lost.length)}`] : []),
  ].join(' and ');
  return (
    <section className={classes.preview} aria-label="What changes">
      <Text size="sm" fw={600} role="status">
        {words ? `${name} ${words}.` : `What ${name} may do stays the same.`}
      </Text>
      {words && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard.
        <ul className={classes.previewList} tabIndex={0} aria-label="Policies that change">
          {gained.map((key) => (
            <Line key={key} policy={key} />
          ))}
          {lost.map((key) => (
            <Line key={key} policy={key} lost />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ policy, lost = false }: { policy: PolicyKey; lost?: boolean }) {
  return (
    <li className={classes.previewItem}>
      <span className={classes.sign} data-lost={lost} aria-hidden>
        {lost ? '−' : '+'}
      </span>
      <span>
        <VisuallyHidden>{lost ? 'Loses' : 'Gains'} </VisuallyHidden>
        <b>{policy}</b>{' '}
        <Text span size="sm" c="dimmed">
          {policyByKey(policy).sentence}
        </Text>
      </span>
    </li>
  );
}
