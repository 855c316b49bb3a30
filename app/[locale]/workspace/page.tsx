import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Desk } from '@/components/assessments/desk'
import { OfficeAssessments } from '@/components/assessments/office-assessments'
import { PartnerDesk } from '@/components/contributions/partner-desk'
import { WaitingNotes } from '@/components/corrections/waiting-notes'
import { ExcelCard } from '@/components/imports/excel-card'
import { ListPager } from '@/components/layout/list-pager'
import { NotYours } from '@/components/layout/not-yours'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { NoRights } from '@/components/offices/no-rights'
import { OfficeLine } from '@/components/offices/office-line'
import { OfficeGrid } from '@/components/reporting/office-grid'
import { ChooseMaker, HowItWorks, NewCommitment } from '@/components/submissions/new-commitment'
import { SubmissionLines } from '@/components/submissions/submission-lines'
import { Tasks, TasksHeadline } from '@/components/tasks/tasks'
import { Section } from '@/components/ui/section'
import { Kicker } from '@/components/ui/text'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { listOwedAnswers } from '@/lib/consultations/queries'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { listImports } from '@/lib/imports/queries'
import { pageOf } from '@/lib/listing'
import { countGrid, listGrid, listGridCycles } from '@/lib/reporting/queries'
import {
  listSubmissions,
  listWritableMakers,
  type SubmissionRow,
  writingScopeOf,
} from '@/lib/submissions/queries'
import { tasksOf } from '@/lib/tasks/model'
import { findOpenHandOver, listOutdatedTranslations, listOwedReports } from '@/lib/tasks/queries'

const PUBLISHED_SHOWN = 5

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('workspace')
  return privateMetadata(t('name'))
}

