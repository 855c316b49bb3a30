import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Viewer } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { PageTitle } from './page-title'
import { SubNav } from './sub-nav'
import { WorkspaceFrame } from './workspace-header'

/** Pages of the reviews, in the order of their menu, with their addresses. */
const SECTIONS = {
  queue: '/reviews',
  requests: '/reviews/requests',
  rules: '/reviews/rules',
  redactions: '/reviews/redactions',
} as const
export type ReviewsSection = keyof typeof SECTIONS

interface ReviewsFrameProps {
  viewer: Viewer
  locale: Locale
  section: ReviewsSection
  /** Address of this page without its language, where it isn't the section's own. */
  path?: string
  title: ReactNode
  lede?: ReactNode
  children: ReactNode
}

/** A page of the reviews, with the menu of all of them. */
export async function ReviewsFrame({
  viewer,
  locale,
  section,
  path,
  title,
  lede,
  children,
}: ReviewsFrameProps) {
  const t = await getTranslations('proposals.nav')
  const items = (Object.keys(SECTIONS) as ReviewsSection[]).map((key) => ({
    href: href(locale, SECTIONS[key]),
    text: t(key),
    current: key === section ? (path === undefined ? ('page' as const) : ('true' as const)) : undefined,
  }))
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={path ?? SECTIONS[section]} section="reviews">
      <SubNav label={t('label')} items={items} />
      <section className="sec first">
        <PageTitle>{title}</PageTitle>
        {lede && <p className="lede">{lede}</p>}
      </section>
      {children}
    </WorkspaceFrame>
  )
}
