import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { type Json, SchemaType, schemaAnchor } from './schema-type'

/** Every named shape of the API with its fields. Names and sentences are those of the description, in English. */
export async function SchemaList({ schemas }: { schemas: Readonly<Record<string, Json>> }) {
  const t = await getTranslations('api.shapes')
  return (
    <div lang="en" translate="no">
      {Object.entries(schemas).map(([id, schema]) => {
        const fields = fieldsOf(schema)
        return (
          <section key={id} id={schemaAnchor(id)} className="mt-8 scroll-mt-4 first:mt-0">
            <h3>
              <code>{id}</code>
            </h3>
            {typeof schema.description === 'string' && (
              <p className="meta mt-1 max-w-prose">{schema.description}</p>
            )}
            {fields.length === 0 ? (
              <p className="mt-2 [overflow-wrap:anywhere]">
                <code>
                  <SchemaType schema={schema} />
                </code>
              </p>
            ) : (
              <DataTable
                stack
                columns={[
                  { key: 'name', title: t('field'), cell: ({ name }) => <code>{name}</code> },
                  {
                    key: 'type',
                    title: t('type'),
                    cell: ({ field, optional }) => (
                      <code className="[overflow-wrap:anywhere]">
                        <SchemaType schema={field} />
                        {optional && ' | undefined'}
                      </code>
                    ),
                  },
                  {
                    key: 'means',
                    title: t('means'),
                    cell: ({ field }) => (typeof field.description === 'string' ? field.description : ''),
                  },
                ]}
                rows={fields}
                rowKey={({ name }) => name}
              />
            )}
          </section>
        )
      })}
    </div>
  )
}

/** Fields of an object, those within it behind a dot. */
function fieldsOf(schema: Json, at = ''): { name: string; field: Json; optional: boolean }[] {
  const required = schema.required as readonly string[] | undefined
  const properties = (schema.properties ?? {}) as Record<string, Json>
  return Object.entries(properties).flatMap(([key, field]) => {
    const name = at + key
    const inner = innerOf(field)
    return [
      { name, field, optional: !required?.includes(key) },
      ...(inner ? fieldsOf(inner, `${name}.`) : []),
    ]
  })
}

/** The object in a field, in a list, or beside null. */
function innerOf(field: Json): Json | null {
  if (field.properties) return field
  if (field.type === 'array') return innerOf(field.items as Json)
  const options = (field.anyOf ?? []) as readonly Json[]
  return options.find(({ properties }) => properties) ?? null
}
