import {
  DataSourceFields,
  DataSourceResolver,
  SourceMappingFields,
  SourceMappingResolver,
  SyncRunFields,
} from '../modules/world-model/data-sources/index.ts';
import {
  EntityExportResolver,
  EntityFields,
  WorldEventFields,
  WorldResolver,
} from '../modules/world-model/entities/index.ts';
import {
  EntityLinkFields,
  EntityLinkResolver,
  PossibleDuplicateFields,
} from '../modules/world-model/entity-links/index.ts';

/** Resolvers of the modules in `modules/world-model`. */
export const WORLD_RESOLVERS = [
  WorldResolver,
  WorldEventFields,
  EntityLinkFields,
  EntityLinkResolver,
  PossibleDuplicateFields,
  EntityFields,
  EntityExportResolver,
  DataSourceFields,
  DataSourceResolver,
  SourceMappingFields,
  SourceMappingResolver,
  SyncRunFields,
] as const;
