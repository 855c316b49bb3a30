import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { AcceptForm } from '@/components/imports/accept-form'
import { FundedActivities } from '@/components/imports/activities'
import { Changes, NewCommitments } from '@/components/imports/changes'
import { FileNotices } from '@/components/imports/file-notices'
import { Mistakes } from '@/components/imports/mistakes'
import { LookAgain } from '@/components/imports/reading'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { ButtonLink } from '@/components/ui/button'
import { Done } from '@/components/ui/done'
import { Section } from '@/components/ui/section'
import { Note } from '@/components/ui/text'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import { href } from '@/lib/i18n/links'
import { isLocale, type Locale, pickText } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { idOf } from '@/lib/ids'
import { acceptRowsAction, removeImportAction } from '@/lib/imports/actions'
import {
  countAccepted,
  type FoundImport,
  findImport,
  listChanges,
  listFaulty,
  listNewCommitments,
  listTitles,
} from '@/lib/imports/queries'
import { listReportable } from '@/lib/imports/reports'

/** Lines of each kind on the page; the file itself has no more than `ROWS_KEPT`. */
const SHOWN = 300

type Props = PageProps<'/[locale]/workspace/imports/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ id }, t] = await Promise.all([params, getTranslations('imports.one')])
  return privateMetadata(t('tab', { id }))
}

