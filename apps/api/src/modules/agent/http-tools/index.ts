export { ArgumentSchema, compileValidator, parseJson, typeOf } from './argument-schema.ts';
export { HttpToolArgument, HttpToolFields, HttpToolResolver } from './graphql/http-tool.ts';
export type { ValidTool } from './http-tools.validation.ts';
export { prepareCall, type ToolFacts, toolOfFlow } from './prepare-call.ts';
export { boundedText, requestTool, type ToolResponse } from './request-tool.ts';
export { secretRemover } from './secrets.ts';
export { importHttpTool, validateImportedTool } from './use-cases/import-http-tool.ts';
export { EXAMPLE_FACTS } from './use-cases/test-http-tool.ts';
export { readHttpTools } from './workspace-tools.ts';
