import { getTranslations } from 'next-intl/server'
import { StageTrack } from '@/components/charts/stage-track'
import { Localized } from '@/components/commitments/localized'
import { DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/section'
import { formatDate } from '@/lib/format/date'
import { commitmentHref, commitmentsHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { MakerProfile } from '@/lib/makers/profiles'
import type { MakerRecord } from '@/lib/makers/queries'

interface CountryMeasuresProps {
  locale: Locale
  code: string
  /** The first of them; beyond these the list with its filters reads better. */
  measures: readonly MakerRecord[]
  total: number
  stages: MakerProfile['stages']
}

/** National measures with the stages that documents show; without a status. */
export async function CountryMeasures({ locale, code, measures, total, stages }: CountryMeasuresProps) {
  const t = await getTranslations()
  const open = (stages.service_open ?? 0) + (stages.service_in_use ?? 0)
  const reachedOn = (record: MakerRecord) =>
    record.steps.findLast((step) => step.stage === record.stage)?.reachedOn
  return (
    <Section
      id="measures"
      title={
        open > 0
          ? t('countries.measures.title', { open, total })
          : t('countries.measures.titleNone', { total })
      }
      lede={t('countries.measures.lede')}
    >
      <DataTable
        stack
        rows={measures}
        rowKey={(record) => record.reference}
        columns={[
          {
            key: 'measure',
            title: t('countries.measures.measure'),
            cell: (record: MakerRecord) => (
              <a href={commitmentHref(locale, record.reference)}>
                <Localized text={record.title} locale={locale} />
              </a>
            ),
          },
          {
            key: 'stage',
            title: t('countries.measures.stage'),
            label: '',
            cell: (record) => (
              <span className="inline-grid gap-0.5">
                <StageTrack
                  documented={record.steps.map((step) => step.stage)}
                  label={
                    record.steps.length > 0
                      ? t('countries.measures.track', {
                          stages: [...new Set(record.steps.map((step) => t(`stage.${step.stage}`)))].join(
                            ', ',
                          ),
                        })
                      : t('countries.measures.noStage')
                  }
                />
                <span>{record.stage ? t(`stage.${record.stage}`) : t('countries.measures.noStage')}</span>
              </span>
            ),
          },
          {
            key: 'since',
            title: t('countries.measures.since'),
            cell: (record) => {
              const on = reachedOn(record)
              return <span className="whitespace-nowrap">{on ? formatDate(locale, on, 'short') : '—'}</span>
            },
          },
        ]}
      />
      {total > measures.length && (
        <p className="mt-3">
          <a href={commitmentsHref(locale, { country: code, level: 'national_measure' })}>
            {t('countries.measures.all', { count: total })}
          </a>
        </p>
      )}
    </Section>
  )
}
