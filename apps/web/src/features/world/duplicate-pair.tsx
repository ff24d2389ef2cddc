import { isIdentityField } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import type { PossibleDuplicatesQuery } from '../../gql/types.ts';
import { humanizeName } from '../../lib/format-text.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { valueOf } from './field-summary.tsx';
import classes from './world.module.css';
import { evidenceText, nameOf, systemsOf } from './world-labels.ts';

export type Pair = PossibleDuplicatesQuery['possibleDuplicates']['edges'][number]['node'];
export type DuplicateRecord = NonNullable<Pair['entity']>;

/** Shows two records side by side, with the evidence that they may be the same. */
export function DuplicatePair({ pair: { entity, otherEntity, evidence, scorePercent } }: { pair: Pair }) {
  return (
    <>
      <Text size="sm" c="dimmed">
        {t`${scorePercent}% match`} · {evidenceText(evidence)}
      </Text>
      <div className={classes.pair}>
        {[entity, otherEntity].map((record) => record && <Side key={record.id} record={record} />)}
      </div>
    </>
  );
}

function Side({ record }: { record: DuplicateRecord }) {
  const { slug: workspace, timezone } = useWorkspace();
  const compared = record.fields.filter(({ name }) => isIdentityField(name));
  return (
    <div className={classes.side}>
      <AnchorLink to={paths.entity({ workspace, entity: record.id })} fw={600} size="sm" className={classes.name}>
        <bdi>{nameOf(record)}</bdi>
      </AnchorLink>
      <Text size="sm" c="dimmed" className={classes.name}>
        <bdi>{systemsOf(record)}</bdi>
      </Text>
      {compared.length > 0 && (
        <dl className={classes.said}>
          {compared.map((field) => (
            <Compared key={field.id} name={humanizeName(field.name)} value={valueOf(field, timezone)} />
          ))}
        </dl>
      )}
    </div>
  );
}

function Compared({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </>
  );
}
