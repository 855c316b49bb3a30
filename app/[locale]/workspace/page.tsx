import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { NotYours } from '@/components/layout/not-yours'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { NoRights } from '@/components/offices/no-rights'
import { OfficeLine } from '@/components/offices/office-line'
import { ChooseMaker, HowItWorks, NewCommitment } from '@/components/submissions/new-commitment'
import { OfficeTable } from '@/components/submissions/office-table'
import { SubmissionLines } from '@/components/submissions/submission-lines'
import { Tasks, WorkHeadline, workOf } from '@/components/submissions/tasks'
import { Section } from '@/components/ui/section'
import { Kicker } from '@/components/ui/text'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import {
  listOfficeCommitments,
  listOpenCycles,
  listSubmissions,
  listWritableMakers,
  type OfficeCommitment,
  type SubmissionRow,
  writingScopeOf,
} from '@/lib/submissions/queries'

const PUBLISHED_SHOWN = 5

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
  const [t, makers, [cycle = null], open, published, restored] = await Promise.all([
    getTranslations(),
    listWritableMakers(appDb, scope),
    listOpenCycles(appDb, today),
    listSubmissions(appDb, scope, ['draft', 'returned', 'submitted']),
    listSubmissions(appDb, scope, ['published'], PUBLISHED_SHOWN),
    restoredForm(viewer, `/${locale}/workspace#new`),
  ])
  const own = scope === 'without_office' ? null : (makers[0] ?? null)
  const shown = own ?? makers.find(({ code }) => code === asked) ?? makers[0] ?? null
  const commitments = shown ? await listOfficeCommitments(appDb, scope, cycle?.key ?? null, shown.code) : []
  const hasOffice = own !== null
  const begins = ({ id, maker }: Pick<OfficeCommitment, 'id' | 'maker'>) =>
    can(viewer, 'submission.create', { makerCode: maker.code, hasOffice, commitmentId: id })
  // A new one is nobody's yet, so rights on single commitments don't reach it.
  const beginsNew = makers.some(({ code }) =>
    can(viewer, 'submission.create', { makerCode: code, hasOffice, commitmentId: null }),
  )
  const edits = ({ state, maker, commitmentId }: SubmissionRow) =>
    can(viewer, 'submission.edit', { makerCode: maker.code, hasOffice, commitmentId, state, authorIds: [] })
  const work = workOf(open, commitments.filter(begins), cycle, today)
  const isEmptyHanded = viewer.officeRole === 'contributor' && Object.keys(viewer.grants).length === 0
  const inReview = open.filter(({ state }) => state === 'submitted')
  const role = t(`role.${viewer.role}`)
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path="/workspace" section="workspace">
      <section className="sec first">
        <Kicker>{own ? t('workspace.kicker', { country: own.names[locale], role }) : role}</Kicker>
        <PageTitle>
          <WorkHeadline work={work} locale={locale} />
        </PageTitle>
        {own && <OfficeLine viewer={viewer} makerCode={own.code} today={today} locale={locale} />}
        <div className="two mt-7">
          <div>
            {isEmptyHanded ? (
              <NoRights makerCode={own?.code ?? null} today={today} />
            ) : (
              <Tasks work={work} edits={edits} locale={locale} />
            )}
          </div>
          <div className="grid content-start gap-5">
            {beginsNew && <NewCommitment makers={makers} own={own} restored={restored} locale={locale} />}
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
          <SubmissionLines rows={inReview} locale={locale} />
        </Section>
      )}
      {!isEmptyHanded && (
        <Section
          id="commitments"
          title={
            !own && shown
              ? t('workspace.commitments.of', { country: shown.names[locale] })
              : t('workspace.commitments.title', { count: commitments.length })
          }
          lede={commitments.length === 0 && beginsNew ? t('workspace.commitments.none') : undefined}
        >
          {!own && <ChooseMaker makers={makers} chosen={shown} locale={locale} />}
          {commitments.length > 0 && (
            <OfficeTable
              commitments={commitments}
              cycle={cycle}
              today={today}
              begins={begins}
              locale={locale}
            />
          )}
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
