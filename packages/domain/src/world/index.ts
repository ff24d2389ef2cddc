export * from './display-name.ts';
export * from './entity-types.ts';
export * from './project.ts';
export * from './saying.ts';
