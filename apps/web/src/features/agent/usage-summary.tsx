import { plural, t } from '@lingui/core/macro';
import { List, Text } from '@mantine/core';
import type { AgentUsageQuery } from '../../gql/types.ts';
import { fixedText, followingText, latestText } from './usage-text.ts';

/** Lists the numbers and services that use the latest version, and the services that keep a fixed version. */
export function UsageSummary({ usage }: { usage: AgentUsageQuery['agentUsage'] }) {
  const following = usage.services.filter(({ isLatest }) => isLatest);
  const fixed = usage.services.filter(({ isLatest }) => !isLatest);
  return (
    <div>
      <Text size="sm">{latestText(usage)}</Text>
      <Services
        title={plural(following.length, { one: '# service uses it:', other: '# services use it:' })}
        label={t`Services that use the latest version`}
        lines={following.map(followingText)}
      />
      <Services
        title={plural(fixed.length, {
          one: '# service stays on its version:',
          other: '# services stay on their versions:',
        })}
        label={t`Services that stay on their versions`}
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
