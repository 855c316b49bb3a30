import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import { statusLabel } from '@/components/commitments/standing-words'
import { FormMessages } from '@/components/forms/form-messages'
import { OpenDraftForm } from '@/components/submissions/open-draft-form'
import { ButtonLink } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { LevelTag } from '@/components/ui/level-tag'
import { StatusTag } from '@/components/ui/status'
import type { IsoDate } from '@/lib/dates/partial'
import { formatCycle } from '@/lib/format/cycle'
import { formatDate } from '@/lib/format/date'
import { commitmentHref, href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { GridCycle } from '@/lib/reporting/model'
import type { GridRow } from '@/lib/reporting/queries'
import { openDraftAction } from '@/lib/submissions/actions'
import { CellWords, GridLegend } from './cell-words'

interface OfficeGridProps {
  rows: readonly GridRow[]
  /** The columns, in the order of time. */
  cycles: readonly GridCycle[]
  today: IsoDate
  /** Whether the reader may begin a report on it, or a change of it. */
  begins: (row: GridRow) => boolean
  locale: Locale
}

/** Published commitments by cycle: where each report stands, and the way to it. */
export async function OfficeGrid({ rows, cycles, today, begins, locale }: OfficeGridProps) {
  const t = await getTranslations()
  return (
    <FormMessages namespaces={['formErrors']}>
      <DataTable
        caption={<span className="sr-only">{t('reporting.caption')}</span>}
        rows={rows}
        rowKey={({ reference }) => reference}
        stack
        columns={[
          {
            key: 'record',
            title: t('workspace.commitments.record'),
            cell: (row) => <Record row={row} locale={locale} />,
          },
          ...cycles.map((cycle, index) => ({
            key: cycle.key,
            title: formatCycle(locale, cycle),
            cell: (row: GridRow) => (
              <OfficeCell
                row={row}
                cycle={cycle}
                index={index}
                takesReports={today <= cycle.closesOn}
                writes={begins(row)}
                locale={locale}
              />
            ),
          })),
          {
            key: 'change',
            title: t('reporting.terms'),
            cell: (row) => <Change row={row} writes={begins(row)} locale={locale} />,
          },
        ]}
      />
      <details className="mt-4">
        <summary>{t('reporting.legend')}</summary>
        <GridLegend />
      </details>
    </FormMessages>
  )
}

async function Record({ row, locale }: { row: GridRow; locale: Locale }) {
  const t = await getTranslations()
  const { reference, title, level, status, late, dueOn } = row
  return (
    <div className="max-w-[40ch]">
      <a href={commitmentHref(locale, reference)} className="font-[560]">
        <Localized text={title} locale={locale} />
      </a>
      <p className="meta mt-0.5!">
        {reference} · <LevelTag level={level} label={t(`level.${level}`)} />
      </p>
      {dueOn && (
        <p className="meta mt-0!">
          {t('workspace.commitments.dueBy', { date: formatDate(locale, dueOn, 'short') })}
        </p>
      )}
      {status && (
        <p className="mt-1! text-[0.9rem]">
          <StatusTag status={status} label={statusLabel(t, status, late)} />
        </p>
      )}
    </div>
  )
}

interface OfficeCellProps {
  row: GridRow
  cycle: GridCycle
  index: number
  takesReports: boolean
  writes: boolean
  locale: Locale
}

async function OfficeCell({ row, cycle, index, takesReports, writes, locale }: OfficeCellProps) {
  const [t, office, grid] = await Promise.all([
    getTranslations('workspace.commitments'),
    getTranslations('officePage'),
    getTranslations('reporting'),
  ])
  const cell = row.cells[index]
  if (!cell) return null
  const name = formatCycle(locale, cycle)
  const named = (act: string) => t('forRecord', { act, reference: row.reference })
  const { open, version } = cell
  const seen =
    open &&
    (open.state === 'submitted'
      ? t('seeReport', { cycle: name })
      : writes
        ? t('continueReport', { cycle: name })
        : office('readReport'))
  const about = { cycle: name, reference: row.reference }
  const begin = version === null ? 'start' : 'correct'
  return (
    <>
      <CellWords cell={cell} cycle={cycle} locale={locale} />
      <div className="mt-1.5 min-w-28 text-[0.9rem]">
        {open && seen ? (
          <a href={href(locale, `/workspace/submissions/${open.id}`)} aria-label={named(seen)}>
            {seen}
          </a>
        ) : (
          writes &&
          takesReports && (
            <OpenDraftForm
              action={openDraftAction.bind(null, locale)}
              formKey={crypto.randomUUID()}
              wish={{ kind: 'report', reference: row.reference, cycle: cycle.key }}
              button={grid(begin)}
              buttonLabel={grid(`${begin}Label`, about)}
            />
          )
        )}
      </div>
    </>
  )
}

async function Change({ row, writes, locale }: { row: GridRow; writes: boolean; locale: Locale }) {
  const [t, office] = await Promise.all([
    getTranslations('workspace.commitments'),
    getTranslations('officePage'),
  ])
  const { reference, openChange } = row
  const named = (act: string) => t('forRecord', { act, reference })
  if (openChange) {
    const words =
      openChange.state === 'submitted' ? t('seeChange') : writes ? t('continueChange') : office('readChange')
    return (
      <ButtonLink href={href(locale, `/workspace/submissions/${openChange.id}`)} aria-label={named(words)}>
        {words}
      </ButtonLink>
    )
  }
  if (!writes) return <span className="text-ink-3">{office('nothingOpen')}</span>
  return (
    <OpenDraftForm
      action={openDraftAction.bind(null, locale)}
      formKey={crypto.randomUUID()}
      wish={{ kind: 'change', reference }}
      button={t('startChange')}
      buttonLabel={named(t('startChange'))}
    />
  )
}
