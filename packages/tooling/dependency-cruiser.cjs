/** Import rules between folders. `$1` in a rule stands for the first group in parentheses of its path pattern. */

const api = '^apps/api/src';
const web = '^apps/web/src';

/**
 * Files that may import the connection of the system role, which can read every workspace. The comment of an entry
 * states why the file needs the role.
 */
const SYSTEM_DB_USERS = [
  `${api}/db/`,
  // Authenticates the caller before a workspace is known.
  `${api}/auth/caller-query\\.ts$`,
  // Users and sessions do not belong to a workspace.
  `${api}/modules/identity/accounts/identity\\.repository\\.ts$`,
  // Manages accounts and settings of the platform for global admins.
  `${api}/modules/platform/administration/platform\\.repository\\.ts$`,
  // Plans and weights belong to the platform, and global admins list the subscriptions of all workspaces.
  `${api}/modules/platform/billing/(credit-notes|endpoint-weights|invoices|payments|plans|subscriptions|taxes)\\.repository\\.ts$`,
  // Runs at startup, before any request.
  `${api}/crypto/root-key-check\\.ts$`,
  // An organization does not belong to a workspace and can contain several.
  `${api}/modules/access/organizations/organizations\\.repository\\.ts$`,
  // Finds the support access of an admin who is not a member of the workspace.
  `${api}/modules/access/support-access/support\\.repository\\.ts$`,
  // Second factors belong to a user, not to a workspace.
  `${api}/modules/identity/second-factors/second-factors\\.repository\\.ts$`,
  // Push subscriptions belong to a session, not to a workspace.
  `${api}/modules/identity/push-subscriptions/push-subscriptions\\.repository\\.ts$`,
  // The SPA's persisted operations do not belong to a workspace.
  `${api}/modules/platform/persisted-operations/spa-manifest\\.ts$`,
  // Finds the workspace to which a provider's account and phone number belong.
  `${api}/modules/platform/integrations/inbound-webhook-routes\\.ts$`,
  // Also counts requests of callers who are not authenticated yet.
  `${api}/rate-limiting/rate-limits\\.ts$`,
];

/** Exempts type-only imports from a rule, because the build removes them. */
const atRunTime = { dependencyTypesNot: ['type-only'] };

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid(
      'no-cycles',
      'Merge the two files, or move what both need into a third.',
      {},
      { circular: true, viaOnly: atRunTime },
    ),

    forbid(
      'modules-import-through-index',
      'Import the module through its index.ts. Everything else is private.',
      { path: `${api}/modules/([^/]+/[^/]+)/` },
      {
        path: `${api}/modules/[^/]+/[^/]+/`,
        pathNot: [`${api}/modules/$1/`, `${api}/modules/[^/]+/[^/]+/index\\.ts$`],
      },
    ),
    forbid(
      'modules-export-through-index',
      'Import the module through its index.ts. Everything else is private.',
      { path: api, pathNot: `${api}/modules/` },
      { path: `${api}/modules/[^/]+/[^/]+/`, pathNot: `${api}/modules/[^/]+/[^/]+/index\\.ts$` },
    ),
    forbid(
      'resolvers-call-use-cases',
      'A resolver reads through the repository of its module and writes through a use-case.',
      { path: `${api}/modules/([^/]+/[^/]+)/graphql/` },
      { path: '\\.repository\\.ts$', pathNot: `${api}/modules/$1/`, ...atRunTime },
    ),
    forbid(
      'use-cases-import-no-graphql',
      'A use-case or a job returns plain objects, such as { type: "RoleCreated", role: byId(id) }. Only graphql/ imports GraphQL types.',
      { path: [`${api}/modules/[^/]+/[^/]+/use-cases/`, `${api}/modules/[^/]+/[^/]+/jobs/`] },
      { path: [`${api}/graphql/`, `${api}/modules/[^/]+/[^/]+/graphql/`] },
    ),
    forbid(
      'repositories-import-database-only',
      'A repository imports db/ and packages/domain only.',
      { path: '\\.repository\\.ts$' },
      { path: '^(apps|packages)/', pathNot: [`${api}/db/`, '^packages/domain/'], ...atRunTime },
    ),
    forbid(
      'prisma-only-in-repositories',
      'Import the generated Prisma client from db/ and *.repository.ts only.',
      { path: '^apps/', pathNot: [`${api}/db/`, '\\.repository\\.ts$'] },
      { path: `${api}/db/generated/`, ...atRunTime },
    ),
    forbid(
      'system-db-allow-list',
      'The system role reads every workspace. Use ctx.db, or add the file to SYSTEM_DB_USERS with a reason that survives review.',
      { path: api, pathNot: SYSTEM_DB_USERS },
      { path: `${api}/db/system-db\\.ts$` },
    ),

    forbid(
      'packages-import-no-app',
      'A package imports no app.',
      { path: '^packages/', pathNot: '^packages/tooling/' },
      { path: '^apps/' },
    ),
    forbid(
      'packages-are-isomorphic',
      'The browser and the server share these packages: import neither Node nor React.',
      { path: '^packages/[^/]+/src/', pathNot: ['^packages/(tooling|providers)/', '\\.test\\.ts$'] },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'sdks-only-in-providers',
      'Use a port of packages/providers, which classifies the errors of each SDK and knows which calls are safe to retry.',
      { path: '^(apps|packages)/', pathNot: '^packages/providers/src/' },
      { path: '(^|node_modules/)(twilio|stripe|@ai-sdk|@vapi-ai|cockatiel)(/|$)' },
    ),
    forbid(
      'web-imports-no-provider',
      'Credentials and SDKs stay on the server.',
      { path: `${web}/` },
      { path: '^(packages/providers|apps/simulators)/' },
    ),
    forbid(
      'simulators-are-imported-dynamically',
      'Import simulators dynamically and in development only. Production runs without them.',
      { path: `${api}/`, pathNot: '\\.test\\.ts$' },
      { path: '^apps/simulators/', dependencyTypesNot: ['type-only', 'dynamic-import'] },
    ),
    forbid(
      'packages-import-no-react',
      'The browser and the server share these packages: import neither Node nor React.',
      { path: '^packages/' },
      { path: 'node_modules/(react|react-dom)/' },
    ),

    forbid(
      'ui-imports-only-ui-and-lib',
      'ui/ and lib/ import nothing above them.',
      { path: `${web}/ui/` },
      { path: `${web}/`, pathNot: `${web}/(ui|lib)/` },
    ),
    forbid(
      'lib-imports-only-lib',
      'ui/ and lib/ import nothing above them.',
      { path: `${web}/lib/` },
      { path: `${web}/`, pathNot: `${web}/lib/` },
    ),
    forbid(
      'features-import-no-feature',
      'A feature imports no other feature. Shared code belongs in session/, ui/ or lib/.',
      { path: `${web}/features/([^/]+)/` },
      { path: `${web}/features/`, pathNot: `${web}/features/$1/` },
    ),
    forbid(
      'only-routes-import-features',
      'Only app/routes/ imports features, so that each page is a chunk.',
      { path: `${web}/`, pathNot: [`${web}/app/routes/`, `${web}/features/`] },
      { path: `${web}/features/` },
    ),
    forbid(
      'only-session-imports-casl',
      'Use useCan() of session/, which re-renders when the abilities change.',
      { path: `${web}/`, pathNot: [`${web}/session/`, `${web}/testing/`] },
      { path: 'node_modules/@casl/' },
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'db/generated/'] },
    exclude: { path: '(^|/)(dist|coverage|node_modules/\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
