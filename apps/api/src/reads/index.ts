export { inSql, run } from './field-spec.ts';
export { readingGateway, stringifyResult } from './gateway.ts';
export { type KnownAnswer, knownOperations, type Manner } from './known-operations.ts';
export { Projected, project, projecting } from './projected.ts';
export { byId, ends, list, one, page, type Read, table } from './read.ts';
export { readableRows } from './rules.ts';
export { found } from './search.ts';
export { allOf, among, raw, type Sql, sql } from './sql.ts';
