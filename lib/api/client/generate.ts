import type { openApi } from '../openapi'

type Json = Record<string, unknown>

const HEAD = `// Made by \`npm run api-client\` from the description of the API. Don't edit.
`

/**
 * TypeScript types of the API, in the form that \`openapi-fetch\` takes: \`paths\` and \`components\`. It knows the keywords that
 * our own description uses. @throws on any other, so that no rule is lost in silence
 */
export function clientTypes(document: ReturnType<typeof openApi>): string {
  const { paths, components } = document as { paths: Record<string, Json>; components: { schemas: Json } }
  const operations = Object.entries(paths).map(([path, methods]) =>
    member(
      path,
      objectOf(Object.entries(methods).map(([method, one]) => member(method, operationOf(one as Json)))),
    ),
  )
  const schemas = Object.entries(components.schemas).map(([id, schema]) => member(id, typeOf(schema as Json)))
  return [
    HEAD,
    `export interface paths {\n${operations.join('\n')}\n}\n`,
    `export interface components {\n  schemas: {\n${schemas.join('\n')}\n  }\n}\n`,
  ].join('\n')
}

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
const nameOf = (name: string) => (/^(?:[a-z_]\w*|\d+)$/i.test(name) ? name : quoted(name))
const member = (name: string, type: string, optional = false) =>
  `${nameOf(name)}${optional ? '?' : ''}: ${type}`
const objectOf = (members: readonly string[]) => `{ ${members.join('; ')} }`

function operationOf({ parameters, requestBody, responses }: Json): string {
  const groups = { path: [] as string[], query: [] as string[], header: [] as string[] }
  for (const { name, in: place, required, schema } of parameters as Json[])
    groups[place as keyof typeof groups].push(
      member(name as string, typeOf(schema as Json), required !== true),
    )
  const answers = Object.entries(responses as Record<string, Json>).map(([status, { content }]) =>
    member(
      status,
      objectOf([
        'headers: { [name: string]: unknown }',
        content === undefined
          ? 'content?: never'
          : member('content', contentOf(content as Record<string, Json>)),
      ]),
    ),
  )
  const asked = [
    groups.query.length ? member('query', objectOf(groups.query), true) : 'query?: never',
    groups.path.length ? member('path', objectOf(groups.path)) : 'path?: never',
    groups.header.length ? member('header', objectOf(groups.header)) : 'header?: never',
  ]
  const body = requestBody as { content: Record<string, Json> } | undefined
  return objectOf([
    member('parameters', objectOf(asked)),
    ...(body ? [member('requestBody', objectOf([member('content', contentOf(body.content))]))] : []),
    member('responses', objectOf(answers)),
  ])
}

const contentOf = (content: Record<string, Json>): string =>
  objectOf(Object.entries(content).map(([type, { schema }]) => member(type, typeOf(schema as Json))))

/** What narrows a value and is no part of its type. */
const BOUNDS = new Set([
  'description',
  'format',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'default',
])
const SHAPES = new Set(['type', 'properties', 'required', 'items', 'additionalProperties', 'propertyNames'])

function typeOf(schema: Json): string {
  const { $ref, enum: values, const: only, anyOf, oneOf, ...rest } = schema
  for (const keyword of Object.keys(rest))
    if (!BOUNDS.has(keyword) && !SHAPES.has(keyword)) throw new Error(`no type for ${keyword}`)
  if (typeof $ref === 'string') return `components['schemas'][${quoted($ref.split('/').at(-1) ?? '')}]`
  if (Array.isArray(values)) return values.map(literal).join(' | ')
  if (only !== undefined) return literal(only)
  const union = anyOf ?? oneOf
  if (Array.isArray(union)) return `(${union.map(typeOf).join(' | ')})`
  if (Array.isArray(rest.type)) return rest.type.map((type) => typeOf({ ...rest, type })).join(' | ')
  switch (rest.type) {
    case undefined:
      return 'unknown'
    case 'integer':
      return 'number'
    case 'array':
      return `(${typeOf(rest.items as Json)})[]`
    case 'object':
      return shapeOf(rest)
    default:
      return rest.type as string
  }
}

const literal = (value: unknown) => (typeof value === 'string' ? quoted(value) : String(value))

function shapeOf({ properties, required, propertyNames, additionalProperties }: Json): string {
  if (properties === undefined) {
    const keys = (propertyNames as { enum?: readonly string[] } | undefined)?.enum
    const value = typeOf((additionalProperties ?? {}) as Json)
    return keys ? `{ [key in ${keys.map(quoted).join(' | ')}]?: ${value} }` : `{ [key: string]: ${value} }`
  }
  const needed = required as readonly string[] | undefined
  return objectOf(
    Object.entries(properties as Record<string, Json>).map(([name, property]) =>
      member(name, typeOf(property), !needed?.includes(name)),
    ),
  )
}
