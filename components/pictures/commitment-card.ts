import { getTranslations } from 'next-intl/server'
import { makerName, progressLabel, statusLabel } from '@/components/commitments/standing-words'
import { stageWords } from '@/components/commitments/verdict-words'
import { publicDb } from '@/db/client'
import type { Reference } from '@/lib/commitments/model'
import { findCommitment } from '@/lib/commitments/queries'
import { pickText } from '@/lib/i18n/model'
import type { Card } from '@/lib/pictures/card'
import { type CardOf, cardFoot } from './card-words'

/** What was promised, where it stands, and how far against time; null: nothing is published under the reference. */
export async function commitmentCard({ locale, asOf }: CardOf, reference: Reference): Promise<Card | null> {
  const [t, commitment, foot] = await Promise.all([
    getTranslations({ locale }),
    findCommitment(publicDb, reference, asOf),
    cardFoot({ locale, asOf }),
  ])
  if (!commitment) return null
  const { standing, level } = commitment
  const { status, late, progress, expected } = standing
  return {
    kicker: `${makerName(commitment.maker, locale)} · ${reference}`,
    finding: pickText(commitment.title, locale)?.text ?? reference,
    detail: status ? null : `${t(`level.${level}`)}. ${stageWords(t, locale, commitment)}`,
    status: status && { status, label: `${statusLabel(t, status, late)} · ${t(`level.${level}`)}` },
    figure:
      status && progress !== null
        ? { kind: 'bullet', progress, expected, status, label: progressLabel(t, locale, standing) }
        : null,
    key: [],
    ...foot,
  }
}
