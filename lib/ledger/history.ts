import { z } from 'zod'
import { PublishedAssessment, Tombstone } from '@/lib/assessments/input'
import { CommitmentContent } from '@/lib/commitments/input'
import { PublishedSuggestion } from '@/lib/consultations/input'
import { PublishedContribution } from '@/lib/contributions/input'
import type { ContributionStage } from '@/lib/contributions/model'
import { type Difference, differencesOf } from './differences'
import type { HistoryEntry } from './queries'

export type AssessmentChange = 'first' | 'again' | 'agreed' | 'withdrawn'

/** What one entry did to a record. */
export type HistoryChange =
  | { readonly kind: 'first' }
  /** The first load: from documents, reviewed by nobody. */
  | { readonly kind: 'seed' }
  | { readonly kind: 'report'; readonly cycle: string; readonly corrected: boolean }
  /** What an organisation said, changed, agreed to or took back; an office's reply; a refusal by two reviewers. */
  | { readonly kind: 'assessment'; readonly cycle: string; readonly what: AssessmentChange }
  | { readonly kind: 'reply'; readonly cycle: string }
  | { readonly kind: 'refusal'; readonly cycle: string; readonly reason: string }
  /** A partner's step, or the government's answer to its offer; null: the entry no longer says which. */
  | { readonly kind: 'contribution'; readonly stage: ContributionStage | null; readonly again: boolean }
  /** An office opened a text or a theme for comment, or made it longer. */
  | { readonly kind: 'consultation'; readonly longer: boolean }
  | { readonly kind: 'suggestion'; readonly answered: boolean }
  | { readonly kind: 'redaction' }
  /** Its content was removed by that entry. */
  | { readonly kind: 'redacted'; readonly bySeq: number }
  /** No content before it can be read any more, so nothing can be compared. */
  | { readonly kind: 'not_comparable' }
  | {
      readonly kind: 'differences'
      readonly differences: readonly Difference[]
      /** The version it is compared with, where that is not the one just before; null: it is. */
      readonly comparedWith: number | null
    }

/** Each entry with what it changed, newest first, as the entries come. */
export function tellHistory<Entry extends HistoryEntry>(
  entries: readonly Entry[],
): { entry: Entry; change: HistoryChange }[] {
  return entries.map((entry, index) => ({ entry, change: changeOf(entry, entries.slice(index + 1)) }))
}

/** What an entry says of itself and of what it published. */
type Told = Pick<HistoryEntry, 'act' | 'subject' | 'record' | 'version' | 'content' | 'redactedBySeq'>

/** What one entry changed; `older`: entries of the same record before it, the nearest first. */
export function changeOf(
  entry: Told,
  older: readonly Pick<Told, 'act' | 'subject' | 'record' | 'version' | 'content'>[],
): HistoryChange {
  if (entry.act === 'redact') return { kind: 'redaction' }
  if (entry.redactedBySeq !== null) return { kind: 'redacted', bySeq: entry.redactedBySeq }
  if (entry.subject === 'report')
    return { kind: 'report', cycle: cycleOf(entry), corrected: entry.version > 1 }
  if (entry.subject === 'assessment')
    return { kind: 'assessment', cycle: cycleOf(entry), what: whatOf(entry) }
  if (entry.subject === 'reply') return { kind: 'reply', cycle: cycleOf(entry) }
  if (entry.subject === 'refusal')
    return {
      kind: 'refusal',
      cycle: cycleOf(entry),
      reason: Refusal.safeParse(entry.content).data?.reason ?? '',
    }

  if (entry.subject === 'contribution') {
    const stageOf = (content: unknown) => PublishedContribution.safeParse(content).data?.stage ?? null
    const stage = stageOf(entry.content)
    const before = older.find(({ record }) => record === entry.record)
    return { kind: 'contribution', stage, again: before !== undefined && stageOf(before.content) === stage }
  }

  if (entry.subject === 'consultation') return { kind: 'consultation', longer: entry.version > 1 }
  if (entry.subject === 'suggestion')
    return {
      kind: 'suggestion',
      answered: (PublishedSuggestion.safeParse(entry.content).data?.answer ?? null) !== null,
    }

  const versions = older.filter(({ subject, act }) => subject === 'commitment' && act !== 'redact')
  if (versions.length === 0) return { kind: entry.act === 'seed' ? 'seed' : 'first' }
  const now = CommitmentContent.safeParse(entry.content)
  for (const before of versions) {
    // What was removed, or is of an older shape, is passed over for the version before it.
    const old = CommitmentContent.safeParse(before.content)
    if (!now.success || !old.success) continue
    const comparedWith = before.version === entry.version - 1 ? null : before.version
    return { kind: 'differences', differences: differencesOf(old.data, now.data), comparedWith }
  }
  return { kind: 'not_comparable' }
}

const cycleOf = ({ record }: Pick<Told, 'record'>): string => record.split('/').at(1) ?? ''

const Refusal = z.object({ reason: z.string() })

function whatOf({ content, version }: Pick<Told, 'content' | 'version'>): AssessmentChange {
  if (Tombstone.safeParse(content).success) return 'withdrawn'
  if (PublishedAssessment.safeParse(content).data?.agreedOn) return 'agreed'
  return version > 1 ? 'again' : 'first'
}

/** The name under which an assessment was published; null: "a verified organisation", or no assessment. */
export function signedBy({ content }: { readonly content?: unknown }): string | null {
  const signed = Signed.safeParse(content)
  return signed.success ? (signed.data.organisation?.name ?? null) : null
}

const Signed = z.object({ organisation: z.object({ name: z.string() }).nullable() })
