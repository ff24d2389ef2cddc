import { exceptApiKeys, permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const worldPolicies = policyGroup('Records', [
  {
    key: 'data_source.read',
    description: 'View data sources and their syncs.',
    dependsOn: [],
    allows: [permit('read', 'DataSource'), permit('read', 'SyncRun')],
  },
  {
    key: 'data_source.manage',
    description: 'Connect, edit, sync and remove data sources.',
    dependsOn: ['data_source.read'],
    warning: 'Data sources copy data from external systems into the workspace.',
    // Only a person can decide which system receives a stored secret. An API key can only start and cancel runs.
    allows: [permit(['create', 'update', 'delete'], 'DataSource', exceptApiKeys()), permit('sync', 'DataSource')],
  },
  {
    key: 'world.read',
    description: 'View records and their history.',
    dependsOn: [],
    allows: [permit('read', 'WorldEvent'), permit('read', 'Entity')],
  },
  {
    key: 'world.write',
    description: 'Record, correct and retract facts, and export records.',
    dependsOn: ['world.read'],
    warning: 'Recorded facts can’t be deleted, only retracted or corrected.',
    allows: [permit('append', 'WorldEvent'), permit('export', 'Entity', exceptApiKeys())],
  },
]);
