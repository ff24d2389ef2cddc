import type { AgentUsageQuery } from '../../gql/types.ts';

type Usage = AgentUsageQuery['agentUsage'];

/** Numbers that use a new version immediately. */
export function latestText(usage: Usage): string {
  const numbers = latestNumbers(usage);
  if (numbers.length === 0) return 'No number follows the latest version.';
  if (numbers.length === 1) return `1 number follows the latest version: ${numbers[0]}.`;
  return `${numbers.length} numbers follow the latest version: ${numbers.join(', ')}.`;
}

const latestNumbers = ({ latestNumbers: numbers, isAccountNumberLatest }: Usage): string[] => [
  ...numbers,
  ...(isAccountNumberLatest ? ['the number of the Vapi account'] : []),
];

/** A service with the version it keeps. */
export const fixedText = ({ name, agentNumber, numbers }: Usage['services'][number]): string =>
  `${name}: version ${agentNumber}${numbers.length > 0 ? `, ${numbers.join(', ')}` : ', no number'}`;

/** The same in one message, for after publishing. */
export function publishedText(version: number, usage: Usage | undefined): string {
  if (!usage) return `Version ${version} published.`;
  const fixed = usage.services.map(({ name, agentNumber }) => `${name} (version ${agentNumber})`);
  const unchanged = fixed.length > 0 ? ` Unchanged: ${fixed.join(', ')}.` : '';
  return `Version ${version} published. ${latestText(usage)}${unchanged}`;
}
