import { getTranslations } from 'next-intl/server'
import { publicDb } from '@/db/client'
import { findAction } from '@/lib/actions/queries'
import { pickText } from '@/lib/i18n/model'
import type { Card } from '@/lib/pictures/card'
import { type CardOf, cardFoot, keyOf } from './card-words'

/** What is promised for one action of the coalition; null: there is none of this number. */
export async function actionCard({ locale, asOf }: CardOf, number: number): Promise<Card | null> {
  const [t, action, foot] = await Promise.all([
    getTranslations({ locale, namespace: 'action' }),
    findAction(publicDb, number, asOf),
    cardFoot({ locale, asOf }),
  ])
  if (!action) return null
  const { name, pledges, checkable, byStatus } = action
  return {
    kicker: t('kicker', { number }),
    finding: pickText(name, locale)?.text ?? t('kicker', { number }),
    detail: t('finding', { pledges, checkable }),
    status: null,
    figure: { kind: 'squares', counts: byStatus },
    key: await keyOf(locale, byStatus),
    ...foot,
  }
}
