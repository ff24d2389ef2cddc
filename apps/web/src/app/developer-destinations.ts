import { t } from '@lingui/core/macro';
import { IconDatabaseImport, IconPlugConnected, IconTerminal2, IconWebhook } from '@tabler/icons-react';
import type { Destination } from './destination.ts';
import { paths } from './paths.ts';

/** Pages for developers and integrators. */
export const DEVELOPER_DESTINATIONS = {
  dataSources: {
    title: t`Data sources`,
    group: 'data',
    icon: IconDatabaseImport,
    key: 'r',
    path: paths.dataSources,
    isVisible: (ability) => ability.can('read', 'DataSource'),
    policy: 'data_source.read',
  },
  webhooks: {
    title: t`Webhooks`,
    group: 'developers',
    icon: IconWebhook,
    key: 'w',
    path: paths.webhooks,
    isVisible: (ability) => ability.can('read', 'Webhook'),
    policy: 'webhook.read',
  },
  providerLog: {
    title: t`Provider log`,
    group: 'developers',
    icon: IconPlugConnected,
    key: null,
    path: paths.providerLog,
    isVisible: (ability) => ability.can('read', 'ProviderLogEntry'),
    policy: 'integration.read',
  },
  playground: {
    title: t`Playground`,
    group: 'developers',
    icon: IconTerminal2,
    key: 'p',
    path: paths.playground,
    isVisible: (ability) => ability.can('use', 'Playground') || ability.can('read', 'PersistedOperation'),
    policy: 'integration.read',
  },
} satisfies Record<string, Destination>;
