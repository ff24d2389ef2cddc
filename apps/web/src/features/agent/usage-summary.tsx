import { plural, t } from '@lingui/core/macro';
import { List, Text } from '@mantine/core';
import type { AgentUsageQuery } from '../../gql/types.ts';

/**
 * Lists the phone numbers and services that use the latest version or its flows, and the services that a new version
 * does not affect.
 */
export function UsageSummary({ usage }: { usage: AgentUsageQuery['agentUsage'] }) {
  const following = usage.services.filter(({ isLatest }) => isLatest);
  const [followers, fixed] = [flowFollowers(usage), unchangedServices(usage)];
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
        title={plural(followers.length, {
          one: '# service uses a pinned agent version with the latest flows:',
          other: '# services use pinned agent versions with the latest flows:',
        })}
        label={t`Services that use a pinned agent version with the latest flows`}
        lines={followers.map(fixedText)}
      />
      <Services
        title={plural(fixed.length, {
          one: '# service uses a pinned version:',
          other: '# services use pinned versions:',
        })}
        label={t`Services that use a pinned version`}
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

type Usage = AgentUsageQuery['agentUsage'];
type ServiceUsage = Usage['services'][number];

/**
 * Returns a sentence that lists the phone numbers that use the latest published version, directly or through a service.
 */
function latestText(usage: Usage): string {
  const numbers = latestNumbers(usage);
  if (numbers.length === 0) return t`No number uses the latest version.`;
  if (numbers.length === 1) return t`1 number uses the latest version: ${numbers[0] ?? ''}.`;
  return t`${numbers.length} numbers use the latest version: ${numbers.join(', ')}.`;
}

const latestNumbers = ({ latestNumbers: numbers, isAccountNumberLatest, services }: Usage): string[] => [
  ...numbers,
  ...services.filter(({ isLatest }) => isLatest).flatMap((service) => service.numbers),
  ...(isAccountNumberLatest ? [t`the number of the Vapi account`] : []),
];

/** Describes a service that always uses the latest version, with its pinned flows if it has them. */
function followingText({ name, fixedGraphNumber, numbers }: ServiceUsage): string {
  const used = numbersText(numbers);
  return fixedGraphNumber === null ? `${name}: ${used}` : t`${name}: pinned to flows ${fixedGraphNumber}, ${used}`;
}

/** Describes a service with the pinned version that it uses, and its pinned flows if it has them. */
function fixedText({ name, agentNumber, fixedGraphNumber, numbers }: ServiceUsage): string {
  const used = numbersText(numbers);
  return fixedGraphNumber === null
    ? t`${name}: version ${agentNumber}, ${used}`
    : t`${name}: version ${agentNumber}, pinned to flows ${fixedGraphNumber}, ${used}`;
}

const numbersText = (numbers: readonly string[]): string => (numbers.length > 0 ? numbers.join(', ') : t`no number`);

/** Returns the services whose version and flows stay the same when a version is published. */
const unchangedServices = ({ services }: Usage): ServiceUsage[] =>
  services.filter(({ isLatest, isGraphLatest }) => !isLatest && !isGraphLatest);

/** Returns the services with a pinned version that use the latest flows. */
const flowFollowers = ({ services }: Usage): ServiceUsage[] => services.filter(({ isGraphLatest }) => isGraphLatest);

/**
 * Returns the message after publishing: the new version, the phone numbers that use it, the services that use only its
 * flows, and the services that do not change. Returns only the new version if the usage is not loaded.
 */
export function publishedText(version: number, usage: Usage | undefined): string {
  if (!usage) return t`Version ${version} published.`;
  const nameOf = ({ name, agentNumber }: ServiceUsage) => t`${name} (version ${agentNumber})`;
  const [followers, unchanged] = [flowFollowers(usage).map(nameOf), unchangedServices(usage).map(nameOf)];
  return [
    t`Version ${version} published. ${latestText(usage)}`,
    ...(followers.length > 0 ? [t`Only the flows changed for ${followers.join(', ')}.`] : []),
    ...(unchanged.length > 0 ? [t`Not changed: ${unchanged.join(', ')}.`] : []),
  ].join(' ');
}
