import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SubmissionFiles } from '@/components/files/submission-files'
import { FormMessages } from '@/components/forms/form-messages'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { FieldNoteList } from '@/components/notes/field-note-list'
import { fieldNotes } from '@/components/notes/field-note-view'
import { FieldNotes } from '@/components/notes/field-notes'
import { Notes, OpenFlags, openFlagsIn } from '@/components/notes/notes'
import { type Names, pathWords } from '@/components/reviews/field-words'
import { MovedGoalposts } from '@/components/submissions/differences'
import { DraftAside } from '@/components/submissions/draft-aside'
import { DraftEditor } from '@/components/submissions/draft-editor'
import { DraftNotices } from '@/components/submissions/draft-notices'
import { HandIn } from '@/components/submissions/hand-in'
import { ProposalContent } from '@/components/submissions/proposal-content'
import { Receipt } from '@/components/submissions/receipt'
import { SubmissionHead } from '@/components/submissions/submission-head'
import { SubmissionTimeline } from '@/components/submissions/timeline'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { contextOf, requireViewer, restoredForm } from '@/lib/access/viewer'
import { REFUSALS, type Refusal } from '@/lib/files/model'
import { listAttached, listUploads } from '@/lib/files/queries'
import type { Fields } from '@/lib/form-data'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { idOf } from '@/lib/ids'
import { addNoteAction } from '@/lib/notes/actions'
import { presentPath } from '@/lib/notes/field-path'
import { listNotes } from '@/lib/notes/queries'
import { gapsOf } from '@/lib/submissions/mutations'
import {
  findHolder,
  findMakerName,
  findProposal,
  findPublishedEntry,
  findSubmission,
  listEvents,
  listFormVocabulary,
  listReportIndicators,
} from '@/lib/submissions/queries'
import { findRebase } from '@/lib/submissions/rebase'
import { findReportSetting } from '@/lib/submissions/report-setting'
import { stepFrom } from '@/lib/submissions/steps'

type Props = PageProps<'/[locale]/workspace/submissions/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ id }, t] = await Promise.all([params, getTranslations('submission')])
  return privateMetadata(t('tab', { id }))
}

export default async function SubmissionPage({ params, searchParams }: Props) {
  const [{ locale, id: given }, { show, step: asked, done, refused }] = await Promise.all([
    params,
    searchParams,
  ])
  const id = idOf(given)
  if (!isLocale(locale) || id === null) notFound()
  const path = `/workspace/submissions/${id}`
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  const submission = await findSubmission(appDb, viewer, id)
  // A reviewer has a page of their own for it; a draft that isn't theirs to see doesn't exist.
  if (!submission || !can(viewer, 'workspace.open')) notFound()

  const { row, subject } = submission
  const editable = can(viewer, 'submission.edit', subject)
  const step = stepFrom(row.kind, asked)
  const ctx = contextOf(viewer)
  const [
    proposal,
    events,
    vocabulary,
    indicators,
    setting,
    maker,
    notes,
    holder,
    entry,
    restored,
    rebase,
    gaps,
    uploads,
    attached,
  ] = await Promise.all([
    findProposal(appDb, ctx, submission),
    listEvents(appDb, id),
    listFormVocabulary(appDb),
    row.commitmentId === null ? [] : listReportIndicators(appDb, row.commitmentId),
    findReportSetting(appDb, row),
    findMakerName(appDb, row.makerCode),
    listNotes(appDb, id),
    findHolder(appDb, id),
    findPublishedEntry(appDb, row.publishedSeq),
    restoredForm(viewer, `/${locale}${path}`),
    editable ? findRebase(appDb, submission) : null,
    editable && step === 'finish' ? gapsOf(ctx, id) : null,
    listUploads(appDb, id),
    editable ? listAttached(appDb, id) : [],
  ])
  if (!maker) notFound()
  const shared = { submission, proposal, indicators, events, locale }
  const t = await getTranslations()
  const told = fieldNotes(t, notes, viewer.role, locale)
  const answer = editable ? await restoredForm(viewer, `/${locale}${path}#notes`) : null
  const names: Names = {
    kind: row.kind,
    draft: row.content as Fields,
    vocabulary,
    indicators,
    milestones: proposal.kind === 'report' ? proposal.milestones : [],
    locale,
  }
  const handedIn = row.state !== 'draft' && row.state !== 'returned'
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={path} section="workspace">
      <SubmissionHead submission={submission} country={maker.names[locale]} holder={holder} locale={locale} />
      {row.state !== 'published' && row.state !== 'discarded' && <OpenFlags count={openFlagsIn(notes)} />}
      {editable ? (
        <section className="pb-10">
          <DraftNotices
            {...shared}
            comments={<FieldNoteList submissionId={id} notes={told} names={names} />}
            rebase={rebase}
            isRebased={done === 'rebased'}
          />
          <div className="two lg:grid-cols-[minmax(0,1fr)_18rem]!">
            <div className="max-w-[44rem]">
              <FormMessages namespaces={['fieldComments', 'fieldErrors', 'formErrors']}>
                <FieldNotes
                  notes={told}
                  action={
                    can(viewer, 'submission.comment', subject)
                      ? addNoteAction.bind(null, locale, 'workspace', id)
                      : null
                  }
                  restored={answer?.typed.answers === undefined ? null : answer}
                >
                  <DraftEditor
                    // Begins anew where what was restored is thrown away, and where the draft was put on another version.
                    key={`${show === 'saved' ? 'saved' : 'draft'} ${row.baseVersion}`}
                    submission={submission}
                    vocabulary={vocabulary}
                    indicators={indicators}
                    setting={setting}
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
                    step={step}
                    gaps={gaps}
                    files={{ submissionId: id, locale, uploads, attached, refused: refusalsIn(refused) }}
                    deviceOf={viewer.isProtected ? null : viewer.id}
                    locale={locale}
                  />
                </FieldNotes>
              </FormMessages>
            </div>
            <DraftAside {...shared} />
          </div>
        </section>
      ) : (
        <>
          <section className="two pb-10">
            {can(viewer, 'submission.submit', subject) ? (
              <HandIn submission={submission} proposal={proposal} locale={locale} />
            ) : (
              handedIn && (
                <Receipt
                  submission={submission}
                  maker={maker}
                  events={events}
                  entry={entry}
                  locale={locale}
                />
              )
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
          <SubmissionFiles submissionId={id} uploads={uploads} locale={locale} />
        </>
      )}
      <Notes
        viewer={viewer}
        submission={submission}
        // While it is written, comments on fields stand at their fields.
        notes={editable ? notes.filter(({ field }) => field === null) : notes}
        nameOf={(field) => {
          const at = presentPath(names.draft, field)
          return at === null ? t('fieldComments.gone') : pathWords(t, names, at)
        }}
        place="workspace"
        locale={locale}
      />
    </WorkspaceFrame>
  )
}

/** Codes of files that were just sent without scripts and not taken. */
const refusalsIn = (given: string | string[] | undefined): Refusal[] =>
  REFUSALS.filter((code) => [given].flat().includes(code))

async function ContentTitle({ handedIn }: { handedIn: boolean }) {
  const t = await getTranslations()
  return handedIn ? t('submission.content.title') : t('officePage.written')
}
