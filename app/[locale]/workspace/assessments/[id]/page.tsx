import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AssessmentContentView } from '@/components/assessments/assessment-content'
import { ActForm } from '@/components/forms/act-form'
import { FormMessages } from '@/components/forms/form-messages'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { beginReplyAction } from '@/lib/assessments/actions'
import { findPreview } from '@/lib/assessments/queries'
import { addDays } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import { commitmentHref, href } from '@/lib/i18n/links'
import { isLocale, pickText } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { idOf } from '@/lib/ids'
import { makerHasOffice } from '@/lib/submissions/load'
import { listReportIndicators } from '@/lib/submissions/queries'

type Props = PageProps<'/[locale]/workspace/assessments/[id]'>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assessment.office')
  return privateMetadata(t('name'))
}

export default async function AssessmentPage({ params }: Props) {
  const { locale, id: given } = await params
  const id = idOf(given)
  if (!isLocale(locale) || id === null) notFound()
  const path = `/workspace/assessments/${id}`
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  const preview = await findPreview(appDb, id)
  if (!preview) notFound()
  const { makerCode, commitmentId, reference, cycle, publishesOn, isPublished, replies } = preview
  const subject = { makerCode, commitmentId, hasOffice: await makerHasOffice(appDb, makerCode) }
  // Of whoever isn't of this office it doesn't exist.
  if (!can(viewer, 'assessment.preview', subject)) notFound()

  const [t, indicators] = await Promise.all([getTranslations(), listReportIndicators(appDb, commitmentId)])
  const title = pickText(preview.title, locale)?.text ?? reference
  const open = replies.find(({ state }) => state === 'draft' || state === 'returned')
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={path} section="workspace">
      <section className="sec first">
        <p className="kicker">
          <a href={href(locale, '/workspace')}>{t('submission.back')}</a>
        </p>
        <PageTitle>{t('assessment.office.what', { cycle, title })}</PageTitle>
        <p className="lede">
          {isPublished
            ? t('assessment.office.publishedLede')
            : t('assessment.office.untilLede', {
                last: formatDate(locale, addDays(publishesOn, -1)),
                date: formatDate(locale, publishesOn),
              })}
        </p>
        <p className="mt-2 text-[0.95rem]">
          <a href={commitmentHref(locale, reference)}>{t('submission.publicPage')}</a>
        </p>
      </section>
      <Section id="content" title={t('assessment.office.content')} lede={t('assessment.office.contentLede')}>
        <AssessmentContentView content={preview.content} indicators={indicators} locale={locale} />
      </Section>
      <Section id="reply" title={t('assessment.office.reply')} lede={t('assessment.office.replyLede')}>
        {replies.length > 0 && (
          <ul className="mb-5 grid gap-2">
            {replies.map((reply) => (
              <li key={reply.id}>
                <a href={href(locale, `/workspace/submissions/${reply.id}`)}>
                  {t('assessment.office.replyNumber', { id: String(reply.id) })}
                </a>{' '}
                <span className="meta">{t(`submissionState.${reply.state}`)}</span>
              </li>
            ))}
          </ul>
        )}
        {can(viewer, 'assessment.reply', subject) && !open && (
          <FormMessages namespaces={['formErrors']}>
            <ActForm
              kind="primary"
              action={beginReplyAction.bind(null, locale, id)}
              button={t(replies.length > 0 ? 'assessment.office.again' : 'assessment.office.begin')}
            />
          </FormMessages>
        )}
      </Section>
    </WorkspaceFrame>
  )
}
