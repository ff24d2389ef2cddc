import { List, Text } from '@mantine/core';
import type { AgentUsageQuery } from '../../gql/types.ts';
import { fixedText, latestText } from './usage-text.ts';

/** Lists the phone numbers that use the latest version, and the services that keep a fixed version. */
export function UsageSummary({ usage }: { usage: AgentUsageQuery['agentUsage'] }) {
  return (
    <div>
      <Text size="sm">{latestText(usage)}</Text>
      {usage.services.length > 0 && (
        <>
          <Text size="sm" mt="xs">
            {usage.services.length === 1
              ? '1 service stays on its version:'
              : `${usage.services.length} services stay on their versions:`}
          </Text>
          <List size="sm" aria-label="Services that stay on their versions">
            {usage.services.map((service) => (
              <List.Item key={service.id}>{fixedText(service)}</List.Item>
            ))}
          </List>
        </>
      )}
    </div>
  );
}