export default async function WorkspacePage({ params, searchParams }: PageProps<'/[locale]/workspace'>) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const assess = typeof query.assess === 'string' ? query.assess.slice(0, 20) : ''
  const viewer = await requireViewer(
    locale,
    `/${locale}/workspace${assess && `?assess=${encodeURIComponent(assess)}`}`,
  )
  if (viewer.role === 'civil_society' && viewer.organisationId !== null)
    return <Desk viewer={viewer} organisationId={viewer.organisationId} query={query} locale={locale} />
  if (viewer.role === 'donor' && viewer.organisationId !== null)
    return (
      <WorkspaceFrame viewer={viewer} locale={locale} path="/workspace" section="workspace">
        <PartnerDesk viewer={viewer} organisationId={viewer.organisationId} wanted="" locale={locale} />
      </WorkspaceFrame>
    )
  const scope = writingScopeOf(viewer)
  if (!scope) return <NotYours viewer={viewer} locale={locale} path="/workspace" section="workspace" />

  const now = new Date()
  const { VAADA_TIME_ZONE: timeZone } = env()
  const today = civilDate(now, timeZone)
  const page = pageOf(query.page)
  const { makerCode } = viewer
  const answersFor =
    makerCode !== null &&
    can(viewer, 'consultation.answer', { makerCode, hasOffice: true, commitmentId: null, isReply: true })
      ? makerCode
      : null
  const leads = viewer.makerCode !== null && viewer.officeRole === 'lead'
  const [t, makers, cycles, open, published, owed, outdated, answers, handOverSince, restored] =
    await Promise.all([
      getTranslations(),
      listWritableMakers(appDb, scope),
      listGridCycles(appDb, today),
      listSubmissions(appDb, scope, ['draft', 'returned', 'submitted']),
      listSubmissions(appDb, scope, ['published'], PUBLISHED_SHOWN),
      listOwedReports(appDb, scope, today),
      listOutdatedTranslations(appDb, scope),
      answersFor === null ? [] : listOwedAnswers(appDb, answersFor),
      leads && viewer.makerCode !== null ? findOpenHandOver(appDb, viewer.makerCode, now) : null,
      restoredForm(viewer, `/${locale}/workspace#new`),
    ])
  const own = scope === 'without_office' ? null : (makers[0] ?? null)
  const shown = own ?? makers.find(({ code }) => code === query.maker) ?? makers[0] ?? null
  const question = {
    reader: scope,
    filter: { q: '', maker: shown?.code ?? null, state: null },
    cycles: cycles.map(({ key }) => key),
    today,
    timeZone,
  } as const
  const [rows, total] = shown
    ? await Promise.all([listGrid(appDb, question, page), countGrid(appDb, question)])
    : [[], 0]
  const hasOffice = own !== null
  const begins = ({ commitmentId, makerCode }: { commitmentId: number | null; makerCode: string }) =>
    can(viewer, 'submission.create', { makerCode, hasOffice, commitmentId })
  // A new one is nobody's yet, so rights on single commitments don't reach it.
  const beginsNew = makers.some(({ code }) => begins({ makerCode: code, commitmentId: null }))
  const subjectOf = ({ state, maker, commitmentId }: SubmissionRow) => ({
    makerCode: maker.code,
    hasOffice,
    commitmentId,
    state,
    authorIds: [],
  })
  const edits = (row: SubmissionRow) => can(viewer, 'submission.edit', subjectOf(row))
  const sent = own ? await listImports(appDb, viewer.id, own.code) : []
  const tasks = tasksOf(
    {
      open,
      owed,
      outdated,
      answers,
      handOverSince,
      imports: sent,
      settles: (row) => can(viewer, 'submission.settle', subjectOf(row)),
      begins,
    },
    today,
  )
  const isEmptyHanded = viewer.officeRole === 'contributor' && Object.keys(viewer.grants).length === 0
  const inReview = open.filter(({ state }) => state === 'submitted')
  const role = t(`role.${viewer.role}`)
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path="/workspace" section="workspace">
      <section className="sec first">
        <Kicker>{own ? t('workspace.kicker', { country: own.names[locale], role }) : role}</Kicker>
        <PageTitle>
          <TasksHeadline tasks={tasks} today={today} locale={locale} />
        </PageTitle>
        {own && <OfficeLine viewer={viewer} makerCode={own.code} today={today} locale={locale} />}
        <div className="two mt-7">
          <div>
            {isEmptyHanded ? (
              <NoRights makerCode={own?.code ?? null} today={today} />
            ) : (
              <Tasks tasks={tasks} all={query.tasks === 'all'} edits={edits} today={today} locale={locale} />
            )}
          </div>
          <div className="grid content-start gap-5">
            {!isEmptyHanded && <ExcelCard maker={own ? null : (shown?.code ?? null)} locale={locale} />}
            {beginsNew && <NewCommitment makers={makers} own={own} restored={restored} locale={locale} />}
            {can(viewer, 'correction.read') && <WaitingNotes locale={locale} />}
            <HowItWorks />
          </div>
        </div>
      </section>
      {own && scope !== 'without_office' && (
        <OfficeAssessments
          makerCode={own.code}
          commitmentIds={scope.commitmentIds}
          today={today}
          locale={locale}
        />
      )}
      {inReview.length > 0 && (
        <Section
          id="in-review"
          title={t('workspace.inReview.title')}
          lede={t('workspace.inReview.lede', { count: inReview.length })}
        >
          <SubmissionLines rows={inReview} locale={locale} />
        </Section>
      )}
      {!isEmptyHanded && (
        <Section
          id="commitments"
          title={
            !own && shown
              ? t('workspace.commitments.of', { country: shown.names[locale] })
              : t('workspace.commitments.title', { count: total })
          }
          lede={total === 0 && beginsNew ? t('workspace.commitments.none') : undefined}
        >
          {!own && <ChooseMaker makers={makers} chosen={shown} locale={locale} />}
          {rows.length > 0 && (
            <OfficeGrid
              rows={rows}
              cycles={cycles}
              today={today}
              begins={({ id, maker }) => begins({ commitmentId: id, makerCode: maker.code })}
              locale={locale}
            />
          )}
          <ListPager
            locale={locale}
            path="/workspace"
            query={{ maker: own ? null : (shown?.code ?? null) }}
            page={page}
            total={total}
          />
        </Section>
      )}
      {published.length > 0 && (
        <Section id="published" title={t('workspace.published.title')}>
          <SubmissionLines rows={published} locale={locale} />
        </Section>
      )}
    </WorkspaceFrame>
  )
}
