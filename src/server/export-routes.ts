import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { exportedAt } from '../app/exported-at.js';
import { instant } from '../app/instant.js';
import type { Point } from '../app/resolve-point.js';
import { errorTable, GongkaiError, isGongkaiError } from '../errors.js';
import { exportReport } from '../export/export-report.js';
import { exportSchema } from '../export/export-schema.js';
import type { ExportedWithFindings } from '../export/exported.js';
import { fileName, plainFileName } from '../export/file-name.js';
import { type ExportFormat, exportFormats, formats, isExportFormat } from '../export/formats.js';
import { contentSecurityPolicy } from '../export/html/print-style.js';
import { exportSchemaName } from '../export/json/export-json.js';
import { contentDisposition } from './content-disposition.js';
import { header } from './headers.js';
import type { ServerOptions } from './options.js';
import { requestContext } from './request-context.js';

/**
 * GET /reports/<id>/export.<format>: a report as a file, at the point that the parameters name (revision, edition, asOf, publishedAsOf;
 * by none, as it is now). Who may read it is who may query it. GET /schema/export/<name>.json: the JSON Schema of the JSON.
 */
export function exportRoutes(server: FastifyInstance, options: ServerOptions): void {
  server.get<{ Params: { id: string; format: string } }>(exportUrl, async (request, reply) => {
    try {
      return await sendExport(request, reply, options);
    } catch (error) {
      if (!isGongkaiError(error) || errorTable[error.code].http >= 500) throw error;
      return reply.code(errorTable[error.code].http).send({ code: error.code, message: error.message });
    }
  });
  server.route({
    method: ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: exportUrl,
    // Before the body is read: of whatever kind that is, it is not taken.
    onRequest: async (_request, reply) =>
      reply
        .code(405)
        .header('allow', 'GET, HEAD')
        .send({ code: 'BAD_INPUT', message: 'An export is only read: GET or HEAD. A report is changed over GraphQL (/graphql).' }),
    handler: async () => {},
  });
  server.get(`/schema/export/${exportSchemaName}.json`, async (_request, reply) =>
    reply.type('application/schema+json; charset=utf-8').send(exportSchema()),
  );
}

const exportUrl = '/reports/:id/export.:format';

async function sendExport(
  request: FastifyRequest<{ Params: { id: string; format: string } }>,
  reply: FastifyReply,
  { api, actors }: ServerOptions,
): Promise<FastifyReply> {
  const { id, format } = request.params;
  if (!isExportFormat(format))
    throw new GongkaiError('NOT_FOUND', `There is no export as "${format.slice(0, 20)}". There is ${exportFormats.join(', ')}.`, {
      format,
    });
  const actorId = header(request, 'x-gongkai-actor');
  const correlationId = header(request, 'x-correlation-id');
  const { app, findings } = requestContext(api, actors, {
    actorId,
    requestId: request.id,
    correlationId,
    signal: new AbortController().signal,
  });
  const { bom, ...when } = parameters(request.query);
  const exported = await exportedAt(app.queries, findings, { reportId: id, ...when }, format);
  const tag = entityTag(exported, format, bom);
  reply
    .header('etag', tag)
    .header('cache-control', 'private, no-cache')
    .header('vary', 'x-gongkai-actor')
    .header('cross-origin-resource-policy', 'same-origin')
    .header(
      'content-security-policy',
      format === 'html' ? `${contentSecurityPolicy}; sandbox; frame-ancestors 'none'` : "default-src 'none'; sandbox",
    );
  const known = header(request, 'if-none-match')?.trim();
  // RFC 9110, 13.1.2: * is any version that there is.
  if (known === '*' || known?.split(/\s*,\s*/).includes(tag)) return reply.code(304).send();
  // A page is for reading and printing, everything else for keeping.
  const disposition = contentDisposition(
    format === 'html' ? 'inline' : 'attachment',
    fileName(exported, format),
    plainFileName(exported, format),
  );
  const bytes = await exportReport(exported, format, { byteOrderMark: bom });
  return reply.header('content-disposition', disposition).type(formats[format].mediaType).send(Buffer.from(bytes));
}

/** Weak, since a document's package has the time of its making in it; of the content's hash, and of all else that the file says. */
function entityTag(exported: ExportedWithFindings, format: ExportFormat, bom: boolean): string {
  const { content: _named, form, contentHash, ...rest } = exported;
  const said = createHash('sha256').update(JSON.stringify([form.id, rest, bom]));
  return `W/"${contentHash}-${said.digest('hex').slice(0, 16)}-${format}"`;
}

/** @throws {GongkaiError} BAD_INPUT for what is no parameter, or no value of it */
function parameters(query: unknown): Omit<Point, 'reportId'> & { readonly bom: boolean } {
  const { revision, edition, asOf, publishedAsOf, bom, ...others } = query as Record<string, unknown>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw bad(
      unknown,
      `There is no parameter "${unknown.slice(0, 50)}". There is revision, edition, asOf, publishedAsOf, and bom for CSV.`,
    );
  const twice = Object.entries({ revision, edition, asOf, publishedAsOf, bom }).find(([, value]) => Array.isArray(value))?.[0];
  if (twice !== undefined) throw bad(twice, `The parameter ${twice} is given more than once. Give it once.`);
  return {
    ...(revision === undefined ? {} : { revision: whole('revision', revision) }),
    ...(edition === undefined ? {} : { edition: whole('edition', edition) }),
    ...(asOf === undefined ? {} : { asOf: instant(String(asOf)) }),
    ...(publishedAsOf === undefined ? {} : { publishedAsOf: instant(String(publishedAsOf)) }),
    bom: bom === 'true',
  };
}

function whole(name: string, text: unknown): number {
  if (typeof text === 'string' && /^\d{1,9}$/.test(text)) return Number(text);
  throw bad(name, `The parameter ${name} must be a whole number.`);
}

function bad(argument: string, message: string): GongkaiError {
  return new GongkaiError('BAD_INPUT', message, { argument });
}
