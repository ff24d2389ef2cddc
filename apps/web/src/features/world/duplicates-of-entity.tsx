import { t } from '@lingui/core/macro';
import { Section } from '../../ui/section.tsx';
import { DuplicateList, usePossibleDuplicates } from './duplicate-list.tsx';
import type { Entity } from './entity-fields.tsx';

interface Props {
  entity: Entity;
  onChanged: () => void;
}

/** List of the records that may be the same as the entity. Hidden if there are none. */
export function DuplicatesOfEntity({ entity, onChanged }: Props) {
  const { rows, refresh, ...paging } = usePossibleDuplicates(entity.id);
  const done = () => {
    void refresh();
    onChanged();
  };
  if (!rows || rows.length === 0) return null;
  return (
    <Section title={t`Possible duplicates`} description={t`Records that may be the same person.`} flush>
      <DuplicateList rows={rows} {...paging} onDone={done} empty={null} />
    </Section>
  );
}
