import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Viewer } from '@/lib/access/viewer'
import { env } from '@/lib/env'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { PageTitle } from './page-title'
import { SubNav } from './sub-nav'
import { WorkspaceFrame } from './workspace-header'

/** Pages of the administration, in the order of their menu; also their addresses under `/admin`. */
export const ADMIN_SECTIONS = [
  'people',
  'invitations',
  'requests',
  'organisations',
  'offices',
  'cycles',
  'rules',
  'redactions',
  'operator',
  'outbox',
  'audit',
] as const
export type AdminSection = (typeof ADMIN_SECTIONS)[number]

interface AdminFrameProps {
  viewer: Viewer
  locale: Locale
  /** Null: the first page of the administration. */
  section: AdminSection | null
  /** Address of this page without its language, where it isn't the section's own. */
  path?: string
  title: ReactNode
  lede?: ReactNode
  children: ReactNode
}

/** A page of the administration, with the menu of all of them. */
export async function AdminFrame({ viewer, locale, section, path, title, lede, children }: AdminFrameProps) {
  const t = await getTranslations('admin')
  const own = section === null ? '/admin' : `/admin/${section}`
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={path ?? own} section="admin">
      <SubNav
        label={t('nav.label')}
        items={ADMIN_SECTIONS.map((key) => ({
          href: href(locale, `/admin/${key}`),
          text: t(`nav.${key}`),
          current: key === section ? (path === undefined ? 'page' : 'true') : undefined,
        }))}
      />
      <section className="sec first">
        <PageTitle>{title}</PageTitle>
        {lede && <p className="lede">{lede}</p>}
        {env().SMTP_URL === undefined && (
          <p className="meta mt-3">
            {t('noMail')} <a href={href(locale, '/admin/outbox')}>{t('nav.outbox')}</a>
          </p>
        )}
      </section>
      {children}
    </WorkspaceFrame>
  )
}
