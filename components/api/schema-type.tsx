import type { ReactNode } from 'react'

/** A part of the description of the API. */
export type Json = { readonly [key: string]: unknown }

export const schemaAnchor = (id: string): string => `schema-${id}`

/** What a value may be, as a programmer writes it; named shapes lead to their tables. */
export function SchemaType({ schema }: { schema: Json }): ReactNode {
  const { $ref, enum: values, const: only, type, items } = schema
  const options = (schema.anyOf ?? schema.oneOf) as readonly Json[] | undefined
  if (typeof $ref === 'string') {
    const id = $ref.split('/').at(-1) ?? ''
    return <a href={`#${schemaAnchor(id)}`}>{id}</a>
  }
  if (options)
    return options.map((option, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list without names
      <span key={index}>
        {index > 0 && ' | '}
        <SchemaType schema={option} />
      </span>
    ))
  if (Array.isArray(values)) return values.join(' | ')
  if (only !== undefined) return String(only)
  if (type === 'array') {
    const item = <SchemaType schema={items as Json} />
    // Of several the list is of any.
    return (items as Json).enum ? <>({item})[]</> : <>{item}[]</>
  }
  return Array.isArray(type) ? type.join(' | ') : String(type ?? 'any')
}
