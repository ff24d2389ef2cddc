export * from './events.ts';
export * from './project.ts';
export * from './record-access.ts';
