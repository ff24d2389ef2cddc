import { ROLES } from '@frontdesk/policies';
import { Text } from '@mantine/core';
import { countOf } from '../../lib/format-text.ts';
import { type AccessDraft, changeBetween, effectiveOf } from './access-draft.ts';
import classes from './access-form.module.css';

/** Access of the invitee, in words. */
export function OfferPreview({ draft, now }: { draft: AccessDraft; now: Date }) {
  const byRole = effectiveOf({ ...draft, grants: new Map() }, now);
  const all = effectiveOf(draft, now);
  const { gained } = changeBetween(byRole, all);
  return (
    <section className={classes.offer} aria-label="Permissions">
      <Text size="sm" role="status">
        They get <b>{countOf(all.size, 'permission')}</b>: {byRole.size} from the role{' '}
        {draft.customRole?.name ?? ROLES[draft.role].title}
        {gained.length > 0 && `, and ${gained.length} more: ${gained.slice(0, 6).join(', ')}`}
        {gained.length > 6 && ` and ${gained.length - 6} others`}.
      </Text>
    </section>
  );
}
