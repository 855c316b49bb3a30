import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { ButtonLink } from '@/components/ui/button'
import { daysBetween, type IsoDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import { instantParts } from '@/lib/format/instant'
import { href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { openDraftAction } from '@/lib/submissions/actions'
import type { OfficeCommitment, OpenCycle, SubmissionRow } from '@/lib/submissions/queries'
import { LineMarks } from './line-marks'
import { OpenDraftForm } from './open-draft-form'
import { submissionWords } from './submission-words'
import { TaskList } from './task-list'

/** Reports that are due and not begun, listed among the tasks; the rest stand in the table below. */
const DUE_SHOWN = 5
/** A report due within these days stands out. */
const SOON_DAYS = 14

export interface Work {
  /** Returned first, then what was touched last. */
  begun: SubmissionRow[]
  /** Reports that are due and not begun. */
  due: OfficeCommitment[]
  /** Reports that are due and not handed in, begun or not. */
  owed: number
  cycle: OpenCycle | null
  /** Days since the due day of the cycle; above 0: late. */
  late: number
}

/** What waits for somebody to write. */
export function workOf(
  open: readonly SubmissionRow[],
  commitments: readonly OfficeCommitment[],
  cycle: OpenCycle | null,
  today: IsoDate,
): Work {
  const asked = commitments.filter(({ reportDue, reportVersion }) => reportDue && reportVersion === null)
  return {
    begun: open
      .filter(({ state }) => state === 'returned' || state === 'draft')
      .toSorted((a, b) => Number(b.state === 'returned') - Number(a.state === 'returned')),
    due: asked.filter(({ openReport }) => openReport === null),
    owed: asked.filter(({ openReport }) => openReport?.state !== 'submitted').length,
    cycle,
    late: cycle ? daysBetween(cycle.dueOn, today) : 0,
  }
}

/** The most urgent thing, as a sentence. */
export async function WorkHeadline({ work, locale }: { work: Work; locale: Locale }) {
  const t = await getTranslations('workspace.title')
  const { begun, due, owed, cycle, late } = work
  if (cycle && owed > 0)
    return late > 0
      ? t('late', { count: owed })
      : t('due', { count: owed, date: formatDate(locale, cycle.dueOn) })
  const tasks = begun.length + due.length
  return tasks > 0 ? t('tasks', { count: tasks }) : t('nothing')
}

interface TasksProps {
  work: Work
  /** Whether the reader may write in it, or only read it. */
  edits: (row: SubmissionRow) => boolean
  locale: Locale
}

/** Everything that waits, each with the way to it. */
export async function Tasks({ work, edits, locale }: TasksProps) {
  const t = await getTranslations()
  const { begun, due, cycle, late } = work
  if (begun.length + due.length === 0) return <p className="text-ink-2">{t('workspace.nothing')}</p>

  const drafts = begun.map((row) => {
    const what = submissionWords(t, locale, row)
    const returned = row.state === 'returned'
    const act = !edits(row) ? 'read' : returned ? 'answer' : 'continue'
    const at = t('workspace.at', instantParts(locale, row.updatedAt, env().VAADA_TIME_ZONE))
    return {
      key: `submission ${row.id}`,
      title: returned ? t('workspace.task.returned', { what }) : what,
      detail: (
        <>
          {returned && row.comment
            ? t('workspace.task.comment', { comment: row.comment })
            : t('workspace.task.saved', { at })}
          <LineMarks row={row} />
        </>
      ),
      urgent: returned || row.openFlags > 0,
      act: (
        <ButtonLink
          kind={act === 'answer' ? 'primary' : 'plain'}
          href={href(locale, `/workspace/submissions/${row.id}`)}
          aria-label={
            act === 'read' ? t('officePage.readLabel', { what }) : t(`workspace.task.${act}Label`, { what })
          }
        >
          {act === 'read' ? t('officePage.read') : t(`workspace.task.${act}`)}
        </ButtonLink>
      ),
    }
  })
  const reports = due.slice(0, DUE_SHOWN).map(({ reference, title }) => {
    const what = t('workspace.task.report', {
      cycle: cycle?.key ?? '',
      title: pickText(title, locale)?.text ?? reference,
    })
    return {
      key: `report ${reference}`,
      title: what,
      detail:
        late > 0 ? t('workspace.task.lateBy', { days: late }) : t('workspace.task.dueIn', { days: -late }),
      urgent: -late <= SOON_DAYS,
      act: (
        <OpenDraftForm
          action={openDraftAction.bind(null, locale)}
          formKey={crypto.randomUUID()}
          wish={{ kind: 'report', reference, cycle: cycle?.key ?? '' }}
          button={t('workspace.task.start')}
          buttonLabel={t('workspace.task.startLabel', { what })}
        />
      ),
    }
  })
  const more = due.length - reports.length
  return (
    <FormMessages namespaces={['formErrors']}>
      <TaskList tasks={[...drafts, ...reports]} />
      {more > 0 && <p className="meta mt-3">{t('workspace.task.more', { count: more })}</p>}
    </FormMessages>
  )
}
