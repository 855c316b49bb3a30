import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { AdminFrame } from '@/components/layout/admin-frame'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import type { Viewer } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'

interface OfficeFrameProps {
  viewer: Viewer
  locale: Locale
  /** Address of this page without its language. */
  path: string
  title: ReactNode
  lede?: ReactNode
  /** It is a page below that of the office: the way back is shown. */
  isBelow?: boolean
  /** Number of the office: administrators say which one. */
  office: number
  children: ReactNode
}

/** A page of one office: in the workspace of its people, or in the administration. */
export async function OfficeFrame({
  viewer,
  locale,
  path,
  title,
  lede,
  isBelow,
  office,
  children,
}: OfficeFrameProps) {
  const t = await getTranslations('officePage')
  const isAdministrator = viewer.role === 'administrator'
  const wayBack = isBelow && (
    <a href={href(locale, '/workspace/office', isAdministrator ? { office } : {})}>{t('backOffice')}</a>
  )
  if (isAdministrator)
    return (
      <AdminFrame
        viewer={viewer}
        locale={locale}
        section="offices"
        path={`${path}?office=${office}`}
        title={title}
        lede={lede}
      >
        {wayBack && <p className="mb-6">{wayBack}</p>}
        {children}
      </AdminFrame>
    )
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={path} section="workspace">
      <section className="sec first">
        {wayBack && <p className="kicker">{wayBack}</p>}
        <PageTitle>{title}</PageTitle>
        {lede && <p className="lede">{lede}</p>}
      </section>
      {children}
    </WorkspaceFrame>
  )
}
