export { canExport, type ExportColumn, type ExportDefinition, type ExportSection } from './export-definition.ts';
export { exportParts, findExportFile } from './export-files.ts';
export { MEDIA_TYPES } from './export-format.ts';
export { countBySection, exportJob } from './export-job.ts';
export { timeColumn } from './export-time.ts';
export { ExportResolver } from './graphql/export.ts';
export { ExportInput } from './graphql/export-input.ts';
export { startExport } from './start-export.ts';
