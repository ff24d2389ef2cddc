import type { AgentUsageQuery } from '../../gql/types.ts';

type Usage = AgentUsageQuery['agentUsage'];
type ServiceUsage = Usage['services'][number];

/** Lists the numbers that use the latest published version, directly or through a service. */
export function latestText(usage: Usage): string {
  const numbers = latestNumbers(usage);
  if (numbers.length === 0) return 'No number uses the latest version.';
  if (numbers.length === 1) return `1 number uses the latest version: ${numbers[0]}.`;
  return `${numbers.length} numbers use the latest version: ${numbers.join(', ')}.`;
}

const latestNumbers = ({ latestNumbers: numbers, isAccountNumberLatest, services }: Usage): string[] => [
  ...numbers,
  ...services.filter(({ isLatest }) => isLatest).flatMap((service) => service.numbers),
  ...(isAccountNumberLatest ? ['the number of the Vapi account'] : []),
];

/** Describes a service that always uses the latest version. */
export const followingText = ({ name, fixedGraphNumber, numbers }: ServiceUsage): string =>
  `${name}: ${graphText(fixedGraphNumber)}${numbersText(numbers)}`;

/** Describes a service with the fixed version that it uses. */
export const fixedText = ({ name, agentNumber, fixedGraphNumber, numbers }: ServiceUsage): string =>
  `${name}: version ${agentNumber}, ${graphText(fixedGraphNumber)}${numbersText(numbers)}`;

const graphText = (number: number | null): string => (number === null ? '' : `fixed flows ${number}, `);

const numbersText = (numbers: readonly string[]): string => (numbers.length > 0 ? numbers.join(', ') : 'no number');

/**
 * Message after publishing: the new version, the phone numbers that use it, and the services that keep a fixed version.
 */
export function publishedText(version: number, usage: Usage | undefined): string {
  if (!usage) return `Version ${version} published.`;
  const fixed = usage.services
    .filter(({ isLatest }) => !isLatest)
    .map(({ name, agentNumber }) => `${name} (version ${agentNumber})`);
  const unchanged = fixed.length > 0 ? ` Unchanged: ${fixed.join(', ')}.` : '';
  return `Version ${version} published. ${latestText(usage)}${unchanged}`;
}
