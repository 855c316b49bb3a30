import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/field'
import { FormMessages } from '@/components/forms/form-messages'
import { PageTitle } from '@/components/layout/page-title'
import { NotYours } from '@/components/layout/not-yours'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { OfficeTable } from '@/components/submissions/office-table'
import { OpenDraftForm } from '@/components/submissions/open-draft-form'
import { submissionWords } from '@/components/submissions/submission-words'
import { type Task, TaskList } from '@/components/submissions/task-list'
import { Button, ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import { requireViewer } from '@/lib/access/viewer'
import { civilDate, daysBetween, type IsoDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import { instantParts } from '@/lib/format/instant'
import { href } from '@/lib/i18n/links'
import { isLocale, type Locale, pickText } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { openDraftAction } from '@/lib/submissions/actions'
import {
  listOfficeCommitments,
  listOpenCycles,
  listSubmissions,
  listWritableMakers,
  type MakerName,
  type OfficeCommitment,
  type OpenCycle,
  type SubmissionRow,
  writingScopeOf,
} from '@/lib/submissions/queries'

/** Reports that are due and not begun, listed among the tasks; the rest stand in the table. */
const DUE_SHOWN = 5

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('workspace')
  return privateMetadata(t('name'))
}

export default async function WorkspacePage({ params, searchParams }: PageProps<'/[locale]/workspace'>) {
  const [{ locale }, { maker: asked }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, `/${locale}/workspace`)
  const scope = writingScopeOf(viewer)
  if (!scope) return <NotYours viewer={viewer} locale={locale} path="/workspace" section="workspace" />

  const today = civilDate(new Date(), env().VAADA_TIME_ZONE)
  const [t, makers, [cycle = null], open, published] = await Promise.all([
    getTranslations(),
    listWritableMakers(appDb, scope),
    listOpenCycles(appDb, today),
    listSubmissions(appDb, scope, ['draft', 'returned', 'submitted']),
    listSubmissions(appDb, scope, ['published'], 5),
  ])
  const chosen = makers.find(({ code }) => code === asked) ?? makers[0] ?? null
  const commitments = chosen ? await listOfficeCommitments(appDb, scope, cycle?.key ?? null, chosen.code) : []
  const isEditor = scope === 'without_office'
  const tasks = tasksOf(t, locale, open, commitments, cycle, today)
  const inReview = open.filter(({ state }) => state === 'submitted')
  const role = t(`role.${viewer.role}`)
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path="/workspace" section="workspace">
      <section className="sec first">
        <p className="kicker">
          {isEditor || !chosen ? role : t('workspace.kicker', { country: chosen.names[locale], role })}
        </p>
        <PageTitle>
          <Headline
            tasks={tasks.length + tasks.more}
            commitments={commitments}
            cycle={cycle}
            today={today}
            locale={locale}
          />
        </PageTitle>
        <div className="two mt-7">
          <div>
            {tasks.length === 0 ? (
              <p className="text-ink-2">{t('workspace.nothing')}</p>
            ) : (
              <FormMessages namespaces={['formErrors']}>
                <TaskList tasks={tasks} />
              </FormMessages>
            )}
            {tasks.more > 0 && <p className="meta mt-3">{t('workspace.task.more', { count: tasks.more })}</p>}
          </div>
          <div className="grid content-start gap-5">
            <NewCommitment makers={makers} chosen={isEditor ? null : chosen} locale={locale} />
            <HowItWorks />
          </div>
        </div>
      </section>
      {inReview.length > 0 && (
        <Section
          id="in-review"
          title={t('workspace.inReview.title')}
          lede={t('workspace.inReview.lede', { count: inReview.length })}
        >
          <Submissions rows={inReview} locale={locale} />
        </Section>
      )}
      <Section
        id="commitments"
        title={
          isEditor && chosen
            ? t('workspace.commitments.of', { country: chosen.names[locale] })
            : t('workspace.commitments.title', { count: commitments.length })
        }
        lede={commitments.length === 0 ? t('workspace.commitments.none') : undefined}
      >
        {isEditor && <ChooseMaker makers={makers} chosen={chosen} locale={locale} />}
        {commitments.length > 0 && (
          <OfficeTable commitments={commitments} cycle={cycle} today={today} locale={locale} />
        )}
      </Section>
      {published.length > 0 && (
        <Section id="published" title={t('workspace.published.title')}>
          <Submissions rows={published} locale={locale} />
        </Section>
      )}
    </WorkspaceFrame>
  )
}

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

const isDue = ({ reportDue, reportVersion, openReport }: OfficeCommitment) =>
  reportDue && reportVersion === null && openReport === null

