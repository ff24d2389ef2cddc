export * from './events.ts';
export * from './group.ts';
export * from './identity.ts';
export * from './project.ts';
export * from './record-access.ts';
export * from './survivorship.ts';
