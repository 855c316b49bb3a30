import { getTranslations } from 'next-intl/server'
import { makerName } from '@/components/commitments/standing-words'
import type { AsOf } from '@/lib/as-of/model'
import { originalOf } from '@/lib/cite/original'
import { factsOf } from '@/lib/commitments/facts'
import type { CommitmentView } from '@/lib/commitments/queries'
import type { ContributionView } from '@/lib/contributions/queries'
import type { Locale } from '@/lib/i18n/model'
import type { HistoryEntry } from '@/lib/ledger/queries'
import type { Paper } from '@/lib/papers/model'
import { citationBlocks } from './citation-blocks'
import { historyBlocks } from './commitment/history'
import { indicatorBlocks } from './commitment/indicators'
import { recordRows } from './commitment/record'
import { saidBlocks } from './commitment/said'
import { sourceBlocks } from './commitment/sources'
import { deliveryBlocks, milestoneBlocks, moneyBlocks } from './commitment/steps'
import { knownBlocks, verdictBlock, verdictRowBlocks } from './commitment/verdict'
import { assessmentBlocks, contributionBlocks } from './commitment/voices'
import { wordingBlocks } from './commitment/wording'
import type { Written } from './commitment/written'
import { joined, paperFrame, textOf } from './paper-words'

/** The whole public record of one commitment, to be printed. */
export async function commitmentPaper(
  locale: Locale,
  commitment: CommitmentView,
  history: readonly HistoryEntry[],
  contributions: readonly ContributionView[],
  asOf: AsOf | null,
): Promise<Paper> {
  const { reference, standing, ledgerHead } = commitment
  const [t, { asOf: said, licence, isDemo, ...frame }] = await Promise.all([
    getTranslations({ locale }),
    paperFrame({
      locale,
      path: `/commitments/${reference}`,
      day: standing.asOf,
      seq: ledgerHead,
      reconstructed: asOf?.reconstructed ?? false,
    }),
  ])
  const written = { t, locale, commitment, facts: factsOf(commitment) } satisfies Written
  const maker = makerName(commitment.maker, locale)
  return {
    ...frame,
    title: `${reference} · Vaada`,
    subject: maker,
    head: [`Vaada · ${maker} · ${reference}`, said],
    blocks: [
      {
        is: 'small',
        text: joined([maker, ...commitment.actions.map(({ name }) => textOf(name, locale)), reference]),
      },
      { is: 'title', text: textOf(commitment.title, locale) },
      await verdictBlock(written),
      ...wordingBlocks(written),
      ...(await knownBlocks(written)),
      ...verdictRowBlocks(written),
      { is: 'facts', rows: recordRows(written) },
      ...indicatorBlocks(written),
      ...milestoneBlocks(written),
      ...deliveryBlocks(written),
      ...moneyBlocks(written),
      ...saidBlocks(written),
      ...assessmentBlocks(written),
      ...contributionBlocks(written, contributions),
      ...sourceBlocks(written),
      ...historyBlocks(written, history),
      ...citationBlocks(t, locale, {
        original: originalOf(commitment.sources),
        title: textOf(commitment.title, locale),
        reference,
        day: standing.asOf,
        entry: ledgerHead,
        url: frame.address,
        isDemo,
      }),
      { is: 'small', text: t('commitment.facts.citeHash', { hash: commitment.hash }) },
      { is: 'small', text: licence },
    ],
  }
}
