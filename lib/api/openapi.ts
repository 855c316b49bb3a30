import { z } from 'zod'
import { LICENCE } from '@/lib/exports/about'
import { LOCALES } from '@/lib/i18n/model'
import { ENDPOINTS, type Endpoint } from './endpoints'
import { PROBLEMS, type ProblemCode } from './problems'
import { Fault } from './schema/delivery'
import type { Parameters } from './schema/parameters'
import { components, named } from './schema/shared'

type Json = { [key: string]: unknown }

const Problem = named(
  'Problem',
  'Why a question was not answered (RFC 9457). `detail` is for the person who reads it, `code` for the program.',
  z.strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
    detail: z.string().optional().describe('What to do; missing: the title says it all.'),
    faults: z.array(Fault).optional().describe('Of a delivery: everything that is wrong at once.'),
  }),
)

const refTo = (id: string) => `#/components/schemas/${id}`

/** Texts by language are one schema, however long they may be where they are written. */
const isLocalized = (schema: z.core.$ZodType): boolean =>
  schema instanceof z.ZodRecord &&
  schema.def.keyType instanceof z.ZodEnum &&
  schema.def.keyType.options.join() === LOCALES.join()

/** What a client may not rely on is left out: a later version may add fields, and the bounds of a float are nobody's rule. */
const override: NonNullable<z.core.ToJSONSchemaParams['override']> = ({ zodSchema, jsonSchema }) => {
  if (isLocalized(zodSchema) && !components.has(zodSchema as unknown as z.ZodType)) {
    for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema]
    jsonSchema.$ref = refTo('LocalizedText')
  }
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
}

/** A schema as the description carries it: what has a name is referred to. */
function jsonOf(schema: z.ZodType): Json {
  const known = components.get(schema)
  if (known) return { $ref: refTo(known.id) }
  return clean(z.toJSONSchema(schema, { io: 'output', override }))
}

function namedSchemas(): Json {
  const { schemas } = z.toJSONSchema(components, { io: 'output', uri: refTo, override })
  return Object.fromEntries(
    Object.entries(schemas)
      .map(([id, schema]) => [id, clean(schema)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** The document says once which JSON Schema it speaks, and its components have addresses of their own. */
function clean(schema: object): Json {
  const { $schema, $id, id, ...rest } = schema as Json
  return rest
}

function parametersOf(place: 'path' | 'query' | 'header', parameters: Parameters): Json[] {
  return Object.entries(parameters).map(([name, schema]) => {
    const { description = components.get(schema)?.description, ...rest } = jsonOf(schema)
    return {
      name,
      in: place,
      ...(place === 'query' ? {} : { required: true }),
      ...(description ? { description } : {}),
      schema: rest,
    }
  })
}

const problemAnswer = (codes: readonly ProblemCode[]): Json => ({
  description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code][1]}.`).join(' '),
  content: { 'application/problem+json': { schema: jsonOf(Problem) } },
})

function problemAnswers(codes: readonly ProblemCode[]): Json {
  const statuses = [...new Set(codes.map((code) => PROBLEMS[code][0]))].toSorted()
  return Object.fromEntries(
    statuses.map((status) => [status, problemAnswer(codes.filter((code) => PROBLEMS[code][0] === status))]),
  )
}

const answerHeader = (description: string) => ({ description, schema: { type: 'string' } })
const LIMITS = {
  'RateLimit-Policy': answerHeader('How many requests (q) in how many seconds (w).'),
  RateLimit: answerHeader('How many are left (r), and for how many seconds (t).'),
}
const READ = { ...LIMITS, ETag: answerHeader('Send it back as If-None-Match.') }
const TAKEN = {
  ...LIMITS,
  'Idempotency-Replayed': answerHeader('`true`: the same delivery was taken before, nothing happened now.'),
}

function operationOf(endpoint: Endpoint): Json {
  const { method, id, summary, parts, query, headers = {}, body, answer, problems } = endpoint
  const content =
    answer instanceof z.ZodType
      ? { 'application/json': { schema: jsonOf(answer) } }
      : Object.fromEntries(answer.map((type) => [type, { schema: { type: 'string' } }]))
  return {
    operationId: id,
    summary,
    // Reading asks for nothing; with a key one may ask more often.
    security: method === 'get' ? [{}, { key: [] }] : [{ key: [] }],
    parameters: [
      ...parametersOf('path', parts),
      ...parametersOf('query', query),
      ...parametersOf('header', headers),
    ],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonOf(body) } } },
    }),
    responses: {
      ...(method === 'get'
        ? {
            200: { description: 'As asked.', headers: READ, content },
            304: { description: 'Nothing changed since the ETag that was sent.' },
          }
        : { 201: { description: 'Taken as a draft.', headers: TAKEN, content } }),
      ...problemAnswers([...problems, ...EVERYWHERE]),
    },
  }
}

/** What any question may be answered with. */
const EVERYWHERE: readonly ProblemCode[] = ['bad_request', 'too_many', 'unavailable']

const pathsOf = (): Json =>
  Object.fromEntries(
    ENDPOINTS.map((endpoint) => [endpoint.path, { [endpoint.method]: operationOf(endpoint) }]),
  )

/** The description of the API, made from the schemas that its answers are held to. `base`: where this Vaada is read. */
export function openApi(base: string): Json {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Vaada',
      version: '1',
      summary: 'The public record of commitments on gender-based violence.',
      description:
        'Everything published, open to read without an account and from any site. Every answer says which day and ledger entry it tells of. What it can’t use of an address it names in `meta.ignored`.',
      license: { name: LICENCE.name, url: LICENCE.url },
    },
    servers: [{ url: new URL('/api/v1', base).href }],
    paths: pathsOf(),
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'A key from one’s account page.' },
      },
      schemas: namedSchemas(),
    },
  }
}
