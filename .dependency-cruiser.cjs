// The walls. docs/architecture.md draws them; each rule here says why it stands.
const spec = '[.]spec[.]tsx?$';
const npm = 'node_modules/';

module.exports = {
  forbidden: [
    {
      name: 'domain-stands-alone',
      comment:
        'The rules run in Node and in the browser and are tested as arithmetic, so they know nothing outside libs/domain.',
      severity: 'error',
      from: { path: '^libs/domain/', pathNot: spec },
      to: { pathNot: '^libs/domain/' },
    },
    {
      name: 'domain-specs-stay-in-the-domain',
      comment:
        'A rule that needs another library to be tested is not a pure rule; builders and a testing package from npm are welcome.',
      severity: 'error',
      from: { path: `^libs/domain/.*${spec}` },
      to: { path: '^(apps|libs|test|bench)/', pathNot: '^(libs/domain|test/support)/' },
    },
    {
      name: 'messages-stand-alone',
      comment:
        'Texts and tokens are read by the web, the api and the worker alike and may bring nothing of ours along.',
      severity: 'error',
      from: { path: '^libs/messages/' },
      to: { path: '^(apps|libs|test|bench)/', pathNot: '^libs/messages/' },
    },
    {
      name: 'documents-see-domain-and-messages',
      comment: 'A page is drawn from what it is handed; one that could reach storage could print an identity.',
      severity: 'error',
      from: { path: '^libs/documents/' },
      to: { path: '^(apps|libs|test|bench)/', pathNot: '^libs/(documents|domain|messages)/' },
    },
    {
      name: 'platform-knows-no-storage',
      comment: 'Storage stands on the platform, and the platform on neither storage nor documents.',
      severity: 'error',
      from: { path: '^libs/platform/' },
      to: { path: '^libs/(storage|documents)/' },
    },
    {
      name: 'storage-sees-domain-and-platform',
      comment:
        'Rows know the domain types they hold and the platform they run on; words and pages are for those who show them.',
      severity: 'error',
      from: { path: '^libs/storage/' },
      to: { path: '^libs/', pathNot: '^libs/(storage|domain|platform)/' },
    },
    {
      name: 'libraries-know-no-application',
      comment: 'An application is put together from libraries, never the other way round.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'api-knows-no-worker',
      comment: 'They run apart in a country and together on a laptop; only apps/all knows both.',
      severity: 'error',
      from: { path: '^apps/api/' },
      to: { path: '^apps/', pathNot: '^apps/api/' },
    },
    {
      name: 'worker-knows-no-api',
      comment: 'They run apart in a country and together on a laptop; only apps/all knows both.',
      severity: 'error',
      from: { path: '^apps/worker/' },
      to: { path: '^apps/', pathNot: '^apps/worker/' },
    },
    {
      name: 'all-serves-the-web-as-files',
      comment: 'The web is built by itself and served as files; importing it would pull the browser into the server.',
      severity: 'error',
      from: { path: '^apps/all/' },
      to: { path: '^apps/web/' },
    },
    {
      name: 'web-sees-domain-and-messages',
      comment: 'A phone may be taken at a checkpoint: it carries the rules and the words, and nothing of the server.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(apps|libs|test|bench)/', pathNot: '^(apps/web|libs/(domain|messages))/' },
    },
    {
      name: 'phone-without-console',
      comment: 'Field and console are two programs, so that what coordinators see never reaches a phone.',
      severity: 'error',
      from: { path: '^apps/web/(field|console)/' },
      to: { path: '^apps/web/(field|console)/', pathNot: '^apps/web/$1/' },
    },
    {
      name: 'features-meet-in-libraries',
      comment:
        'Features of one application meet in the domain or in libs/storage; http/ is the edge that all of the api shares.',
      severity: 'error',
      from: { path: '^apps/(api|worker)/src/([^/]+)/' },
      to: { path: '^apps/$1/src/[^/]+/', pathNot: '^apps/$1/src/($2|http)/' },
    },
    {
      name: 'production-without-tests',
      comment: 'What runs in the field must not hang on a test or a benchmark.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: spec },
      to: { path: ['^(test|bench)/', spec] },
    },
    {
      name: 'production-without-dev-packages',
      comment: 'An installation without development packages must still start.',
      severity: 'error',
      from: { path: '^(apps/(api|worker|all)|libs)/', pathNot: spec },
      to: { path: npm, dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one thought in two places; reading either needs both.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'aliases-resolve',
      comment: 'An import that cannot be followed would pass every wall unseen.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, path: '^(@corridor/|[.])' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: npm },
    exclude: { path: '^(apps/web/)?(dist|coverage)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
