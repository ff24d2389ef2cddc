import { useQuery } from '@apollo/client/react';
import type { Dict, ToolArgument, WorkspaceTool } from '@frontdesk/agent/engine';
import { useMemo } from 'react';
import { AllowedMcpToolsDocument } from '../../gql/mcp.ts';
import { ToolsDocument } from '../../gql/tools.ts';

/** Returns the tools of the workspace that flows can use, by name. Undefined while they are loading. */
export function useWorkspaceTools(): Readonly<Dict<WorkspaceTool>> | undefined {
  const { data: http } = useQuery(ToolsDocument);
  const { data: mcp } = useQuery(AllowedMcpToolsDocument, { fetchPolicy: 'cache-and-network' });
  return useMemo(() => {
    if (!http || !mcp) return undefined;
    const enabled = http.httpTools.edges.map(({ node }) => node).filter(({ disabledAt }) => disabledAt === null);
    const allowed = mcp.mcpTools.edges.map(({ node }) => node);
    return Object.fromEntries([
      ...allowed.map((tool): [string, WorkspaceTool] => [
        tool.flowName,
        { kind: tool.effect, args: argumentsOf(tool), results: ['text'] },
      ]),
      ...enabled.map(({ name, kind, resultFields, ...tool }): [string, WorkspaceTool] => [
        name,
        { kind, args: argumentsOf(tool), results: resultFields.map((field) => field.name) },
      ]),
    ]);
  }, [http, mcp]);
}

interface Described {
  readonly arguments: readonly { readonly name: string; readonly type: string; readonly isRequired: boolean }[];
}

const argumentsOf = (tool: Described): Dict<ToolArgument> =>
  Object.fromEntries(
    tool.arguments.map(({ name, type, isRequired: required }) => [
      name,
      { type: type as ToolArgument['type'], required },
    ]),
  );
