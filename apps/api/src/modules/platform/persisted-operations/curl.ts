import { Kind, parse, type TypeNode } from 'graphql';
import type { OperationRow } from './persisted-operations.repository.ts';

/** Returns a cURL command that runs a persisted operation by its id, with a placeholder for each variable. */
export function curlFor(publicBaseUrl: string, { id, document }: Pick<OperationRow, 'id' | 'document'>): string {
  const body = JSON.stringify({
    variables: placeholders(document),
    extensions: { persistedQuery: { version: 1, sha256Hash: id } },
  });
  return [
    `curl '${publicBaseUrl}/graphql'`,
    `-H "authorization: Bearer $FRONTDESK_KEY"`,
    `-H 'content-type: application/json'`,
    `--data '${body}'`,
  ].join(' ');
}

function placeholders(document: string): Record<string, unknown> {
  const [operation] = parse(document).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const variables = operation?.variableDefinitions ?? [];
  return Object.fromEntries(variables.map(({ variable, type }) => [variable.name.value, placeholder(type)]));
}

function placeholder(type: TypeNode): unknown {
  if (type.kind === Kind.NON_NULL_TYPE) return placeholder(type.type);
  if (type.kind === Kind.LIST_TYPE) return [];
  if (type.name.value === 'Int') return 25;
  return type.name.value.endsWith('Input') ? {} : null;
}
