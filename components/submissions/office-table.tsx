import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import { statusLabel } from '@/components/commitments/standing-words'
import { FormMessages } from '@/components/forms/form-messages'
import { ButtonLink } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { LevelTag } from '@/components/ui/level-tag'
import { StatusTag } from '@/components/ui/status'
import { daysBetween, type IsoDate } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import { commitmentHref, href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { openDraftAction } from '@/lib/submissions/actions'
import type { OfficeCommitment, OpenCycle } from '@/lib/submissions/queries'
import { OpenDraftForm } from './open-draft-form'

interface OfficeTableProps {
  commitments: readonly OfficeCommitment[]
  /** The cycle that takes reports now; null: none does. */
  cycle: OpenCycle | null
  today: IsoDate
  /** Whether the reader may begin a report on it, or a change of it. */
  begins: (commitment: OfficeCommitment) => boolean
  locale: Locale
}

/** Published commitments, where their reports stand, and what can be done with each. */
export async function OfficeTable({ commitments, cycle, today, begins, locale }: OfficeTableProps) {
  const t = await getTranslations()
  const shared = { cycle, today, begins, locale }
  return (
    <FormMessages namespaces={['formErrors']}>
      <DataTable
        caption={<span className="sr-only">{t('workspace.commitments.caption')}</span>}
        rows={commitments}
        rowKey={({ reference }) => reference}
        stack
        columns={[
          {
            key: 'record',
            title: t('workspace.commitments.record'),
            cell: ({ reference, title, level, dueOn }) => (
              <div className="max-w-[46ch]">
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
              </div>
            ),
          },
          {
            key: 'status',
            title: t('workspace.commitments.status'),
            cell: ({ status, late }) =>
              status ? (
                <StatusTag status={status} label={statusLabel(t, status, late)} />
              ) : (
                <span className="text-ink-3">{t('format.none')}</span>
              ),
          },
          {
            key: 'report',
            title: cycle
              ? t('workspace.commitments.report', { cycle: cycle.key })
              : t('workspace.commitments.noCycle'),
            cell: (commitment) => <ReportState commitment={commitment} {...shared} />,
          },
          {
            key: 'act',
            title: t('workspace.commitments.act'),
            cell: (commitment) => <Acts commitment={commitment} {...shared} />,
          },
        ]}
      />
    </FormMessages>
  )
}

type CellProps = Omit<OfficeTableProps, 'commitments'> & { commitment: OfficeCommitment }

async function ReportState({ commitment, cycle, today, locale }: CellProps) {
  const t = await getTranslations()
  if (!cycle) return null
  const { openReport, reportVersion, reportDue } = commitment
  if (openReport) return t(`submissionState.${openReport.state}`)
  if (reportVersion !== null)
    return reportVersion > 1
      ? t('workspace.commitments.reportPublishedVersion', { version: reportVersion })
      : t('workspace.commitments.reportPublished')
  if (!reportDue) return <span className="text-ink-3">{t('workspace.commitments.reportFree')}</span>
  const late = daysBetween(cycle.dueOn, today)
  return late > 0
    ? t('workspace.commitments.reportLate', { days: late })
    : t('workspace.commitments.reportDue', { date: formatDate(locale, cycle.dueOn, 'short') })
}

async function Acts({ commitment, cycle, begins, locale }: CellProps) {
  const [t, office] = await Promise.all([
    getTranslations('workspace.commitments'),
    getTranslations('officePage'),
  ])
  const writes = begins(commitment)
  const { reference, openReport, openChange, reportVersion } = commitment
  const named = (act: string) => t('forRecord', { act, reference })
  const draftHref = (id: number) => href(locale, `/workspace/submissions/${id}`)
  const open = openDraftAction.bind(null, locale)
  const reportWords = cycle && {
    open:
      openReport?.state === 'submitted'
        ? t('seeReport', { cycle: cycle.key })
        : writes
          ? t('continueReport', { cycle: cycle.key })
          : office('readReport'),
    start: t(reportVersion === null ? 'startReport' : 'correctReport', { cycle: cycle.key }),
  }
  const changeWords =
    openChange?.state === 'submitted' ? t('seeChange') : writes ? t('continueChange') : office('readChange')
  if (!writes && !openReport && !openChange)
    return <span className="text-ink-3">{office('nothingOpen')}</span>
  return (
    <div className="flex flex-wrap items-start gap-2">
      {reportWords &&
        (openReport ? (
          <ButtonLink href={draftHref(openReport.id)} aria-label={named(reportWords.open)}>
            {reportWords.open}
          </ButtonLink>
        ) : (
          writes && (
            <OpenDraftForm
              action={open}
              formKey={crypto.randomUUID()}
              wish={{ kind: 'report', reference, cycle: cycle?.key ?? '' }}
              button={reportWords.start}
              buttonLabel={named(reportWords.start)}
            />
          )
        ))}
      {openChange ? (
        <ButtonLink href={draftHref(openChange.id)} aria-label={named(changeWords)}>
          {changeWords}
        </ButtonLink>
      ) : (
        writes && (
          <OpenDraftForm
            action={open}
            formKey={crypto.randomUUID()}
            wish={{ kind: 'change', reference }}
            button={t('startChange')}
            buttonLabel={named(t('startChange'))}
          />
        )
      )}
    </div>
  )
}
