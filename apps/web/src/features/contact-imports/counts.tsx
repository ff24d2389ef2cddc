import { SimpleGrid, Text } from '@mantine/core';
import classes from './contact-imports.module.css';

interface Props {
  label: string;
  counts: readonly (readonly [title: string, count: number])[];
}

export function Counts({ label, counts }: Props) {
  return (
    <SimpleGrid component="dl" cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm" aria-label={label} m={0}>
      {counts.map(([title, count]) => (
        <div key={title} className={classes.count}>
          <dt className={classes.title}>{title}</dt>
          <dd className={classes.number}>
            <Text span inherit>
              {count.toLocaleString('en-GB')}
            </Text>
          </dd>
        </div>
      ))}
    </SimpleGrid>
  );
}
