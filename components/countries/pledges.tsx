import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import { shareLabel, statusLabel } from '@/components/commitments/standing-words'
import { BulletBar } from '@/components/ui/bullet-bar'
import { DataTable } from '@/components/ui/data-table'
import { LevelTag } from '@/components/ui/level-tag'
import { Section } from '@/components/ui/section'
import { StatusTag } from '@/components/ui/status'
import { PLEDGE_LEVELS } from '@/lib/commitments/model'
import { formatDate } from '@/lib/format/date'
import { commitmentHref, commitmentsHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { MakerRecord } from '@/lib/makers/queries'

interface CountryPledgesProps {
  locale: Locale
  code: string
  /** The first of them; beyond these the list with its filters reads better. */
  pledges: readonly MakerRecord[]
  total: number
  withFigure: number
}

/** Each pledge with a small bar against the mark where it should be. */
export async function CountryPledges({ locale, code, pledges, total, withFigure }: CountryPledgesProps) {
  const t = await getTranslations()
  return (
    <Section
      id="pledges"
      title={t('countries.records.title', { figure: withFigure, total })}
      lede={t('countries.records.lede')}
    >
      <DataTable
        stack
        rows={pledges}
        rowKey={(record) => record.reference}
        columns={[
          {
            key: 'pledge',
            title: t('countries.records.pledge'),
            cell: (record: MakerRecord) => (
              <>
                <a className="font-[560]" href={commitmentHref(locale, record.reference)}>
                  <Localized text={record.title} locale={locale} />
                </a>
                <span className="mt-1 flex flex-wrap gap-x-3">
                  <LevelTag level={record.level} label={t(`level.${record.level}`)} />
                  <span className="meta">{record.reference}</span>
                  {record.maker.code !== code && (
                    <span className="meta">{t('countries.records.jointly')}</span>
                  )}
                </span>
              </>
            ),
          },
          {
            key: 'status',
            title: t('countries.records.status'),
            label: '',
            cell: ({ status, late }) =>
              status && <StatusTag status={status} label={statusLabel(t, status, late)} />,
          },
          {
            key: 'progress',
            title: t('countries.records.progress'),
            label: '',
            cell: (record) => <Progress locale={locale} record={record} />,
          },
          {
            key: 'due',
            title: t('countries.records.due'),
            cell: ({ dueOn }) => (
              <span className="whitespace-nowrap">
                {dueOn ? formatDate(locale, dueOn, 'short') : t('format.noDeadline')}
              </span>
            ),
          },
        ]}
      />
      {total > pledges.length && (
        <p className="mt-3">
          <a href={commitmentsHref(locale, { country: code, level: PLEDGE_LEVELS })}>
            {t('countries.records.all', { count: total })}
          </a>
        </p>
      )}
    </Section>
  )
}

async function Progress({ locale, record }: { locale: Locale; record: MakerRecord }) {
  const t = await getTranslations()
  const { expected, status, measurable } = record
  if (!measurable) return <span className="meta">{t('countries.records.notMeasurable')}</span>
  // Steps not documented as done count as nothing known, not as nothing done.
  const progress = record.progress === 0 && !record.hasFigure ? null : record.progress
  const words = (): string => {
    if (status === 'kept' || status === 'met_after_softening') return t('countries.records.reached')
    if (status === 'not_yet_done') return t('countries.records.notDone')
    if (progress === null)
      return t(record.hasFigure ? 'charts.progressIncomparable' : 'charts.progressUnknown')
    const values = { progress: shareLabel(locale, progress) }
    return expected === null
      ? t('charts.progressOnly', values)
      : t('charts.progressLabel', { ...values, expected: shareLabel(locale, expected) })
  }
  return (
    <div className="max-w-64 min-w-36 pt-1.5">
      <BulletBar progress={progress} expected={expected} status={status} label={words()} />
      <p className="meta mt-1">{words()}</p>
    </div>
  )
}
