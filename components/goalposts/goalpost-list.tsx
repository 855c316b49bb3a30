import { getTranslations } from 'next-intl/server'
import { GoalpostMark } from '@/components/commitments/goalpost-mark'
import { Office } from '@/components/commitments/history'
import { Localized } from '@/components/commitments/localized'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import type { GoalpostRow } from '@/lib/goalposts/queries'
import { commitmentHref, countryHref, href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import { goalpostWords } from './goalpost-words'

/** Moved goalposts, newest first: what was moved, of which promise, by whom, and why. */
export function GoalpostList({ rows, locale }: { rows: readonly GoalpostRow[]; locale: Locale }) {
  return (
    <ol className="log">
      {rows.map((row) => (
        <GoalpostEntry key={`${row.seq}.${row.position}`} row={row} locale={locale} />
      ))}
    </ol>
  )
}

async function GoalpostEntry({ row, locale }: { row: GoalpostRow; locale: Locale }) {
  const t = await getTranslations()
  const day = civilDate(new Date(row.at), env().VAADA_TIME_ZONE)
  return (
    <li>
      <time dateTime={day}>{formatDate(locale, day)}</time>
      <div>
        <p className="max-w-[75ch]">
          {goalpostWords(t, locale, row)}{' '}
          <GoalpostMark kind={row.kind} label={t(`history.goalpost.${row.kind}`)} />
        </p>
        <p className="mt-1 text-sm">
          <a href={commitmentHref(locale, row.reference)}>
            <Localized text={row.title} locale={locale} />
          </a>{' '}
          <span className="meta">
            {row.reference} · <a href={countryHref(locale, row.maker.code)}>{makerName(row.maker, locale)}</a>
          </span>
        </p>
        <p className="meta mt-1 max-w-[75ch]">
          <Office entry={row} locale={locale} />
          {'. '}
          {row.reason ? t('history.reason', { reason: row.reason }) : t('goalposts.noReason')}{' '}
          <a href={href(locale, `/commitments/${row.reference}#history`)}>
            {t('goalposts.entry', { seq: row.seq })}
          </a>
        </p>
      </div>
    </li>
  )
}
