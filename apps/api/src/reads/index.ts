export { answer, goneOver, passedThrough } from './executor.ts';
export { inSql, run } from './field-spec.ts';
export { isPassedThrough, readingGateway, stringifyResult } from './gateway.ts';
export { type KnownOperations, knownOperations } from './known-operations.ts';
export { Projected, project, projecting } from './projected.ts';
export { byId, ends, list, one, page, type Read, table } from './read.ts';
export { allowed, readableRows } from './rules.ts';
export { allOf, raw, type Sql, sql } from './sql.ts';
