import type { ContextGraph, State } from '@frontdesk/agent';
import { Code, Table } from '@mantine/core';
import { KIND_TITLES, stateText } from './state-labels.ts';

/** The graph as a table: states, actions and transitions. */
export function GraphTable({ graph }: { graph: ContextGraph }) {
  return (
    <Table.ScrollContainer minWidth={480} type="native">
      <Table aria-label="Flow states" verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">State</Table.Th>
            <Table.Th scope="col">Kind</Table.Th>
            <Table.Th scope="col">Action</Table.Th>
            <Table.Th scope="col">Next state</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Object.entries(graph.states).map(([name, state]) => (
            <Table.Tr key={name}>
              <Table.Td>
                <Code>{name}</Code>
              </Table.Td>
              <Table.Td>{KIND_TITLES[state.kind]}</Table.Td>
              <Table.Td>{stateText(state)}</Table.Td>
              <Table.Td>{leadsTo(state)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function leadsTo(state: State): string {
  if (state.kind === 'end') return 'End';
  const aside = state.kind === 'ask' && state.otherwise ? `, or ${state.otherwise} if disqualified` : '';
  return `${state.next}${aside}`;
}
