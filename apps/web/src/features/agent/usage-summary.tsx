import { plural, t } from '@lingui/core/macro';
import { List, Text } from '@mantine/core';
import type { AgentUsageQuery } from '../../gql/types.ts';
import { fixedText, followingText, latestText } from './usage-text.ts';

/** List of the numbers and services that use the latest version, and of the services that use a fixed version. */
export function UsageSummary({ usage }: { usage: AgentUsageQuery['agentUsage'] }) {
  const following = usage.services.filter(({ isLatest }) => isLatest);
  const fixed = usage.services.filter(({ isLatest }) => !isLatest);
  return (
    <div>
      <Text size="sm">{latestText(usage)}</Text>
      <Services
        title={plural(following.length, {
          one: '# service uses the latest version:',
          other: '# services use the latest version:',
        })}
        label={t`Services that use the latest version`}
        lines={following.map(followingText)}
      />
      <Services
        title={plural(fixed.length, {
          one: '# service uses a fixed version:',
          other: '# services use fixed versions:',
        })}
        label={t`Services that use a fixed version`}
        lines={fixed.map(fixedText)}
      />
    </div>
  );
}

function Services({ title, label, lines }: { title: string; label: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <Text size="sm" mt="xs">
        {title}
      </Text>
      <List size="sm" aria-label={label}>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </>
  );
}
