export { type FlowTool, flowTool, type PreparedTool } from './flow-tool.ts';
export { readToolKinds, readWorkspaceTools } from './read-tools.ts';
export { runToolInTestChat } from './run-tool-in-test-chat.ts';
