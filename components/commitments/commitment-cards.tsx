import { getTranslations } from 'next-intl/server'
import type { CommitmentRow } from '@/lib/commitments/list-queries'
import type { Locale } from '@/lib/i18n/model'
import styles from './commitment-cards.module.css'
import {
  DueCell,
  EvidenceCell,
  LatestCell,
  ProgressCell,
  RecordCell,
  type Sought,
  StatusCell,
} from './commitment-cells'

interface CommitmentCardsProps {
  rows: readonly CommitmentRow[]
  caption: string
  locale: Locale
  /** null: no words were looked for. */
  sought?: Sought | null
}

/** The same records as in the table, a card each: for reading rather than comparing. */
export async function CommitmentCards({ rows, caption, locale, sought = null }: CommitmentCardsProps) {
  const t = await getTranslations()
  return (
    <>
      <p className={styles.caption} id="cards">
        {caption}
      </p>
      <ul className={styles.cards} aria-labelledby="cards">
        {rows.map((row) => {
          const cell = { row, locale, t }
          return (
            <li key={row.reference}>
              <RecordCell {...cell} sought={sought} heading="h2" />
              <p className={styles.status}>
                <StatusCell {...cell} />
              </p>
              <dl>
                <div>
                  <dt>{t('commitments.column.progress')}</dt>
                  <dd>
                    <ProgressCell {...cell} />
                  </dd>
                </div>
                <div>
                  <dt>{t('commitments.column.due')}</dt>
                  <dd>
                    <DueCell {...cell} />
                  </dd>
                </div>
                <div>
                  <dt>{t('commitments.column.evidence')}</dt>
                  <dd>
                    <EvidenceCell {...cell} />
                  </dd>
                </div>
                <div>
                  <dt>{t('commitments.column.latest')}</dt>
                  <dd>
                    <LatestCell {...cell} />
                  </dd>
                </div>
              </dl>
            </li>
          )
        })}
      </ul>
    </>
  )
}
