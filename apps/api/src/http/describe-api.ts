import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** Writes that are no commands: they have no envelope. Nor has a disclosure, which is a reading. */
const withoutEnvelope = [
  '/api/setup',
  '/api/sessions',
  '/api/notifications/{id}/read',
  '/api/audit/handlings/retry',
  '/api/sync',
  '/api/outside-watches/unsubscribe',
  '/api/imports/previews',
  '/api/imports/{id}/exports',
];

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; what clients translate.' },
    details: { type: 'object', description: 'Ids, counts and states that help to mend it. Never personal data.' },
  },
};

/** The API's description at `/api/openapi.json`, and Swagger UI at `/api/docs`. */
export function describeApi(app: NestFastifyApplication): void {
  const description = new DocumentBuilder()
    .setTitle('Corridor')
    .setDescription(
      'Tracks people out of besieged places. Times are ISO 8601 in UTC, ids are UUIDs, lists go by cursor, errors are RFC 9457 problems.',
    )
    .setVersion('1')
    .addCookieAuth('corridor_session')
    .addSecurityRequirements('cookie')
    .build();
  const document = SwaggerModule.createDocument(app, description);
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: problem } };
  for (const [path, item] of Object.entries(document.paths)) {
    if (item.get) describe(item.get, []);
    if (item.post) describe(item.post, withoutEnvelope.includes(path) || path.endsWith('/disclosures') ? [] : envelope);
    if (item.delete) describe(item.delete, []);
  }
  SwaggerModule.setup('api/docs', app, document, {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
  });
}

type Parameter = NonNullable<Operation['parameters']>[number];

const operationId: Parameter = {
  name: 'operationId',
  in: 'query',
  required: false,
  description: 'The operation; may be left out by who has only one.',
  schema: { type: 'string', format: 'uuid' },
};

const envelope: readonly Parameter[] = [
  {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      "The command's id. The same key with the same body gets the same answer again; with another body 409 `command.payload_differs`.",
    schema: { type: 'string', format: 'uuid' },
  },
  {
    name: 'If-Match',
    in: 'header',
    required: false,
    description:
      'The version that was seen. Needed where the description says so (428), refused where it is stale (409).',
    schema: { type: 'string' },
  },
];

function describe(operation: Operation, more: readonly Parameter[]): void {
  const known = new Set((operation.parameters ?? []).map((each) => ('name' in each ? each.name : '')));
  const added = [operationId, ...more].filter((each) => 'name' in each && !known.has(each.name));
  operation.parameters = [...(operation.parameters ?? []), ...added];
  operation.responses['default'] = {
    description: 'Anything else',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
