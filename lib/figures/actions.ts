import { type ActionPage, findAction } from '@/lib/actions/queries'
import type { Figure } from '@/lib/charts/model'
import { wordsOf } from '@/lib/charts/words'
import type { IsoDate } from '@/lib/dates/partial'
import { commitmentsHref, href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { COUNTED } from '@/lib/overview/overview'
import type { Shelf } from './model'

export const actionFigureId = (number: number): string => `actions/${number}/status`

export const ACTION_SHELVES: readonly Shelf[] = [
  {
    id: /^actions\/([1-9]\d?)\/status$/,
    page: (number = '') => `/actions/${number}`,
    load: async ({ db, locale, asOf, day }, number = '') => {
      const action = await findAction(db, Number(number), asOf)
      return action && actionFigure(locale, action, day)
    },
  },
]

/** Where the pledges stand that serve one action. null: none does. */
export function actionFigure(locale: Locale, action: ActionPage, day: IsoDate): Figure | null {
  const { number, name, pledges, checkable, byStatus } = action
  if (pledges === 0) return null
  const t = wordsOf(locale)
  const filter = { ...COUNTED, action: number }
  const said = pickText(name, locale)?.text ?? t('action.kicker', { number })
  return {
    locale,
    title: `${said}: ${t('action.finding', { pledges, checkable })}`,
    lede: t('action.byStatus'),
    unit: null,
    sources: [{ text: t('figures.allRecords'), href: commitmentsHref(locale, filter) }],
    rule: { text: t('overview.how'), href: href(locale, '/methodology#status') },
    asOf: day,
    data: {
      kind: 'stacked',
      width: 'share',
      parts: byStatus.map(({ status }) => ({ key: status, look: status, label: t(`status.${status}`) })),
      rows: [
        {
          key: String(number),
          label: said,
          href: commitmentsHref(locale, filter),
          parts: byStatus.map(({ status, count }) => ({
            part: status,
            count,
            href: commitmentsHref(locale, { ...filter, status }),
          })),
        },
      ],
    },
  }
}
