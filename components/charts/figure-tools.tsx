import type { Figure } from '@/lib/charts/model'
import { wordsOf } from '@/lib/charts/words'
import { env } from '@/lib/env'
import { embedHref, FIGURE_FORMATS, figureHref } from '@/lib/figures/address'
import { embedCode } from '@/lib/figures/frame'
import { pagePin } from '@/lib/figures/pin'
import { formatDate } from '@/lib/format/date'
import { CopyCode } from './copy-code'
import { ExploreFigure } from './explore-figure'

interface FigureToolsProps {
  figure: Figure
  /** Under which it is found: `commitments/KEN-2021-09/centres`. */
  id: string
}

/** What can be done with a figure: read it value by value, take it away, show it elsewhere. */
export async function FigureTools({ figure, id }: FigureToolsProps) {
  const { locale } = figure
  const t = wordsOf(locale)
  const pin = await pagePin()
  return (
    <div className="fig-tools no-print">
      <ExploreFigure figure={figure} />
      <ul aria-label={t('figures.tools.label')}>
        {FIGURE_FORMATS.map((format) => (
          <li key={format}>
            <a href={figureHref(locale, id, format)} download rel="nofollow">
              {t(`figures.tools.${format}`)}
            </a>
          </li>
        ))}
      </ul>
      {pin && (
        <details>
          <summary>{t('figures.tools.embed')}</summary>
          <CopyCode
            code={embedCode(figure, new URL(embedHref(locale, id, pin.text), env().BASE_URL).href)}
            label={t('figures.tools.code', { date: formatDate(locale, pin.day) })}
            copy={t('figures.tools.copy')}
            copied={t('figures.tools.copied')}
            select={t('figures.tools.select')}
          />
        </details>
      )}
    </div>
  )
}
