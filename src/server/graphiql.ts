import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { exampleQueries } from './example-queries.js';

const require = createRequire(import.meta.url);
const packageFile = (name: string, file: string): string => join(dirname(require.resolve(`${name}/package.json`)), file);

/** What the page is made of, each from its package: nothing is fetched from anywhere else. */
const assets: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  'react.js': { file: packageFile('react', 'umd/react.production.min.js'), type: 'text/javascript; charset=utf-8' },
  'react-dom.js': { file: packageFile('react-dom', 'umd/react-dom.production.min.js'), type: 'text/javascript; charset=utf-8' },
  'graphiql.js': { file: packageFile('graphiql', 'graphiql.min.js'), type: 'text/javascript; charset=utf-8' },
  'graphiql.css': { file: packageFile('graphiql', 'graphiql.min.css'), type: 'text/css; charset=utf-8' },
};

const page = `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gongkai 公开 · GraphQL</title>
<link rel="stylesheet" href="/graphiql/graphiql.css">
<style>html, body, #graphiql { height: 100%; margin: 0; }</style>
</head>
<body>
<div id="graphiql">Loading…</div>
<script src="/graphiql/react.js"></script>
<script src="/graphiql/react-dom.js"></script>
<script src="/graphiql/graphiql.js"></script>
<script src="/graphiql/start.js"></script>
</body>
</html>
`;

const start = `const socket = new URL('/graphql', location.href);
socket.protocol = socket.protocol.replace('http', 'ws');
const fetcher = GraphiQL.createFetcher({ url: '/graphql', subscriptionUrl: socket.href });
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher,
    defaultEditorToolsVisibility: true,
    defaultHeaders: JSON.stringify({ 'x-gongkai-actor': 'li.author' }, null, 2),
    shouldPersistHeaders: true,
    defaultTabs: ${JSON.stringify(exampleQueries.map(({ query }) => ({ query })))},
  }),
);
`;

/** GraphiQL's styles are set from its script; everything else comes from this server. */
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'none'";

/** The GraphQL page. */
export function graphiqlRoutes(server: FastifyInstance): void {
  server.get('/', (_request, reply) => reply.redirect('/graphiql'));
  server.get('/graphiql', (_request, reply) => reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(page));
  server.get('/graphiql/start.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(start));
  const read = new Map<string, Buffer>();
  for (const [name, { file, type }] of Object.entries(assets))
    server.get(`/graphiql/${name}`, (_request, reply) => {
      const bytes = read.get(name) ?? readFileSync(file);
      read.set(name, bytes);
      return reply.header('cache-control', 'public, max-age=3600').type(type).send(bytes);
    });
}