export default async function ImportPage({ params, searchParams }: Props) {
  const [{ locale, id: given }, { saved, stale }] = await Promise.all([params, searchParams])
  const id = idOf(given)
  if (!isLocale(locale) || id === null) notFound()
  const path = `/workspace/imports/${id}`
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  const found = can(viewer, 'workspace.open') ? await findImport(appDb, viewer, id) : null
  if (!found) notFound()
  const [t, faulty, changes, news, accepted, commitments] = await Promise.all([
    getTranslations(),
    listFaulty(appDb, id, SHOWN),
    // What is still being read has no kind yet.
    found.kind === 'reports' || found.kind === 'activities' ? listChanges(appDb, id, SHOWN) : [],
    found.kind === 'commitments' ? listNewCommitments(appDb, id, SHOWN) : [],
    countAccepted(appDb, id),
    found.cycleKey === null ? [] : listReportable(appDb, viewer, found.makerCode, found.cycleKey),
  ])
  const isFunder = found.kind === 'activities'
  const isReading = found.state === 'waiting' || found.state === 'reading'
  const titles = new Map(
    isFunder
      ? (
          await listTitles(
            appDb,
            changes.map(({ subject }) => subject),
          )
        ).map(({ reference, title }) => [reference, textOf(title, locale)])
      : commitments.map(({ reference, title }) => [reference, textOf(title, locale)]),
  )
  const lines = changes.length + news.length
  const told = faulty.flatMap(({ faults }) => faults ?? []).filter(({ stops }) => stops).length
  const number = (value: unknown) => idOf(value) ?? 0
  const at = t('workspace.at', instantParts(locale, found.createdAt, env().VAADA_TIME_ZONE))
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={path} section="workspace">
      <section className="sec first pb-6!">
        <p className="kicker">
          <a href={href(locale, '/workspace/imports')}>{t('imports.one.back')}</a>
        </p>
        <PageTitle>
          <Headline found={found} accepted={accepted} />
        </PageTitle>
        <p className="lede mt-3! [overflow-wrap:anywhere]">{found.fileName}</p>
        <p className="meta mt-1">
          {t('imports.one.sent', { at })}
          {found.rowsRead > 0 &&
            ` · ${t(found.kind === 'activities' ? 'imports.one.activities.read' : 'imports.one.rows', { count: found.rowsRead })}`}
        </p>
        {saved !== undefined && <Done>{t('imports.done.saved', { count: number(saved) })}</Done>}
        {number(stale) > 0 && <Note tone="accent">{t('imports.done.stale', { count: number(stale) })}</Note>}
        {isReading && (
          <div className="mt-6 max-w-[34rem]" role="status">
            <progress
              className="h-3 w-full"
              max={100}
              value={found.progress}
              aria-label={t('imports.one.title.reading')}
            />
            <p className="mt-2 text-ink-2">{t('imports.one.reload')}</p>
            <LookAgain />
          </div>
        )}
        {found.state === 'refused' && (
          <div className="mt-6">
            <Note tone="accent">
              {t(`imports.refusal.${(found.refusal ?? 'damaged') as 'xml_broken'}`, { line: lineOf(found) })}
            </Note>
          </div>
        )}
        {found.state === 'ready' && (
          <>
            {found.kind === 'activities' && lines === 0 && (
              <p className="mt-4 max-w-[44rem]">{t('imports.one.activities.none')}</p>
            )}
            <FileNotices notices={found.notices} locale={locale} />
            {found.kind !== 'activities' && found.mistakes + found.changes === 0 && (
              <p className="mt-4 max-w-[44rem]">
                {accepted > 0
                  ? t('imports.one.done')
                  : lines === 0 && found.gaps === 0 && t('imports.one.same')}
              </p>
            )}
            {accepted > 0 && (
              <p className="mt-4">
                <ButtonLink kind="primary" href={href(locale, '/workspace')}>
                  {t('imports.one.toWorkspace')}
                </ButtonLink>
              </p>
            )}
          </>
        )}
      </section>
      {found.mistakes > 0 && (
        <Section id="mistakes" title={t('imports.one.mistakes.title')} lede={t('imports.one.mistakes.lede')}>
          <Mistakes rows={faulty} stops locale={locale} />
          {found.mistakes > told && (
            <p className="mt-4">{t('imports.one.more', { count: found.mistakes - told })}</p>
          )}
          {found.rowsLeftOut > 0 && (
            <p className="mt-4">{t('imports.one.leftOut', { count: found.rowsLeftOut })}</p>
          )}
        </Section>
      )}
      {lines > 0 && (
        <Section
          id="changes"
          title={t(isFunder ? 'imports.one.activities.title' : 'imports.one.changes.title')}
          lede={t(isFunder ? 'imports.one.activities.lede' : 'imports.one.changes.lede')}
        >
          <FormMessages namespaces={['formErrors']}>
            <AcceptForm action={acceptRowsAction.bind(null, locale, id)}>
              {found.safe > 0 && !isFunder && (
                <p className="mb-5">
                  <button type="submit" className="btn" data-kind="primary" name="take" value="all">
                    {t('imports.one.changes.saveAll', { count: found.safe })}
                  </button>
                </p>
              )}
              {isFunder ? (
                <FundedActivities rows={changes} titles={titles} locale={locale} />
              ) : found.kind === 'commitments' ? (
                <NewCommitments lines={news} />
              ) : (
                <Changes rows={changes} titles={titles} locale={locale} />
              )}
            </AcceptForm>
          </FormMessages>
          {found.changes > lines && (
            <p className="mt-4">{t('imports.one.more', { count: found.changes - lines })}</p>
          )}
        </Section>
      )}
      {found.gaps > 0 && (
        <Section
          id="gaps"
          title={t('imports.one.gaps.title', { count: found.gaps })}
          lede={t('imports.one.gaps.lede')}
        >
          <Mistakes rows={faulty} stops={false} locale={locale} />
        </Section>
      )}
      {!isReading && (
        <details className="mt-8 mb-10 text-[0.95rem]">
          <summary>{t('imports.one.remove.summary')}</summary>
          <p className="mt-2 mb-3 text-ink-2">{t('imports.one.remove.lede')}</p>
          <form action={removeImportAction.bind(null, locale, id)}>
            <button type="submit" className="btn" data-kind="danger">
              {t('imports.one.remove.button')}
            </button>
          </form>
        </details>
      )}
    </WorkspaceFrame>
  )
}

const textOf = (title: Parameters<typeof pickText>[0], locale: Locale) => pickText(title, locale)?.text ?? ''

/** Where the file is broken; empty: it isn't known. */
const lineOf = ({ notices }: FoundImport): string => notices.find(({ code }) => code === 'line')?.at ?? ''

interface HeadlineProps {
  found: FoundImport
  accepted: number
}

/** The finding: what to do first. */
async function Headline({ found: { state, kind, mistakes, changes }, accepted }: HeadlineProps) {
  const t = await getTranslations('imports.one.title')
  if (state === 'refused') return t('refused')
  if (state !== 'ready') return t('reading')
  if (kind === 'activities' && changes > 0) return t('links', { count: changes })
  if (mistakes > 0) return t('mistakes', { count: mistakes })
  if (changes > 0) return t('changes', { count: changes })
  if (accepted > 0) return t('done')
  return kind === 'activities' ? t('noLinks') : t('same')
}
