import { exceptApiKeys, permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const worldPolicies = policyGroup('World model', [
  {
    key: 'data_source.read',
    description: 'View data sources and their synchronisation runs.',
    dependsOn: [],
    allows: [permit('read', 'DataSource'), permit('read', 'SyncRun')],
  },
  {
    key: 'data_source.manage',
    description: 'Connect, edit, synchronise and remove data sources.',
    dependsOn: ['data_source.read'],
    warning: 'Brings data of an outside system into the workspace.',
    // Only a person can decide which system receives a stored secret. An API key can only start and cancel runs.
    allows: [permit(['create', 'update', 'delete'], 'DataSource', exceptApiKeys()), permit('sync', 'DataSource')],
  },
  {
    key: 'world.read',
    description: 'View the events and entities of the world model.',
    dependsOn: [],
    allows: [permit('read', 'WorldEvent'), permit('read', 'Entity')],
  },
  {
    key: 'world.write',
    description: 'Append events to the world model.',
    dependsOn: ['world.read'],
    warning: 'An event cannot be undone, only superseded by another.',
    allows: [permit('append', 'WorldEvent')],
  },
]);
