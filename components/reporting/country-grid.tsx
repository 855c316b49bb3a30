import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import { OneButtonForm } from '@/components/forms/one-button-form'
import { DataTable } from '@/components/ui/data-table'
import type { IsoDate } from '@/lib/dates/partial'
import { formatCycle } from '@/lib/format/cycle'
import { formatDate } from '@/lib/format/date'
import { commitmentHref, href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { remindAction } from '@/lib/reporting/actions'
import type { GridCycle } from '@/lib/reporting/model'
import type { GridRow, OfficeDebt } from '@/lib/reporting/queries'
import type { MakerName } from '@/lib/submissions/queries'
import { CellWords } from './cell-words'

interface CountryGridProps {
  maker: MakerName
  rows: readonly GridRow[]
  cycles: readonly GridCycle[]
  /** What its office owes in the cycles that take reports. */
  debts: readonly OfficeDebt[]
  today: IsoDate
  locale: Locale
}

/** The commitments of one country by cycle, with the button that reminds its office. Needs the messages `formErrors`. */
export async function CountryGrid({ maker, rows, cycles, debts, today, locale }: CountryGridProps) {
  const t = await getTranslations()
  const name = maker.names[locale]
  return (
    <section className="mt-10 first:mt-0" aria-labelledby={`maker-${maker.code}`}>
      <h2 id={`maker-${maker.code}`} className="text-[1.3rem]">
        {name}
      </h2>
      {debts.length > 0 && (
        <ul className="mt-2 mb-3 grid gap-2">
          {debts.map((debt) => (
            <Debt key={debt.cycle} debt={debt} country={name} today={today} locale={locale} />
          ))}
        </ul>
      )}
      <DataTable
        caption={<span className="sr-only">{t('reporting.captionOf', { country: name })}</span>}
        rows={rows}
        rowKey={({ reference }) => reference}
        stack
        even
        columns={[
          {
            key: 'record',
            title: t('workspace.commitments.record'),
            cell: ({ reference, title }) => (
              <>
                <a href={commitmentHref(locale, reference)} className="font-[560]">
                  <Localized text={title} locale={locale} />
                </a>
                <p className="meta mt-0!">{reference}</p>
              </>
            ),
          },
          ...cycles.map((cycle) => ({
            key: cycle.key,
            title: formatCycle(locale, cycle),
            cell: (row: GridRow) => <ReviewerCell row={row} cycle={cycle} locale={locale} />,
          })),
        ]}
      />
    </section>
  )
}

async function ReviewerCell({ row, cycle, locale }: { row: GridRow; cycle: GridCycle; locale: Locale }) {
  const t = await getTranslations('reporting')
  const cell = row.cells.find(({ cycle: key }) => key === cycle.key)
  if (!cell) return null
  return (
    <>
      <CellWords cell={cell} cycle={cycle} locale={locale} />
      {cell.open && (
        <a
          className="text-[0.9rem]"
          href={href(locale, `/reviews/${cell.open.id}`)}
          aria-label={t('openLabel', { reference: row.reference, cycle: formatCycle(locale, cycle) })}
        >
          {t('open')}
        </a>
      )}
    </>
  )
}

interface DebtProps {
  debt: OfficeDebt
  country: string
  today: IsoDate
  locale: Locale
}

async function Debt({ debt, country, today, locale }: DebtProps) {
  const t = await getTranslations('reporting')
  const { owed, dueOn, hasPeople, remindedOn, makerCode, cycle } = debt
  const name = formatCycle(locale, debt)
  const words = { count: owed, cycle: name, date: formatDate(locale, dueOn, 'short') }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <span>{dueOn < today ? t('owedLate', words) : t('owed', words)}</span>
      {remindedOn && (
        <span className="meta" role={remindedOn === today ? 'status' : undefined}>
          {t('remindedOn', { date: formatDate(locale, remindedOn, 'short') })}
        </span>
      )}
      {!hasPeople && <span className="meta">{t('nobody')}</span>}
      {hasPeople && remindedOn !== today && (
        <OneButtonForm
          action={remindAction.bind(null, locale, makerCode, cycle)}
          button={t('remind')}
          buttonLabel={t('remindLabel', { country, cycle: name })}
          refusals={{ already_done: t('refusal.already_done'), conflict: t('refusal.conflict') }}
        />
      )}
    </li>
  )
}
