import { t } from '@lingui/core/macro';
import type { AgentUsageQuery } from '../../gql/types.ts';

type Usage = AgentUsageQuery['agentUsage'];
type ServiceUsage = Usage['services'][number];

/** Returns a sentence with the numbers that use the latest published version, directly or through a service. */
export function latestText(usage: Usage): string {
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

/** Describes a service that always uses the latest version. */
export function followingText({ name, fixedGraphNumber, numbers }: ServiceUsage): string {
  const used = numbersText(numbers);
  return fixedGraphNumber === null ? `${name}: ${used}` : t`${name}: fixed flows ${fixedGraphNumber}, ${used}`;
}

/** Describes a service with the fixed version that it uses. */
export function fixedText({ name, agentNumber, fixedGraphNumber, numbers }: ServiceUsage): string {
  const used = numbersText(numbers);
  return fixedGraphNumber === null
    ? t`${name}: version ${agentNumber}, ${used}`
    : t`${name}: version ${agentNumber}, fixed flows ${fixedGraphNumber}, ${used}`;
}

const numbersText = (numbers: readonly string[]): string => (numbers.length > 0 ? numbers.join(', ') : t`no number`);

/**
 * Message after publishing: the new version, the phone numbers that use it, and the services that keep a fixed version.
 */
export function publishedText(version: number, usage: Usage | undefined): string {
  if (!usage) return t`Version ${version} published.`;
  const fixed = usage.services
    .filter(({ isLatest }) => !isLatest)
    .map(({ name, agentNumber }) => t`${name} (version ${agentNumber})`);
  return fixed.length > 0
    ? t`Version ${version} published. ${latestText(usage)} Unchanged: ${fixed.join(', ')}.`
    : t`Version ${version} published. ${latestText(usage)}`;
}
