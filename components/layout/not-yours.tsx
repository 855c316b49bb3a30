import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import type { Viewer } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { PageTitle } from './page-title'
import { WorkspaceFrame, type WorkspaceSection } from './workspace-header'

interface NotYoursProps {
  viewer: Viewer
  locale: Locale
  path: string
  section: WorkspaceSection
}

/** Says what somebody's role can do here, and where, on a page that is for another role. */
export async function NotYours({ viewer, locale, path, section }: NotYoursProps) {
  const t = await getTranslations('workspace')
  const closed = viewer.role === 'focal_point' && viewer.makerCode === null
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={path} section={section}>
      <section className="sec first">
        <PageTitle>{closed ? t('other.closedTitle') : t('other.title')}</PageTitle>
        <p className="lede mb-6">{closed ? t('other.closed') : <WhatToDo role={viewer.role} />}</p>
        <p className="flex flex-wrap gap-3">
          {viewer.role === 'reviewer' && (
            <ButtonLink kind="primary" href={href(locale, '/reviews')}>
              {t('other.reviewerLink')}
            </ButtonLink>
          )}
          {viewer.role === 'administrator' && (
            <ButtonLink kind="primary" href={href(locale, '/admin')}>
              {t('other.administratorLink')}
            </ButtonLink>
          )}
          {!closed && (viewer.role === 'focal_point' || viewer.role === 'editor') && (
            <ButtonLink kind="primary" href={href(locale, '/workspace')}>
              {t('other.workspaceLink')}
            </ButtonLink>
          )}
          <ButtonLink href={href(locale)}>{t('other.publicLink')}</ButtonLink>
        </p>
      </section>
    </WorkspaceFrame>
  )
}

async function WhatToDo({ role }: { role: Viewer['role'] }) {
  const t = await getTranslations('workspace.other')
  return t(role)
}
