import { getTranslations } from 'next-intl/server'
import { type Column, DataTable } from '@/components/ui/data-table'
import { formatDate, formatPeriod } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import type { ReportContent } from '@/lib/reports/input'
import type { ReportIndicator } from '@/lib/submissions/queries'
import { AsWritten } from './as-written'
import { SourceLink } from './commitment-content'
import { type Figure, figureWords, indicatorName } from './figures'

interface ReportContentViewProps {
  content: ReportContent
  indicators: readonly ReportIndicator[]
  locale: Locale
  /** Once it is published, the last value is its own. */
  published?: boolean
}

/** The whole of a progress report, each new value beside the last one and the target, evidence beside the claim. */
export async function ReportContentView({
  content,
  indicators,
  locale,
  published = false,
}: ReportContentViewProps) {
  const t = await getTranslations()
  const indicatorOf = (key: string) => indicators.find((indicator) => indicator.key === key)
  const figure = (point: Figure | null | undefined, indicator: ReportIndicator | undefined) =>
    point &&
    (point.on
      ? t('report.beside.dated', {
          value: figureWords(locale, point.value, indicator),
          date: formatDate(locale, point.on, 'short'),
        })
      : figureWords(locale, point.value, indicator))
  const latest: Column<ReportContent['values'][number]> = {
    key: 'latest',
    title: t('report.beside.latest'),
    numeric: true,
    cell: ({ indicator }) =>
      figure(indicatorOf(indicator)?.latest, indicatorOf(indicator)) ?? t('report.beside.none'),
  }
  return (
    <div className="grid gap-7">
      <dl className="facts max-w-3xl">
        <dt>{t('report.field.implementation')}</dt>
        <dd>{t(`implementation.${content.implementation}`)}</dd>
        <dt>{t('report.field.selfRating')}</dt>
        <dd>{content.selfRating ? t(`selfRating.${content.selfRating}`) : t('report.noRating')}</dd>
      </dl>
      <section>
        <h3 className="mb-1">{t('report.field.done')}</h3>
        <p className="whitespace-pre-line">
          <AsWritten text={content.done} locale={locale} />
        </p>
      </section>
      <section>
        <h3 className="mb-2">{t('report.field.values')}</h3>
        {content.values.length === 0 ? (
          <p className="text-ink-3">{t('report.value.none')}</p>
        ) : (
          <DataTable
            stack
            rows={content.values}
            rowKey={({ indicator, on, from }) => `${indicator} ${from} ${on}`}
            columns={[
              {
                key: 'indicator',
                title: t('submission.sections.indicators'),
                cell: ({ indicator, note }) => (
                  <>
                    {indicatorName(locale, indicatorOf(indicator), indicator)}
                    {note && (
                      <span className="meta block">
                        <AsWritten text={note} locale={locale} />
                      </span>
                    )}
                  </>
                ),
              },
              {
                key: 'value',
                title: t('report.value.value'),
                numeric: true,
                cell: ({ indicator, value, on, from }) => (
                  <>
                    <b className="font-semibold">{figureWords(locale, value, indicatorOf(indicator))}</b>
                    <span className="meta block">
                      {from ? formatPeriod(locale, from, on) : formatDate(locale, on, 'short')}
                    </span>
                  </>
                ),
              },
              ...(published ? [] : [latest]),
              {
                key: 'target',
                title: t('report.beside.target'),
                numeric: true,
                cell: ({ indicator }) =>
                  figure(indicatorOf(indicator)?.target, indicatorOf(indicator)) ??
                  t('report.beside.noTarget'),
              },
            ]}
          />
        )}
      </section>
      <section>
        <h3 className="mb-2">{t('report.field.evidence')}</h3>
        {content.evidence.length === 0 ? (
          <p className="text-ink-3">{t('submission.none.evidence')}</p>
        ) : (
          <ul className="grid gap-3 border-line border-s-2 ps-4">
            {content.evidence.map((item) => (
              <li key={`${item.url} ${item.title}`}>
                <p>
                  <SourceLink url={item.url} language={null}>
                    {item.title}
                  </SourceLink>
                </p>
                <p className="meta mt-0!">
                  {[
                    t(`sourceKind.${item.kind}`),
                    item.publisher,
                    item.publishedOn && formatDate(locale, item.publishedOn),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
