import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { Notes, OpenFlags, openFlagsIn } from '@/components/notes/notes'
import { MovedGoalposts } from '@/components/submissions/differences'
import { DiscardForm } from '@/components/submissions/discard-form'
import { DraftEditor } from '@/components/submissions/draft-editor'
import {
  COMMITMENT_SECTIONS,
  FoldedSectionLinks,
  REPORT_SECTIONS,
  SectionLinks,
} from '@/components/submissions/form-section'
import { HandIn } from '@/components/submissions/hand-in'
import { ProposalContent, ProposalDifferences } from '@/components/submissions/proposal-content'
import { Receipt } from '@/components/submissions/receipt'
import { SubmissionTimeline } from '@/components/submissions/timeline'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { contextOf, requireViewer, restoredForm } from '@/lib/access/viewer'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import { commitmentHref, href } from '@/lib/i18n/links'
import { isLocale, type Locale, pickText } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { idOf } from '@/lib/ids'
import { listNotes } from '@/lib/notes/queries'
import { type LoadedSubmission, publishedCommitment } from '@/lib/submissions/load'

import {
  findHolder,
  findMakerName,
  findProposal,
  findSubmission,
  listEvents,
  listFormVocabulary,
  listReportIndicators,
  type Proposal,
  type ReportIndicator,
  type SubmissionEvent,
} from '@/lib/submissions/queries'

type Props = PageProps<'/[locale]/workspace/submissions/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ id }, t] = await Promise.all([params, getTranslations('submission')])
  return privateMetadata(t('tab', { id }))
}

export default async function SubmissionPage({ params, searchParams }: Props) {
  const [{ locale, id: given }, { show }] = await Promise.all([params, searchParams])
  const id = idOf(given)
  if (!isLocale(locale) || id === null) notFound()
  const path = `/workspace/submissions/${id}`
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  const submission = await findSubmission(appDb, viewer, id)
  // A reviewer has a page of their own for it; a draft that isn't theirs to see doesn't exist.
  if (!submission || !can(viewer, 'workspace.open')) notFound()

  const { row, subject } = submission
  const [proposal, events, vocabulary, indicators, maker, notes, holder, restored] = await Promise.all([
    findProposal(appDb, contextOf(viewer), submission),
    listEvents(appDb, id),
    listFormVocabulary(appDb),
    row.commitmentId === null ? [] : listReportIndicators(appDb, row.commitmentId),
    findMakerName(appDb, row.makerCode),
    listNotes(appDb, id),
    findHolder(appDb, id),
    restoredForm(viewer, `/${locale}${path}`),
  ])
  if (!maker) notFound()
  const shared = { submission, proposal, indicators, events, locale }
  const handedIn = row.state !== 'draft' && row.state !== 'returned'
  const editable = can(viewer, 'submission.edit', subject)
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={path} section="workspace">
      <Head submission={submission} country={maker.names[locale]} holder={holder} locale={locale} />
      {row.state !== 'published' && row.state !== 'discarded' && <OpenFlags count={openFlagsIn(notes)} />}
      {editable ? (
        <section className="pb-10">
          <div className="two lg:grid-cols-[minmax(0,1fr)_18rem]!">
            <div className="max-w-[44rem]">
              <Notices {...shared} />
              <DraftEditor
                // Begins anew where what was restored is thrown away.
                key={show === 'saved' ? 'saved' : 'draft'}
                submission={submission}
                vocabulary={vocabulary}
                indicators={indicators}
                // A comment that was kept for its writer is another form's.
                restored={(restored?.typed?.revision !== undefined && restored.typed) || null}
                published={proposal.kind === 'commitment' ? proposal.before : null}
                changes={
                  proposal.kind === 'commitment' &&
                  proposal.before &&
                  proposal.after && (
                    <MovedGoalposts before={proposal.before} after={proposal.after} locale={locale} />
                  )
                }
                submits={can(viewer, 'submission.submit', subject)}
                locale={locale}
              />
            </div>
            <Aside {...shared} />
          </div>
        </section>
      ) : (
        <>
          <section className="two pb-10">
            {can(viewer, 'submission.submit', subject) ? (
              <HandIn submission={submission} proposal={proposal} locale={locale} />
            ) : (
              handedIn && <Receipt submission={submission} maker={maker} events={events} locale={locale} />
            )}
            <SubmissionTimeline events={events} locale={locale} />
          </section>
          <Section id="content" title={<ContentTitle handedIn={handedIn} />}>
            <ProposalContent
              proposal={proposal}
              vocabulary={vocabulary}
              indicators={indicators}
              locale={locale}
              published={row.state === 'published'}
            />
          </Section>
        </>
      )}
      <Notes viewer={viewer} submission={submission} notes={notes} place="workspace" locale={locale} />
    </WorkspaceFrame>
  )
}

