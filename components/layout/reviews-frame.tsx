import type { ReactNode } from 'react'
import type { Viewer } from '@/lib/access/viewer'
import type { Locale } from '@/lib/i18n/model'
import { PageTitle } from './page-title'
import { WorkspaceFrame } from './workspace-header'

interface ReviewsFrameProps {
  viewer: Viewer
  locale: Locale
  section: 'rules' | 'redactions'
  /** Address of this page without its language, where it isn't the section's own. */
  path?: string
  title: ReactNode
  lede?: ReactNode
  children: ReactNode
}

/** A page of the reviews where two people decide. */
export function ReviewsFrame({ viewer, locale, section, path, title, lede, children }: ReviewsFrameProps) {
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={path ?? `/reviews/${section}`} section="reviews">
      <section className="sec first">
        <PageTitle>{title}</PageTitle>
        {lede && <p className="lede">{lede}</p>}
      </section>
      {children}
    </WorkspaceFrame>
  )
}
