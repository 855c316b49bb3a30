import { getTranslations } from 'next-intl/server'
import { Pill } from '@/components/ui/text'
import { formatPeriod } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import { commitmentHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { amountOf } from '@/lib/imports/activities'
import type { ImportRow } from '@/lib/imports/queries'

interface FundedActivitiesProps {
  rows: readonly ImportRow[]
  /** Of the commitments, by their references. */
  titles: ReadonlyMap<string, string>
  locale: Locale
}

/** Activities of a funder that may have to do with a promise, promise by promise; each is taken by itself. */
export async function FundedActivities({ rows, titles, locale }: FundedActivitiesProps) {
  const t = await getTranslations('imports.one.activities')
  const subjects = [...new Set(rows.map(({ subject }) => subject))]
  return (
    <div className="grid gap-6">
      {subjects.map((subject) => (
        <section key={subject} className="card" aria-labelledby={`of-${subject}`}>
          <h3 id={`of-${subject}`} className="text-[1.1rem]">
            <a href={commitmentHref(locale, subject)}>{subject}</a> {titles.get(subject)}
          </h3>
          <ul className="mt-3 grid gap-4">
            {rows
              .filter((row) => row.subject === subject)
              .map((row) => (
                <FundedActivity key={row.id} row={row} locale={locale} because={t('because')} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

async function FundedActivity({ row, locale, because }: { row: ImportRow; locale: Locale; because: string }) {
  const t = await getTranslations()
  const text = (name: string) => row.cells[name]?.text ?? ''
  const language = text('titleLanguage') || undefined
  return (
    <li className="border-line border-t pt-3" data-import-row={row.row}>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-[18rem]">
          <p className="font-[560] [overflow-wrap:anywhere]" lang={language}>
            {text('title') || text('identifier')}
          </p>
          <p className="meta [overflow-wrap:anywhere]">
            {text('organisation')} · <span translate="no">{text('identifier')}</span> ·{' '}
            {t('imports.one.activities.line', { line: row.row })}
          </p>
          <p className="mt-1">
            {because} {t(`imports.one.activities.reason.${text('reason') as 'words'}`)}
          </p>
          <ul className="mt-2 grid gap-1">
            {row.differences?.map((difference) => {
              const { stage, currency, from, to, amount } = amountOf(difference)
              return (
                <li key={difference.field}>
                  {t('imports.one.activities.amount', {
                    stage: t(`moneyStage.${stage as 'spent'}`),
                    amount: formatMoney(locale, amount, currency),
                    period: formatPeriod(locale, from, to),
                  })}
                </li>
              )
            })}
          </ul>
        </div>
        {row.acceptedAt !== null ? (
          <Pill>{t('imports.one.changes.saved')}</Pill>
        ) : (
          <button
            type="submit"
            className="btn"
            data-kind="plain"
            name="take"
            value={row.id}
            aria-label={t('imports.one.activities.takeLabel', {
              title: text('title') || text('identifier'),
              reference: row.subject,
            })}
          >
            {t('imports.one.changes.saveNew')}
          </button>
        )}
      </div>
    </li>
  )
}
