/** The boundary rules. A name in parentheses is captured and used again as $1. */

const api = '^apps/api/src';
const web = '^apps/web/src';

/** Who may see every workspace. Adding a file is a decision that CODEOWNERS of this list review. */
const WAY_ROUND = [
  `${api}/db/`,
  `${api}/auth/caller-query\\.ts$`, // Who is this, and which workspaces are theirs: asked before there is a workspace.
  `${api}/modules/identity/identity\\.repository\\.ts$`, // Users and sessions belong to no workspace.
  `${api}/modules/platform/platform\\.repository\\.ts$`, // Accounts and settings of the platform, for global admins.
  `${api}/crypto/root-key-check\\.ts$`, // Asked at the start, before anybody calls.
  `${api}/modules/organizations/organizations\\.repository\\.ts$`, // Reaches over workspaces by its nature, as one person who belongs to them.
  `${api}/modules/support/support\\.repository\\.ts$`, // Finds the one door that is open, for an admin who belongs to no workspace.
  `${api}/modules/second-factors/second-factors\\.repository\\.ts$`, // Factors belong to the person, in every workspace.
  `${api}/modules/persisted-operations/spa-manifest\\.ts$`, // The SPA's own operations belong to no workspace.
  `${api}/modules/integrations/inbound-webhook-routes\\.ts$`, // A provider's call names an account and a number; whose they are is asked before there is a workspace.
  `${api}/rate-limiting/rate-limits\\.ts$`, // Counts callers whom nobody knows yet.
];

/** What disappears when the types are stripped ties no knot and calls nobody. */
const atRunTime = { dependencyTypesNot: ['type-only'] };

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid(
      'no-cycles',
      'Two files that need each other are one file, or lack a third.',
      {},
      { circular: true, viaOnly: atRunTime },
    ),

    forbid(
      'modules-have-one-door',
      'Import the module through its index.ts; what is not there is private.',
      { path: `${api}/modules/([^/]+)/` },
      { path: `${api}/modules/[^/]+/`, pathNot: [`${api}/modules/$1/`, `${api}/modules/[^/]+/index\\.ts$`] },
    ),
    forbid(
      'modules-have-one-door-from-outside',
      'Import the module through its index.ts; what is not there is private.',
      { path: api, pathNot: `${api}/modules/` },
      { path: `${api}/modules/[^/]+/`, pathNot: `${api}/modules/[^/]+/index\\.ts$` },
    ),
    forbid(
      'graphql-asks-use-cases',
      'A resolver reads through its own repository and writes through a use-case; no other module is its business.',
      { path: `${api}/modules/([^/]+)/graphql/` },
      { path: '\\.repository\\.ts$', pathNot: `${api}/modules/$1/`, ...atRunTime },
    ),
    forbid(
      'use-cases-know-no-other-graph',
      'A use-case answers with its own types, not with those of another module.',
      { path: `${api}/modules/([^/]+)/use-cases/` },
      { path: `${api}/modules/[^/]+/graphql/`, pathNot: `${api}/modules/$1/` },
    ),
    forbid(
      'repositories-know-the-database-only',
      'A repository is Prisma and the words of packages/domain.',
      { path: '\\.repository\\.ts$' },
      { path: '^(apps|packages)/', pathNot: [`${api}/db/`, '^packages/domain/'], ...atRunTime },
    ),
    forbid(
      'prisma-stays-in-repositories',
      'The generated client is reached through db/ and *.repository.ts.',
      { path: '^apps/', pathNot: [`${api}/db/`, '\\.repository\\.ts$'] },
      { path: `${api}/db/generated/`, ...atRunTime },
    ),
    forbid(
      'the-way-round-is-listed',
      'The system role sees every workspace. Use ctx.db, or add the file to WAY_ROUND with a reason that survives review.',
      { path: api, pathNot: WAY_ROUND },
      { path: `${api}/db/system-db\\.ts$` },
    ),

    forbid(
      'packages-know-no-app',
      'A package serves the apps and does not know them.',
      { path: '^packages/', pathNot: '^packages/tooling/' },
      { path: '^apps/' },
    ),
    forbid(
      'packages-run-anywhere',
      'The browser and the server share these packages: no Node, no React.',
      { path: '^packages/[^/]+/src/', pathNot: ['^packages/(tooling|providers)/', '\\.test\\.ts$'] },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'sdks-stay-in-providers',
      'Ask a port of packages/providers: it alone knows what a failure of each SDK means, and whether asking again is safe.',
      { path: '^(apps|packages)/', pathNot: '^packages/providers/src/' },
      { path: '(^|node_modules/)(twilio|openai|@vapi-ai|cockatiel)(/|$)' },
    ),
    forbid(
      'the-browser-meets-no-provider',
      'Credentials and SDKs stay on the server.',
      { path: `${web}/` },
      { path: '^(packages/providers|apps/simulators)/' },
    ),
    forbid(
      'simulators-come-late',
      'Import them dynamically, where development is known, and nothing but their types otherwise: production runs without them.',
      { path: `${api}/`, pathNot: '\\.test\\.ts$' },
      { path: '^apps/simulators/', dependencyTypesNot: ['type-only', 'dynamic-import'] },
    ),
    forbid(
      'packages-know-no-react',
      'The browser and the server share these packages: no Node, no React.',
      { path: '^packages/' },
      { path: 'node_modules/(react|react-dom)/' },
    ),

    forbid(
      'ui-knows-no-product',
      'ui/ and lib/ import nothing above them.',
      { path: `${web}/ui/` },
      { path: `${web}/`, pathNot: `${web}/(ui|lib)/` },
    ),
    forbid(
      'lib-knows-itself',
      'ui/ and lib/ import nothing above them.',
      { path: `${web}/lib/` },
      { path: `${web}/`, pathNot: `${web}/lib/` },
    ),
    forbid(
      'features-are-strangers',
      'A feature never imports a feature: what both need belongs to session/, ui/ or lib/.',
      { path: `${web}/features/([^/]+)/` },
      { path: `${web}/features/`, pathNot: `${web}/features/$1/` },
    ),
    forbid(
      'routes-load-features',
      'Only app/routes/ imports features, so that each page is its own chunk.',
      { path: `${web}/`, pathNot: [`${web}/app/routes/`, `${web}/features/`] },
      { path: `${web}/features/` },
    ),
    forbid(
      'session-reads-the-ability',
      'Ask useCan() of session/: it is the one place that knows when the answer changed.',
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
