import { useQuery } from '@apollo/client/react';
import type { Dict, ToolArgument, WorkspaceTool } from '@frontdesk/agent/engine';
import { useMemo } from 'react';
import { ToolsDocument } from '../../gql/tools.ts';

/** Returns the enabled tools of the workspace by name. Undefined while they are loading. */
export function useWorkspaceTools(): Readonly<Dict<WorkspaceTool>> | undefined {
  const { data } = useQuery(ToolsDocument);
  return useMemo(() => {
    const enabled = data?.httpTools.edges.map(({ node }) => node).filter(({ disabledAt }) => disabledAt === null);
    return (
      enabled &&
      Object.fromEntries(
        enabled.map(({ name, kind, resultFields, ...tool }): [string, WorkspaceTool] => [
          name,
          {
            kind,
            args: Object.fromEntries(
              tool.arguments.map(({ name: argument, type, isRequired: required }) => [
                argument,
                { type: type as ToolArgument['type'], required },
              ]),
            ),
            results: resultFields.map((field) => field.name),
          },
        ]),
      )
    );
  }, [data]);
}
