import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { LineMarks } from '@/components/submissions/line-marks'
import { OpenDraftForm } from '@/components/submissions/open-draft-form'
import { submissionWords } from '@/components/submissions/submission-words'
import { type Task as Line, TaskList } from '@/components/submissions/task-list'
import { ButtonLink } from '@/components/ui/button'
import { appDb } from '@/db/client'
import { daysBetween, type IsoDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatCycle } from '@/lib/format/cycle'
import { formatDate } from '@/lib/format/date'
import { instantParts } from '@/lib/format/instant'
import { formatList } from '@/lib/format/list'
import { href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { openDraftAction } from '@/lib/submissions/actions'
import type { SubmissionRow } from '@/lib/submissions/queries'
import { isUrgent, type Task } from '@/lib/tasks/model'
import { listProgress } from '@/lib/tasks/queries'

/** Tasks shown before somebody asks for all. */
const SHOWN = 8

/** The most urgent thing, as a sentence. */
export async function TasksHeadline({
  tasks,
  today,
  locale,
}: {
  tasks: readonly Task[]
  today: IsoDate
  locale: Locale
}) {
  const t = await getTranslations('workspace.title')
  const due = tasks.flatMap((task) => (task.kind === 'report' ? task.dueOn : [])).toSorted()
  const late = due.filter((day) => day < today).length
  const [first] = due
  if (late > 0) return t('late', { count: late })
  if (first !== undefined)
    return t('due', {
      count: due.filter((day) => day === first).length,
      date: formatDate(locale, first),
    })
  return tasks.length > 0 ? t('tasks', { count: tasks.length }) : t('nothing')
}

interface TasksProps {
  tasks: readonly Task[]
  /** The whole list was asked for. */
  all: boolean
  /** Whether the reader may write in it, or only read it. */
  edits: (row: SubmissionRow) => boolean
  today: IsoDate
  locale: Locale
}

/** Everything that waits, each with the way to it. */
export async function Tasks({ tasks, all, edits, today, locale }: TasksProps) {
  const t = await getTranslations()
  if (tasks.length === 0) return <p className="text-ink-2">{t('workspace.nothing')}</p>
  const shown = all ? tasks : tasks.slice(0, SHOWN)
  const drafts = shown.flatMap((task) => ('row' in task && task.row?.state === 'draft' ? task.row.id : []))
  const progress = await listProgress(appDb, drafts)
  const lines = await Promise.all(shown.map((task) => lineOf(task, { edits, progress, today, locale })))
  return (
    <FormMessages namespaces={['formErrors']}>
      <TaskList tasks={lines} />
      {shown.length < tasks.length && (
        <p className="mt-4">
          <a href={href(locale, '/workspace', { tasks: 'all' })}>{t('tasks.all', { count: tasks.length })}</a>
        </p>
      )}
    </FormMessages>
  )
}

type Asked = Pick<TasksProps, 'edits' | 'today' | 'locale'> & {
  progress: Awaited<ReturnType<typeof listProgress>>
}

async function lineOf(task: Task, { edits, progress, today, locale }: Asked): Promise<Line> {
  const t = await getTranslations()
  const urgent = isUrgent(task, today)
  const when = (at: Date) => t('workspace.at', instantParts(locale, at, env().VAADA_TIME_ZONE))
  const due = (day: IsoDate) => {
    const days = daysBetween(today, day)
    return days < 0 ? t('workspace.task.lateBy', { days: -days }) : t('workspace.task.dueIn', { days })
  }
  const saved = (row: SubmissionRow) => {
    const steps = progress.get(row.id)
    return [
      t('workspace.task.saved', { at: when(row.updatedAt) }),
      ...(steps ? [t('tasks.steps', steps)] : []),
    ].join(' · ')
  }
  const open = (row: SubmissionRow, act: 'answer' | 'continue' | 'look', what: string) => {
    const reads = act !== 'look' && !edits(row)
    return (
      <ButtonLink
        kind={urgent && !reads ? 'primary' : 'plain'}
        href={href(locale, `/workspace/submissions/${row.id}`)}
        aria-label={
          reads
            ? t('officePage.readLabel', { what })
            : act === 'look'
              ? t('tasks.lookLabel', { what })
              : t(`workspace.task.${act}Label`, { what })
        }
      >
        {reads ? t('officePage.read') : act === 'look' ? t('tasks.look') : t(`workspace.task.${act}`)}
      </ButtonLink>
    )
  }
  switch (task.kind) {
    case 'returned': {
      const { row, dueOn } = task
      const what = submissionWords(t, locale, row)
      return {
        key: `submission ${row.id}`,
        title: t('workspace.task.returned', { what }),
        detail: (
          <>
            {row.comment
              ? t('workspace.task.comment', { comment: row.comment })
              : t('workspace.task.saved', { at: when(row.updatedAt) })}
            {dueOn && ` · ${due(dueOn)}`}
            <LineMarks row={row} />
          </>
        ),
        urgent,
        act: open(row, 'answer', what),
      }
    }
    case 'report': {
      const { report, row, dueOn } = task
      const what = t('workspace.task.report', {
        cycle: formatCycle(locale, report.period),
        title: pickText(report.title, locale)?.text ?? report.reference,
      })
      return {
        key: `report ${report.reference} ${report.cycle}`,
        title: what,
        detail: (
          <>
            {due(dueOn)}
            {' · '}
            {row ? saved(row) : t('tasks.notBegun')}
            {row && <LineMarks row={row} />}
          </>
        ),
        urgent,
        act: row ? (
          open(row, 'continue', what)
        ) : (
          <OpenDraftForm
            action={openDraftAction.bind(null, locale)}
            formKey={crypto.randomUUID()}
            wish={{ kind: 'report', reference: report.reference, cycle: report.cycle }}
            button={t('workspace.task.start')}
            buttonLabel={t('workspace.task.startLabel', { what })}
          />
        ),
      }
    }
    case 'draft':
    case 'flagged': {
      const { row } = task
      const what = submissionWords(t, locale, row)
      return {
        key: `submission ${row.id}`,
        title: what,
        detail: (
          <>
            {task.kind === 'draft'
              ? saved(row)
              : t('workspace.inReview.handedIn', { at: when(row.updatedAt) })}
            <LineMarks row={row} />
          </>
        ),
        urgent,
        act: open(row, task.kind === 'draft' ? 'continue' : 'look', what),
      }
    }
    case 'hand_over':
      return {
        key: 'hand over',
        title: t('tasks.handOver'),
        detail: t('tasks.handOverSince', { at: when(task.since) }),
        urgent,
        act: (
          <ButtonLink
            href={href(locale, '/workspace/office')}
            aria-label={t('tasks.lookLabel', { what: t('tasks.handOver') })}
          >
            {t('tasks.look')}
          </ButtonLink>
        ),
      }
    case 'import': {
      const { id, fileName, state, progress: percent, mistakes, changes } = task.sent
      const what = t('tasks.import', { file: fileName })
      return {
        key: `import ${id}`,
        title: what,
        detail: t(`imports.state.${state}`, { percent, mistakes, changes }),
        urgent,
        act: (
          <ButtonLink
            href={href(locale, `/workspace/imports/${id}`)}
            aria-label={t('tasks.lookLabel', { what })}
          >
            {t('tasks.look')}
          </ButtonLink>
        ),
      }
    }
    case 'suggestions': {
      const { number, title, count } = task.owed
      const what = t('consultationDesk.task.title', {
        title: pickText(title, locale)?.text ?? String(number),
      })
      return {
        key: `suggestions ${number}`,
        title: what,
        detail: `${t('consultationDesk.task.detail', { count })} · ${due(task.dueOn)}`,
        urgent,
        act: (
          <ButtonLink
            kind={urgent ? 'primary' : 'plain'}
            href={href(locale, '/workspace/consultations')}
            aria-label={t('workspace.task.answerLabel', { what })}
          >
            {t('workspace.task.answer')}
          </ButtonLink>
        ),
      }
    }
    case 'translation': {
      const { reference, title, languages } = task.outdated
      const what = t('tasks.translation', { title: pickText(title, locale)?.text ?? reference })
      return {
        key: `translation ${reference}`,
        title: what,
        detail: t('tasks.translationIn', {
          languages: formatList(
            locale,
            languages.map((language) => t(`language.${language}`)),
          ),
        }),
        urgent,
        act: (
          <OpenDraftForm
            action={openDraftAction.bind(null, locale)}
            formKey={crypto.randomUUID()}
            wish={{ kind: 'change', reference }}
            button={t('tasks.mend')}
            buttonLabel={t('tasks.mendLabel', { what })}
          />
        ),
      }
    }
  }
}
