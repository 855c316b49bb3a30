import { getTranslations } from 'next-intl/server'
import { Figure } from '@/components/charts/figure'
import { CountLink } from '@/components/ui/count-link'
import { Section } from '@/components/ui/section'
import type { IsoDate } from '@/lib/dates/partial'
import { ACTIONS_ID, actionsFigure } from '@/lib/figures/overview'
import { formatNumber } from '@/lib/format/number'
import { commitmentsHref, href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { COUNTED } from '@/lib/overview/overview'
import type { ActionTotal } from '@/lib/overview/queries'

interface ActionsProps {
  locale: Locale
  today: IsoDate
  actions: readonly ActionTotal[]
  /** Pledges that name no action. */
  without: number
  total: number
}

/** The coalition's lines of action, with what was promised and done for each. */
export async function Actions({ locale, today, actions, without, total }: ActionsProps) {
  const t = await getTranslations('overview.actions')
  const name = (action: ActionTotal) => pickText(action.name, locale)?.text ?? String(action.number)
  const figure = actionsFigure(locale, { actions, without, total, asOf: today })
  if (!figure) return null
  return (
    <Section id="actions" title={figure.title} lede={figure.lede}>
      <Figure figure={figure} id={ACTIONS_ID} untitled>
        <ol className="grid gap-x-6 gap-y-8 sm:grid-cols-2 lg:grid-cols-4">
          {actions.map((action) => (
            <li key={action.number} className="flex flex-col border-t-[3px] border-ink pt-3">
              <h3 className="grow">
                <a className="no-underline hover:underline" href={href(locale, `/actions/${action.number}`)}>
                  {name(action)}
                </a>
              </h3>
              <p className="mt-3">
                <CountLink
                  className="no-underline hover:underline"
                  count={action.pledges}
                  href={commitmentsHref(locale, { ...COUNTED, action: action.number })}
                >
                  <span className="big-n">{formatNumber(locale, action.pledges)}</span>{' '}
                  <span className="meta">{t('pledges', { count: action.pledges })}</span>
                </CountLink>
              </p>
              <div className="bullet my-2" aria-hidden="true">
                <i style={{ width: share(action.pledges, total), opacity: 0.32 }} />
                <i style={{ width: share(action.checkable, total) }} />
              </div>
              <ul className="meta leading-7">
                <li>
                  <CountLink
                    count={action.checkable}
                    href={commitmentsHref(locale, { ...COUNTED, action: action.number, measurable: 'yes' })}
                  >
                    {t('checkable', { count: action.checkable })}
                  </CountLink>
                </li>
                <li>
                  <CountLink
                    count={action.withFigure}
                    href={commitmentsHref(locale, { ...COUNTED, action: action.number, has: 'figure' })}
                  >
                    {t('figure', { count: action.withFigure })}
                  </CountLink>
                </li>
                <li>
                  <CountLink
                    count={action.measures}
                    href={commitmentsHref(locale, { level: 'national_measure', action: action.number })}
                  >
                    {t('measures', { count: action.measures })}
                  </CountLink>
                </li>
              </ul>
            </li>
          ))}
        </ol>
      </Figure>
    </Section>
  )
}

const share = (part: number, whole: number) => `${whole ? (part / whole) * 100 : 0}%`
