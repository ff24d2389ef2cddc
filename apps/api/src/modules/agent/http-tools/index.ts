export { HttpToolFields, HttpToolResolver } from './graphql/http-tool.ts';
export { readToolKinds } from './http-tools.repository.ts';
export { type PreparedCall, prepareCall, type ToolFacts, toolOfFlow } from './prepare-call.ts';
export { requestTool, type ToolResponse } from './request-tool.ts';
export { runToolInTestChat } from './use-cases/test-http-tool.ts';
export { readWorkspaceTools } from './workspace-tools.ts';
