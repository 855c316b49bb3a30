import type { ReactNode } from 'react'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import type { Viewer } from '@/lib/access/viewer'
import type { Locale } from '@/lib/i18n/model'

interface AccountFrameProps {
  viewer: Viewer
  locale: Locale
  /** Address of this page without its language. */
  path: string
  title: string
  lede?: ReactNode
  /** What was just done, in words. */
  done?: string | null
  children: ReactNode
}

/** A page of one's own account, with what was just done above. */
export function AccountFrame({ viewer, locale, path, title, lede, done, children }: AccountFrameProps) {
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={path} section="account">
      <section className="sec first">
        <PageTitle>{title}</PageTitle>
        {lede && <p className="lede">{lede}</p>}
        {done && (
          <p className="note mt-6" data-tone="accent" role="status">
            {done}
          </p>
        )}
      </section>
      {children}
    </WorkspaceFrame>
  )
}
