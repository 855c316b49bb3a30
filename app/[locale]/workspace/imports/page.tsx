import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormMessages } from '@/components/forms/form-messages'
import { workbookHref } from '@/components/imports/excel-card'
import { ImportTable } from '@/components/imports/import-table'
import { UploadForm } from '@/components/imports/upload-form'
import { NotYours } from '@/components/layout/not-yours'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { ChooseMaker } from '@/components/submissions/new-commitment'
import { ButtonLink } from '@/components/ui/button'
import { Done } from '@/components/ui/done'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { KEPT_DAYS } from '@/lib/imports/model'
import { listImports } from '@/lib/imports/queries'
import { isToFill, listReportable } from '@/lib/imports/reports'
import { listOpenCycles, listWritableMakers, writingScopeOf } from '@/lib/submissions/queries'
import { WORKBOOK_LIMITS } from '@/lib/workbooks/limits'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('imports')
  return privateMetadata(t('name'))
}

export default async function ImportsPage({
  params,
  searchParams,
}: PageProps<'/[locale]/workspace/imports'>) {
  const [{ locale }, { maker: asked, refused, done }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const path = '/workspace/imports'
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  const scope = writingScopeOf(viewer)
  if (!scope) return <NotYours viewer={viewer} locale={locale} path={path} section="workspace" />

  const [t, makers, [cycle = null]] = await Promise.all([
    getTranslations('imports'),
    listWritableMakers(appDb, scope),
    listOpenCycles(appDb, civilDate(new Date(), env().VAADA_TIME_ZONE)),
  ])
  const isEditor = scope === 'without_office'
  const maker = (isEditor && makers.find(({ code }) => code === asked)) || makers[0]
  if (!maker) notFound()
  const [reportable, imports] = await Promise.all([
    cycle ? listReportable(appDb, viewer, maker.code, cycle.key) : [],
    listImports(appDb, viewer.id, maker.code),
  ])
  const toFill = reportable.filter((commitment) => isToFill(commitment, !isEditor))
  const chosen = isEditor ? maker.code : null
  const beginsNew = can(viewer, 'submission.create', {
    makerCode: maker.code,
    hasOffice: !isEditor,
    commitmentId: null,
  })
  const refusal = typeof refused === 'string' && /^[a-z_]{1,40}$/.test(refused) ? refused : null
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={path} section="workspace">
      <section className="sec first">
        <PageTitle>{t('page.title')}</PageTitle>
        <p className="lede">{t('page.lede')}</p>
        {done === 'removed' && <Done>{t('done.removed')}</Done>}
        {refusal !== null && (
          <ErrorSummary
            title={t('refused.title')}
            formError={
              t.has(`refusal.${refusal}` as 'refusal.invalid')
                ? t(`refusal.${refusal}` as 'refusal.xml_broken', { line: '' })
                : t('refusal.invalid')
            }
            problems={[]}
          />
        )}
        {isEditor && <ChooseMaker makers={makers} chosen={maker} locale={locale} />}
        <div className="two mt-7 items-start">
          <section className="card" aria-labelledby="download">
            <h2 id="download" className="text-[1.18rem]">
              {t('page.download.title')}
            </h2>
            {cycle && toFill.length > 0 ? (
              <>
                <p className="mt-1 mb-4 text-ink-2">
                  {t('page.download.lede', { count: toFill.length, cycle: cycle.key })}
                </p>
                <ButtonLink kind="primary" href={workbookHref('reports', chosen, locale)}>
                  {t('page.download.button')}
                </ButtonLink>
              </>
            ) : (
              <p className="mt-1 text-ink-2">{t('page.download.none')}</p>
            )}
          </section>
          <section className="card" aria-labelledby="upload">
            <h2 id="upload" className="text-[1.18rem]">
              {t('page.upload.title')}
            </h2>
            <p className="mt-1 mb-4 text-ink-2">{t('page.upload.lede')}</p>
            <FormMessages namespaces={['imports']}>
              <UploadForm
                action={`/api/imports?locale=${locale}`}
                maker={chosen}
                largest={WORKBOOK_LIMITS.fileBytes / 1024 / 1024}
              />
            </FormMessages>
          </section>
        </div>
      </section>
      {beginsNew && (
        <Section id="new" title={t('page.new.title')} lede={t('page.new.lede')}>
          <ButtonLink href={workbookHref('commitments', chosen, locale)}>{t('page.new.button')}</ButtonLink>
        </Section>
      )}
      <Section id="activities" title={t('page.activities.title')} lede={t('page.activities.lede')}>
        <p className="max-w-prose">
          <a href="#upload">{t('page.activities.upload')}</a>
        </p>
      </Section>
      {imports.length > 0 && (
        <Section id="uploads" title={t('page.list.title')} lede={t('page.list.lede', { days: KEPT_DAYS })}>
          <ImportTable imports={imports} locale={locale} />
        </Section>
      )}
    </WorkspaceFrame>
  )
}
