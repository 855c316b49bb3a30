import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { ENDPOINTS, type Endpoint } from '@/lib/api/endpoints'
import type { openApi } from '@/lib/api/openapi'
import { type Json, SchemaType } from './schema-type'

/** Every question that the API answers: its parameters, its answer, its problems. */
export async function QuestionList({ document }: { document: ReturnType<typeof openApi> }) {
  const t = await getTranslations('api')
  const paths = document.paths as Record<string, Record<string, Json>>
  return ENDPOINTS.map((endpoint) => {
    const { method, path, id } = endpoint
    const operation = paths[path]?.[method]
    if (!operation) throw new Error(`${method} ${path} is not described`)
    const parameters = operation.parameters as readonly (Json & { name: string })[]
    const body = schemaIn(operation.requestBody)
    const answer = schemaIn((operation.responses as Json)[method === 'get' ? '200' : '201'])
    return (
      <section key={id} id={id} className="card mt-5 first:mt-0">
        <h3 className="[overflow-wrap:anywhere]" translate="no">
          <code>
            {method.toUpperCase()} {path}
          </code>
        </h3>
        <p className="mt-1">{t(`endpoint.${id}`)}</p>
        {method === 'post' && <p className="meta">{t('questions.needsKey')}</p>}
        <dl className="facts mt-3">
          {body && (
            <>
              <dt>{t('questions.sends')}</dt>
              <dd translate="no">
                <code>
                  <SchemaType schema={body} />
                </code>
              </dd>
            </>
          )}
          <dt>{t('questions.answers')}</dt>
          <dd translate="no">
            <code>{answer ? <SchemaType schema={answer} /> : typesOf(endpoint)}</code>
          </dd>
          <dt>{t('questions.problems')}</dt>
          <dd translate="no" className="[overflow-wrap:anywhere]">
            <code>{endpoint.problems.join(', ')}</code>
          </dd>
        </dl>
        {parameters.length > 0 && (
          <details className="mt-3">
            <summary aria-label={`${t('questions.parameters')}: ${path}`}>
              {t('questions.parameters')}
            </summary>
            <div lang="en" translate="no" className="mt-3">
              <DataTable
                stack
                columns={[
                  { key: 'name', title: t('shapes.field'), cell: ({ name }) => <code>{name}</code> },
                  {
                    key: 'type',
                    title: t('shapes.type'),
                    cell: ({ schema }) => (
                      <code className="[overflow-wrap:anywhere]">
                        <SchemaType schema={schema as Json} />
                      </code>
                    ),
                  },
                  {
                    key: 'means',
                    title: t('shapes.means'),
                    cell: ({ description }) => (typeof description === 'string' ? description : ''),
                  },
                ]}
                rows={parameters}
                rowKey={({ name }) => name}
              />
            </div>
          </details>
        )}
      </section>
    )
  })
}

/** The JSON that is sent or answered; null: it is a file. */
function schemaIn(of: unknown): Json | null {
  const { content } = (of ?? {}) as { content?: Record<string, { schema: Json }> }
  return content?.['application/json']?.schema ?? null
}

const typesOf = ({ answer }: Endpoint): string => (Array.isArray(answer) ? answer.join(', ') : '')
