import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/section'
import { publicDb } from '@/db/client'
import { listOverdueChecks } from '@/lib/assessments/queries'

/** How often the safety check of an assessment took too long, by quarter; nothing before the first quarter is over. */
export async function OverdueChecks() {
  const [t, quarters] = await Promise.all([getTranslations('assessment.checks'), listOverdueChecks(publicDb)])
  if (quarters.length === 0) return null
  return (
    <Section id="checks" title={t('title')} lede={t('lede')}>
      <DataTable
        rows={quarters}
        rowKey={({ quarter }) => quarter}
        columns={[
          { key: 'quarter', title: t('quarter'), cell: ({ quarter }) => quarter },
          { key: 'count', title: t('count'), numeric: true, cell: ({ count }) => count ?? t('few') },
        ]}
      />
    </Section>
  )
}
