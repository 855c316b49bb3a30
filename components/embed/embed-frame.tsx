import type { CSSProperties, ReactNode } from 'react'
import { PALETTES, type Theme } from '@/lib/charts/palette'
import { wordsOf } from '@/lib/charts/words'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { siteState } from '@/lib/standing/site-state'
import { BrandMark } from '../layout/brand'

interface EmbedFrameProps {
  locale: Locale
  /** null: as the reader's device wants it. */
  theme: Theme | null
  /** Under the figure: where it comes from, and as of when. */
  foot?: ReactNode
  children: ReactNode
}

/** A figure and the least around it. It fills its frame, whose height another site has chosen. */
export async function EmbedFrame({ locale, theme, foot, children }: EmbedFrameProps) {
  const { demo } = await siteState()
  return (
    <main className="embed" style={theme ? colours(theme) : undefined}>
      {demo && <p className="embed-demo">{wordsOf(locale)('figures.embed.demo')}</p>}
      {children}
      <p className="embed-foot">
        <a href={href(locale, '/')} className="inline-flex items-center gap-1.5 font-[560]">
          <BrandMark />
          Vaada
        </a>
        {foot}
      </p>
    </main>
  )
}

const colours = (theme: Theme): CSSProperties =>
  ({
    ...Object.fromEntries(Object.entries(PALETTES[theme]).map(([name, value]) => [`--${name}`, value])),
    colorScheme: theme,
  }) as CSSProperties