interface HeadProps {
  submission: LoadedSubmission
  country: string
  /** Who looks after it; null: nobody in particular. */
  holder: string | null
  locale: Locale
}

async function Head({ submission: { row, reference }, country, holder, locale }: HeadProps) {
  const [t, office, published] = await Promise.all([
    getTranslations('submission'),
    getTranslations('officePage'),
    reference === null ? null : publishedCommitment(appDb, reference),
  ])
  const isNew = row.kind === 'commitment' && row.baseVersion === 0
  return (
    <section className="sec first pb-6!">
      <p className="kicker">
        <a href={href(locale, '/workspace')}>{t('back')}</a>
      </p>
      <PageTitle>
        {row.kind === 'report'
          ? t('title.report', { cycle: row.cycleKey ?? '' })
          : isNew || reference === null
            ? t('title.new')
            : t('title.change', { reference })}
      </PageTitle>
      <p className="lede mt-3!">
        {reference === null || !published
          ? t('about.new', { country })
          : t(row.kind === 'report' ? 'about.report' : 'about.change', {
              reference,
              title: pickText(published.content.title, locale)?.text ?? '',
            })}
      </p>
      <p className="mt-2 flex flex-wrap gap-x-4 text-[0.95rem]">
        {reference && published && <a href={commitmentHref(locale, reference)}>{t('publicPage')}</a>}
        {holder && row.state !== 'published' && row.state !== 'discarded' && (
          <span className="text-ink-2">{office('heldBy', { name: holder })}</span>
        )}
      </p>
    </section>
  )
}

interface PartsProps {
  submission: LoadedSubmission
  proposal: Proposal
  indicators: readonly ReportIndicator[]
  events: readonly SubmissionEvent[]
  locale: Locale
}

async function sectionLinks({ kind }: LoadedSubmission['row']) {
  const t = await getTranslations('submission.sections')
  const sections = kind === 'report' ? REPORT_SECTIONS : COMMITMENT_SECTIONS
  return { label: t('label'), sections: sections.map((id) => ({ id, title: t(id) })) }
}

/** What the author must know before the first question. */
async function Notices({ submission: { row }, proposal, events, locale }: PartsProps) {
  const t = await getTranslations()
  const returned = row.state === 'returned' ? events.findLast(({ act }) => act === 'return') : undefined
  return (
    <div className="mb-8 grid gap-4">
      {returned && (
        <div className="note" data-returned>
          <h2 className="text-[1.25rem]">{t('submission.returned.title')}</h2>
          <p className="my-2 whitespace-pre-line font-[560]">
            {t('submission.returned.quote', { comment: returned.comment ?? '' })}
          </p>
          <p className="text-ink-2">
            {t('submission.returned.lede', {
              at: t('workspace.at', instantParts(locale, returned.at, env().VAADA_TIME_ZONE)),
            })}
          </p>
        </div>
      )}
      {proposal.moved && (
        <div className="note">
          <h2 className="text-[1.25rem]">{t('submission.moved.title')}</h2>
          <p className="mt-1">{t('submission.moved.lede')}</p>
        </div>
      )}
      <p className="text-ink-2">{t('submission.intro')}</p>
      <FoldedSectionLinks {...(await sectionLinks(row))} />
    </div>
  )
}

/** Beside the form: ways to its parts, what it changes, what has happened. */
async function Aside({ submission: { row }, proposal, indicators, events, locale }: PartsProps) {
  const t = await getTranslations('submission')
  const links = await sectionLinks(row)
  return (
    <aside className="flex flex-col gap-8">
      {proposal.before && (
        <section aria-labelledby="differences" className="text-[0.95rem]">
          <h2 id="differences" className="mb-2 font-sans font-semibold text-[0.95rem]">
            {t('difference.title')}
          </h2>
          {proposal.after === null ? (
            <p className="text-ink-2">{t('difference.later')}</p>
          ) : (
            <ProposalDifferences proposal={proposal} indicators={indicators} locale={locale} />
          )}
        </section>
      )}
      <SubmissionTimeline events={events} locale={locale} />
      <DiscardForm id={row.id} locale={locale} />
      <SectionLinks {...links} />
    </aside>
  )
}

async function ContentTitle({ handedIn }: { handedIn: boolean }) {
  const t = await getTranslations()
  return handedIn ? t('submission.content.title') : t('officePage.written')
}
