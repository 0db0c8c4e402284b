/** The arrows between rooms, as docs/architecture.md draws them: each room, and the rooms that it may look into. */
const arrows = {
  text: [],
  forms: [],
  history: ['forms'],
  offices: [],
  reports: ['forms', 'history', 'offices'],
  'roll-up': ['forms', 'history', 'offices', 'reports'],
  schemas: [],
  'event-store': [],
  audit: ['event-store', 'history'],
  copy: ['event-store', 'audit'],
  export: ['forms', 'history', 'reports'],
  import: ['text', 'forms', 'history', 'reports', 'export'],
  'read-model': ['event-store', 'reports', 'offices', 'history', 'forms', 'roll-up', 'schemas', 'text'],
  notifications: ['read-model', 'event-store'],
  access: ['offices', 'reports'],
  app: [
    'forms',
    'history',
    'offices',
    'reports',
    'roll-up',
    'schemas',
    'event-store',
    'audit',
    'import',
    'export',
    'read-model',
    'notifications',
    'access',
  ],
  graphql: ['app', 'read-model', 'history', 'forms', 'export', 'reports', 'offices', 'roll-up', 'access', 'notifications', 'event-store'],
  server: ['graphql', 'app', 'access', 'notifications', 'event-store', 'export'],
  cli: [
    'app',
    'offices',
    'access',
    'history',
    'forms',
    'reports',
    'roll-up',
    'read-model',
    'event-store',
    'audit',
    'copy',
    'server',
    'import',
    'export',
  ],
};
/** Where the rooms are joined: the app opens the projections, the CLI starts the service. */
const wiring = { app: ['^projections/index\\.ts$'], cli: ['^src/run-service\\.ts$'] };
const shared = ['errors', 'package-root', 'config', 'steps', 'pace'].map((file) => `^src/${file}\\.ts$`);

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['^src/main\\.ts$', '^src/cli/main\\.ts$'] },
      to: {},
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'not-to-dev-dep', severity: 'error', from: { path: '^(src|projections)' }, to: { dependencyTypes: ['npm-dev'] } },
    ...Object.entries(arrows).map(([room, rooms]) => ({
      name: `arrows-of-${room}`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: {
        path: '^(src|projections)/',
        pathNot: [...[room, ...rooms].map((other) => `^src/${other}/`), ...shared, ...(wiring[room] ?? [])],
      },
    })),
    {
      name: 'arrows-of-projections',
      severity: 'error',
      from: { path: '^projections/' },
      to: {
        path: '^src/',
        pathNot: [...['read-model', 'event-store', 'reports', 'offices', 'history', 'forms'].map((other) => `^src/${other}/`), ...shared],
      },
    },
    {
      name: 'the-core-is-pure',
      comment: 'No I/O, clock or randomness behind the domain: only hashing comes from Node.',
      severity: 'error',
      from: { path: '^src/(reports|offices|history|roll-up|export)/', pathNot: '^src/export/export-schema\\.ts$' },
      to: { dependencyTypes: ['core'], pathNot: ['^(node:)?crypto$'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
