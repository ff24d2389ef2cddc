export * from './display-name.ts';
export * from './entity-types.ts';
export * from './event-fields.ts';
export * from './project.ts';
export * from './record-access.ts';