/** Returned first, then what is begun, then reports that are due. */
function tasksOf(
  t: Translate,
  locale: Locale,
  open: readonly SubmissionRow[],
  commitments: readonly OfficeCommitment[],
  cycle: OpenCycle | null,
  today: IsoDate,
): Task[] & { more: number } {
  const begun = open
    .filter(({ state }) => state === 'returned' || state === 'draft')
    .toSorted((a, b) => Number(b.state === 'returned') - Number(a.state === 'returned'))
    .map((row): Task => {
      const what = submissionWords(t, locale, row)
      const returned = row.state === 'returned'
      return {
        key: `submission ${row.id}`,
        title: returned ? t('workspace.task.returned', { what }) : what,
        detail:
          returned && row.comment
            ? t('workspace.task.comment', { comment: row.comment })
            : t('workspace.task.saved', { at: at(t, locale, row.updatedAt) }),
        urgent: returned,
        act: (
          <ButtonLink
            kind={returned ? 'primary' : 'plain'}
            href={href(locale, `/workspace/submissions/${row.id}`)}
            aria-label={t(returned ? 'workspace.task.answerLabel' : 'workspace.task.continueLabel', { what })}
          >
            {t(returned ? 'workspace.task.answer' : 'workspace.task.continue')}
          </ButtonLink>
        ),
      }
    })
  const due = cycle ? commitments.filter(isDue) : []
  const notBegun = due.slice(0, DUE_SHOWN).map((commitment): Task => {
    const title = pickText(commitment.title, locale)?.text ?? commitment.reference
    const what = t('workspace.task.report', { cycle: cycle?.key ?? '', title })
    const days = daysBetween(today, cycle?.dueOn ?? today)
    return {
      key: `report ${commitment.reference}`,
      title: what,
      detail: days < 0 ? t('workspace.task.lateBy', { days: -days }) : t('workspace.task.dueIn', { days }),
      urgent: days <= 14,
      act: (
        <OpenDraftForm
          action={openDraftAction.bind(null, locale)}
          formKey={crypto.randomUUID()}
          wish={{ kind: 'report', reference: commitment.reference, cycle: cycle?.key ?? '' }}
          button={t('workspace.task.start')}
          buttonLabel={t('workspace.task.startLabel', { what })}
        />
      ),
    }
  })
  return Object.assign([...begun, ...notBegun], { more: due.length - notBegun.length })
}

const at = (t: Translate, locale: Locale, instant: Date) =>
  t('workspace.at', instantParts(locale, instant, env().VAADA_TIME_ZONE))

interface HeadlineProps {
  tasks: number
  commitments: readonly OfficeCommitment[]
  cycle: OpenCycle | null
  today: IsoDate
  locale: Locale
}

/** The most urgent thing, as a sentence. */
async function Headline({ tasks, commitments, cycle, today, locale }: HeadlineProps) {
  const t = await getTranslations('workspace.title')
  const open = commitments.filter(
    ({ reportDue, reportVersion, openReport }) =>
      reportDue && reportVersion === null && openReport?.state !== 'submitted',
  ).length
  if (cycle && open > 0)
    return daysBetween(cycle.dueOn, today) > 0
      ? t('late', { count: open })
      : t('due', { count: open, date: formatDate(locale, cycle.dueOn) })
  return tasks > 0 ? t('tasks', { count: tasks }) : t('nothing')
}

interface NewCommitmentProps {
  makers: readonly MakerName[]
  /** The maker of the person's own office; null: they choose one. */
  chosen: MakerName | null
  locale: Locale
}

async function NewCommitment({ makers, chosen, locale }: NewCommitmentProps) {
  const t = await getTranslations('workspace.new')
  return (
    <div className="card">
      <h2 className="text-[1.18rem]">{t('title')}</h2>
      <p className="mt-1 mb-4 text-[0.95rem] text-ink-2">{t('lede')}</p>
      <FormMessages namespaces={['formErrors']}>
        <OpenDraftForm
          action={openDraftAction.bind(null, locale)}
          formKey={crypto.randomUUID()}
          wish={{ kind: 'commitment', ...(chosen && { maker: chosen.code }) }}
          kind="primary"
          button={t('button')}
        >
          {!chosen && (
            <SelectField
              name="maker"
              label={t('maker')}
              hint={t('makerHint')}
              options={makers.map(({ code, names }) => ({ value: code, label: names[locale] }))}
              required
              empty={t('choose')}
              defaultValue=""
            />
          )}
        </OpenDraftForm>
      </FormMessages>
    </div>
  )
}

async function HowItWorks() {
  const t = await getTranslations('workspace.way')
  return (
    <div className="px-1 text-[0.95rem] text-ink-2">
      <h2 className="mb-2 font-sans font-semibold text-[0.95rem] text-ink">{t('title')}</h2>
      <ol className="grid list-decimal gap-1.5 ps-5">
        <li>{t('draft')}</li>
        <li>{t('submit')}</li>
        <li>{t('review')}</li>
        <li>{t('publish')}</li>
      </ol>
    </div>
  )
}

/** A plain form that shows another maker's records: the choice stands in the address. */
async function ChooseMaker({ makers, chosen, locale }: NewCommitmentProps) {
  const t = await getTranslations('workspace.commitments')
  return (
    <form method="get" action="#commitments" className="mb-6 flex flex-wrap items-end gap-3">
      <div>
        <label htmlFor="choose-maker" className="mb-1 block font-[560]">
          {t('chooseMaker')}
        </label>
        <select id="choose-maker" name="maker" className="input" defaultValue={chosen?.code}>
          {makers.map(({ code, names }) => (
            <option key={code} value={code}>
              {names[locale]}
            </option>
          ))}
        </select>
      </div>
      <Button type="submit">{t('show')}</Button>
    </form>
  )
}

/** Submissions that need nothing from the reader: a line each, with the way to it. */
async function Submissions({ rows, locale }: { rows: readonly SubmissionRow[]; locale: Locale }) {
  const t = await getTranslations()
  return (
    <ul className="grid gap-2.5">
      {rows.map((row) => (
        <li
          key={row.id}
          className="grid gap-x-5 border-line border-b pb-2.5 sm:grid-cols-[minmax(0,1fr)_auto]"
        >
          <a href={href(locale, `/workspace/submissions/${row.id}`)}>{submissionWords(t, locale, row)}</a>
          <span className="meta">
            {row.state === 'published'
              ? t('workspace.published.on', { at: at(t, locale, row.updatedAt) })
              : t('workspace.inReview.handedIn', { at: at(t, locale, row.updatedAt) })}
          </span>
        </li>
      ))}
    </ul>
  )
}
